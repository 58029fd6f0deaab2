import type { Span } from '../../syntax/span.ts';

export type IdProblemCode =
  | 'empty'
  | 'scheme'
  | 'trust-domain-missing'
  | 'trust-domain-char'
  | 'path-char'
  | 'empty-segment'
  | 'dot-segment'
  | 'trailing-slash'
  | 'percent-encoding'
  | 'query'
  | 'fragment'
  | 'userinfo'
  | 'port'
  | 'uppercase'
  | 'too-long';

/** What is wrong with an identifier, at the smallest place that shows it, as offsets inside the text that was read. */
export interface IdProblem extends Span {
  readonly code: IdProblemCode;
  readonly message: string;
}

/** The first problem of each code: a hundred capitals are one mistake. */
export type ProblemsFound = Map<IdProblemCode, IdProblem>;

export function add(found: ProblemsFound, code: IdProblemCode, { start, end }: Span, message: string): void {
  if (!found.has(code)) found.set(code, { code, start, end, message });
}

/** Adds the first match of `pattern` within `span`. */
export function addMatch(
  found: ProblemsFound,
  code: IdProblemCode,
  pattern: RegExp,
  text: string,
  span: Span,
  message: string,
): void {
  const match = found.has(code) ? undefined : pattern.exec(text.slice(span.start, span.end));
  if (!match) return;
  const start = span.start + match.index;
  add(found, code, { start, end: start + match[0].length }, message);
}

/** By place, with one more. */
export function sorted(found: ProblemsFound, other: IdProblem | undefined): IdProblem[] {
  return [...found.values(), ...(other ? [other] : [])].sort((a, b) => a.start - b.start || a.end - b.end);
}
