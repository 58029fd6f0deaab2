/** Changes of a text as the protocol defines them, said as plainly as possible, to hold the product's own way against. */
import type { Position, TextChange } from '../../../server/src/core/syntax/source.ts';

/** A position past the end of its line or of the text is moved back to it (LSP 3.17, "Position"). */
export function offsetAt(text: string, { line, character }: Position): number {
  const breaks = /\r\n|\n|\r/g;
  let start = 0;
  for (let i = 0; i < line; i++) {
    if (!breaks.exec(text)) return text.length;
    start = breaks.lastIndex;
  }
  const end = breaks.exec(text)?.index ?? text.length;
  return Math.min(start + character, end);
}

export function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

export function changed(text: string, changes: readonly TextChange[]): string {
  return changes.reduce((before, { range, text: insert }) => {
    if (!range) return insert;
    return before.slice(0, offsetAt(before, range.start)) + insert + before.slice(offsetAt(before, range.end));
  }, text);
}

/** The smallest change that makes one text of another. No position lies between the two halves of a line break. */
export function changeBetween(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  if (isBetween(before, start) || isBetween(after, start)) start--;
  if (isBetween(before, before.length - tail) || isBetween(after, after.length - tail)) tail--;
  const range = { start: positionAt(before, start), end: positionAt(before, before.length - tail) };
  return { range, text: after.slice(start, after.length - tail) };
}

function isBetween(text: string, offset: number): boolean {
  return text[offset - 1] === '\r' && text[offset] === '\n';
}
