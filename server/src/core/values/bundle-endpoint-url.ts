import type { Span } from '../syntax/span.ts';

export { type HostKind, hostKind } from './host-kind.ts';

export interface UrlProblem extends Span {
  readonly code: 'missing-scheme' | 'not-https' | 'userinfo' | 'no-host' | 'whitespace' | 'malformed';
  readonly message: string;
}

/** A URL taken apart without being changed; each `…Span` is where the part stands in the text. */
export interface EndpointUrl {
  /** Lower case, empty when missing. */
  readonly scheme: string;
  readonly schemeSpan: Span;
  /** With its `@`. */
  readonly userinfo?: Span;
  /** Lower case, without the brackets of an IPv6 address; empty when missing. */
  readonly host: string;
  readonly hostSpan: Span;
  readonly port?: number;
  /** With its colon. */
  readonly portSpan?: Span;
  /** Empty, or begins with a slash; without query and fragment. */
  readonly path: string;
  readonly pathSpan: Span;
  /** Without the `?`. */
  readonly query?: string;
  /** Without the `#`. */
  readonly fragment?: string;
  readonly problems: readonly UrlProblem[];
}

/** Reads the URL of a bundle endpoint (SPEC-FED 5.2): `https`, a host, no user. The platform's own parser would repair what it reads and lose the places. */
export function parseEndpointUrl(text: string): EndpointUrl {
  const cuts = takeApart(text);
  const { from, schemeEnd, start, hostStart, portStart, authorityEnd, pathEnd, queryEnd, end, host, port } = cuts;
  return {
    scheme: text.slice(from, schemeEnd).toLowerCase(),
    schemeSpan: { start: from, end: schemeEnd },
    ...(start < hostStart && { userinfo: { start, end: hostStart } }),
    host: host.toLowerCase(),
    hostSpan: { start: hostStart, end: portStart },
    ...(port !== undefined && { port }),
    ...(portStart < authorityEnd && { portSpan: { start: portStart, end: authorityEnd } }),
    path: text.slice(authorityEnd, pathEnd),
    pathSpan: { start: authorityEnd, end: pathEnd },
    ...(pathEnd < queryEnd && { query: text.slice(pathEnd + 1, queryEnd) }),
    ...(queryEnd < end && { fragment: text.slice(queryEnd + 1, end) }),
    problems: problemsOf(text, cuts),
  };
}

/** Offsets at which one part ends and the next begins, white space at both ends left out. */
interface Cuts {
  readonly from: number;
  readonly schemeEnd: number;
  readonly slashes: number;
  /** Of the authority. */
  readonly start: number;
  readonly hostStart: number;
  readonly bracketed: boolean;
  readonly host: string;
  readonly portStart: number;
  readonly port: number | undefined;
  readonly authorityEnd: number;
  readonly pathEnd: number;
  readonly queryEnd: number;
  readonly end: number;
}

function takeApart(text: string): Cuts {
  const from = text.length - text.trimStart().length;
  // A name, a colon and a digit are a host and its port.
  const [, scheme = '', afterScheme = '', alone = ''] =
    /^(?:([A-Za-z][A-Za-z0-9+.-]*):(?!\d)(\/{0,2})|(\/\/))?/u.exec(text.slice(from)) ?? [];
  const slashes = afterScheme || alone;
  const schemeEnd = from + scheme.length;
  const start = schemeEnd + (scheme === '' ? 0 : 1) + slashes.length;
  const end = Math.max(start, text.trimEnd().length);
  const authorityEnd = first(text, /[/?#]/gu, start, end);
  const pathEnd = first(text, /[?#]/gu, authorityEnd, end);
  const queryEnd = first(text, /#/gu, pathEnd, end);
  const hostStart = start + text.slice(start, authorityEnd).lastIndexOf('@') + 1;
  const address = text.slice(hostStart, authorityEnd);
  const [, inBrackets, name = address, portText] = /^(?:\[([^\]]*)\]|(\[.*|[^:]*))(?::(.*))?$/su.exec(address) ?? [];
  return {
    from,
    schemeEnd,
    slashes: slashes.length,
    start,
    hostStart,
    bracketed: inBrackets !== undefined,
    host: inBrackets ?? name,
    portStart: portText === undefined ? authorityEnd : authorityEnd - portText.length - 1,
    port:
      portText !== undefined && /^\d{1,5}$/u.test(portText) && Number(portText) <= 65_535
        ? Number(portText)
        : undefined,
    authorityEnd,
    pathEnd,
    queryEnd,
    end,
  };
}

function problemsOf(text: string, cuts: Cuts): UrlProblem[] {
  if (text.trim() === '') return [{ code: 'no-host', start: 0, end: text.length, message: 'The URL is empty.' }];
  const { from, schemeEnd, start, hostStart, portStart, authorityEnd, pathEnd, end, host } = cuts;
  const problems: UrlProblem[] = [];
  const add = (code: UrlProblem['code'], start: number, end: number, message: string) =>
    problems.push({ code, start, end, message });

  if (from === schemeEnd) {
    add(
      'missing-scheme',
      from,
      Math.max(authorityEnd, Math.min(end, from + 1)),
      'The URL has no scheme: it must begin with https://.',
    );
  } else if (cuts.slashes < 2) {
    add('malformed', from, start, 'After the scheme come a colon and two slashes.');
  } else if (text.slice(from, schemeEnd).toLowerCase() !== 'https') {
    add(
      'not-https',
      from,
      schemeEnd,
      'A bundle is fetched over https only: anything else lets others swap the keys on the way.',
    );
  }
  if (start < hostStart)
    add('userinfo', start, hostStart, 'The URL may not carry a user or a password: the file would leak the secret.');
  if (host === '')
    add('no-host', Math.max(0, hostStart - 2), Math.min(text.length, hostStart + 1), 'The URL names no host.');

  const blank = /[\s\p{Cc}]+/u.exec(text);
  if (blank)
    add(
      'whitespace',
      blank.index,
      blank.index + blank[0].length,
      'A URL has no white space: remove it, or write it as %20 in the path.',
    );
  const odd = cuts.bracketed ? /[^0-9A-Fa-f:.]+/u.exec(host) : /[^\p{L}\p{N}\p{M}._~!$&'()*+,;=\s\p{Cc}-]+/u.exec(host);
  if (odd) {
    const place = hostStart + (cuts.bracketed ? 1 : 0) + odd.index;
    add('malformed', place, place + odd[0].length, 'No host name has such characters in it.');
  } else if (authorityEnd - portStart > 1 && cuts.port === undefined) {
    add('malformed', portStart, authorityEnd, 'The port is a number from 0 to 65535.');
  }
  const percent = /%(?![0-9A-Fa-f]{2})/u.exec(text.slice(authorityEnd, pathEnd));
  if (percent) {
    const place = authorityEnd + percent.index;
    add(
      'malformed',
      place,
      place + 1,
      'A % is followed by two hexadecimal digits; a percent sign itself is written %25.',
    );
  }
  return problems.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The first match of a global pattern at or after `start`, else `end`. */
function first(text: string, pattern: RegExp, start: number, end: number): number {
  pattern.lastIndex = start;
  return Math.min(end, pattern.exec(text)?.index ?? end);
}
