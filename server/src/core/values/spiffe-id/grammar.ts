import type { Span } from '../../syntax/span.ts';
import { add, addMatch, type IdProblem, type ProblemsFound, sorted } from './problem.ts';

export interface SpiffeId {
  readonly trustDomain: string;
  /** Empty, or begins with a slash. */
  readonly path: string;
  readonly segments: readonly string[];
}

/** `tooLong`: sound, but longer than every implementation has to support. See `lengthProblem`. */
export type ParsedTrustDomain =
  | { readonly ok: true; readonly name: string; readonly tooLong?: true }
  | { readonly ok: false; readonly problems: readonly IdProblem[] };

export type ParsedSpiffeId =
  | ({ readonly ok: true; readonly tooLong?: true } & SpiffeId)
  | { readonly ok: false; readonly problems: readonly IdProblem[] };

/** What every implementation supports, in bytes of UTF-8 (SPEC-ID 2.3). Go checks neither. */
export const MAX_TRUST_DOMAIN = 255;
export const MAX_SPIFFE_ID = 2048;

/** The bare name of a trust domain: `[a-z0-9._-]` and nothing else (SPEC-ID 2.1). */
export function parseTrustDomain(text: string): ParsedTrustDomain {
  const found: ProblemsFound = new Map();
  const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:\/+/u.exec(text)?.[0] ?? '';
  if (text.trim() === '') {
    add(found, 'empty', { start: 0, end: text.length }, 'The trust domain is empty.');
  } else if (scheme !== '') {
    const message = 'A trust domain is a bare name here: leave the scheme away, and the path with it.';
    add(found, 'scheme', { start: 0, end: scheme.length }, message);
  }
  if (!found.has('empty')) {
    const name = cutTail(text, scheme.length, found);
    const slash = scheme === '' ? -1 : text.indexOf('/', name.start);
    checkAuthority(text, slash < 0 || slash > name.end ? name : { start: name.start, end: slash }, found);
  }
  if (found.size === 0) return { ok: true, name: text, ...(lengthProblem(text) && { tooLong: true }) };
  return { ok: false, problems: sorted(found, lengthProblem(text)) };
}

/** A SPIFFE ID: `spiffe://`, a trust domain, a path or none (SPEC-ID 2). */
export function parseSpiffeId(text: string): ParsedSpiffeId {
  const found: ProblemsFound = new Map();
  const scheme = /^spiffe:\/\//iu.exec(text)?.[0];
  if (text.trim() === '') {
    add(found, 'empty', { start: 0, end: text.length }, 'The SPIFFE ID is empty.');
  } else if (scheme === undefined) {
    add(
      found,
      'scheme',
      schemePlace(text),
      'A SPIFFE ID begins with spiffe://, directly followed by the trust domain.',
    );
  }
  if (scheme === undefined) return { ok: false, problems: sorted(found, undefined) };
  addMatch(found, 'uppercase', /[A-Z]+/u, text, { start: 0, end: scheme.length }, LOWER_CASE);
  const whole = cutTail(text, scheme.length, found);
  const slash = text.indexOf('/', whole.start);
  const end = slash < 0 || slash > whole.end ? whole.end : slash;
  checkAuthority(text, { start: whole.start, end }, found);
  checkPath(text, { start: end, end: whole.end }, found);
  if (found.size > 0) return { ok: false, problems: sorted(found, lengthProblem(text)) };
  const path = text.slice(end);
  const segments = path.split('/').slice(1);
  return {
    ok: true,
    trustDomain: text.slice(scheme.length, end),
    path,
    segments,
    ...(lengthProblem(text) && { tooLong: true }),
  };
}

/** Whether a trust domain is written as a URI. Go accepts that and silently drops the path; other products never match it. */
export function isUriForm(text: string): boolean {
  return text.includes(':/');
}

