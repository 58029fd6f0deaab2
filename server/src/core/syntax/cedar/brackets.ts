/** What belongs to a bracket in Cedar. */
import type { Token } from './tokens.ts';

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['{', '}'],
  ['[', ']'],
]);
const CLOSES = new Set(CLOSING.values());

/**
 * The index of what closes the bracket at an index; undefined where brackets do not fit each other. No bracket reaches
 * beyond a semicolon, so that one which is never closed is noticed in its own policy.
 */
export function closingOf(tokens: readonly Token[], open: number): number | undefined {
  const expected: string[] = [];
  for (let at = open; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token || token.isOpen || token.source === ';' || (at > open && startsPolicy(tokens, at))) return undefined;
    const closing = token.type === 'sign' ? CLOSING.get(token.source) : undefined;
    if (closing !== undefined) expected.push(closing);
    else if (isClosing(token) && expected.pop() !== token.source) return undefined;
    if (expected.length === 0) return at;
  }
  return undefined;
}

/** What stands between commas that are not in brackets of their own. A comma at the end is none between. */
export function partsBetween(tokens: readonly Token[], from: number, to: number): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens.slice(from, to)) {
    if (token.source === ',' && depth === 0) {
      parts.push([]);
      continue;
    }
    parts.at(-1)?.push(token);
    if (token.type === 'sign' && CLOSING.has(token.source)) depth++;
    if (isClosing(token)) depth--;
  }
  return parts.at(-1)?.length === 0 ? parts.slice(0, -1) : parts;
}

/** `permit (` or `forbid (`, which stands nowhere inside of a policy. */
export function startsPolicy(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.source;
  return (word === 'permit' || word === 'forbid') && tokens[at + 1]?.source === '(' && tokens[at - 1]?.source !== '.';
}

function isClosing({ type, source }: Token): boolean {
  return type === 'sign' && CLOSES.has(source);
}