/** The one problem that Go lets pass: a trust domain, or an ID as a whole, that is too long to be understood everywhere. */
export function lengthProblem(text: string): IdProblem | undefined {
  const start = /^spiffe:\/\//iu.exec(text)?.[0].length ?? 0;
  const slash = text.indexOf('/', start);
  const end = slash < 0 ? text.length : slash;
  if (utf8Length(text, start, end) > MAX_TRUST_DOMAIN) {
    const message = `The trust domain is longer than ${MAX_TRUST_DOMAIN} bytes, which implementations need not support.`;
    return { code: 'too-long', start, end, message };
  }
  if (utf8Length(text, 0, text.length) <= MAX_SPIFFE_ID) return undefined;
  const message = `The SPIFFE ID is longer than ${MAX_SPIFFE_ID} bytes, which implementations need not support.`;
  return { code: 'too-long', start: 0, end: text.length, message };
}

const LOWER_CASE =
  'Scheme and trust domain are written in lower case; with capitals the ID is refused or never matches.';

/** Sets query and fragment aside, which an ID may not have, and returns what is left from `start`. */
function cutTail(text: string, start: number, found: ProblemsFound): Span {
  let end = text.length;
  const hash = text.indexOf('#', start);
  if (hash >= 0) {
    add(found, 'fragment', { start: hash, end }, 'A SPIFFE ID has no fragment: remove everything from the # on.');
    end = hash;
  }
  const question = text.indexOf('?', start);
  if (question >= 0 && question < end) {
    add(found, 'query', { start: question, end }, 'A SPIFFE ID has no query: remove everything from the ? on.');
    end = question;
  }
  return { start, end };
}

function checkAuthority(text: string, authority: Span, found: ProblemsFound): void {
  let { start, end } = authority;
  const at = text.lastIndexOf('@', end - 1);
  if (at >= start && end > start) {
    add(found, 'userinfo', { start, end: at + 1 }, 'A SPIFFE ID names no user: remove everything up to the @.');
    start = at + 1;
  }
  const colon = text.lastIndexOf(':', end - 1);
  if (colon >= start && end > start && /^:[0-9]*$/u.test(text.slice(colon, end))) {
    add(found, 'port', { start: colon, end }, 'A trust domain is a name, not an address: remove the port.');
    end = colon;
  }
  if (start === end) {
    const place = { start: Math.max(0, start - 2), end: Math.min(text.length, end + 1) };
    add(found, 'trust-domain-missing', place, 'The name of the trust domain is missing.');
    return;
  }
  const name = { start, end };
  addMatch(found, 'uppercase', /[A-Z]+/u, text, name, LOWER_CASE);
  addMatch(found, 'percent-encoding', /%(?:[0-9A-Fa-f]{2})?/u, text, name, 'A SPIFFE ID is never percent-encoded.');
  const message = 'A trust domain has lower-case letters, digits, dots, dashes and underscores, and nothing else.';
  addMatch(found, 'trust-domain-char', /[^A-Za-z0-9._%-]+/u, text, name, message);
}

function checkPath(text: string, path: Span, found: ProblemsFound): void {
  let end = path.end;
  while (end > path.start && text[end - 1] === '/') end--;
  if (end < path.end) {
    add(found, 'trailing-slash', { start: end, end: path.end }, 'A SPIFFE ID does not end in a slash.');
  }
  const body = { start: path.start, end };
  addMatch(
    found,
    'empty-segment',
    /\/{2,}/u,
    text,
    body,
    'The path has an empty segment: two slashes follow each other.',
  );
  addMatch(
    found,
    'dot-segment',
    /(?<=\/)\.{1,2}(?=\/|$)/u,
    text,
    body,
    'A path segment may not be . or ..: an ID is not resolved like a file path.',
  );
  addMatch(found, 'percent-encoding', /%(?:[0-9A-Fa-f]{2})?/u, text, body, 'A SPIFFE ID is never percent-encoded.');
  const message = 'A path segment has letters, digits, dots, dashes and underscores, and nothing else.';
  addMatch(found, 'path-char', /[^A-Za-z0-9._%/-]+/u, text, body, message);
}

/** The white space before it, a scheme that is another one or half of one, else the first segment. */
function schemePlace(text: string): Span {
  const wrong = /^(?:\s+|[A-Za-z][A-Za-z0-9+.-]*:\/+)/u.exec(text)?.[0].length;
  const slash = text.indexOf('/', 1);
  return { start: 0, end: wrong ?? (slash < 0 ? text.length : slash) };
}

function utf8Length(text: string, start: number, end: number): number {
  let bytes = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    // Each half of a surrogate pair counts two of the pair's four bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
  }
  return bytes;
}
