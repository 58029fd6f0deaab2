/** Places in a text by what stands there, counted as the protocol does. */
import type { Position, Range } from 'vscode-languageserver';

/** `marked` has `|` where the position is; the rest must occur exactly once. */
export function positionOf(text: string, marked: string): Position {
  const [before = '', after, ...more] = marked.split('|');
  const plain = before + (after ?? '');
  const at = text.indexOf(plain);
  if (after === undefined || more.length > 0 || at < 0 || text.includes(plain, at + 1))
    throw new Error(`not one "${marked}"`);
  return toPosition(text, at + before.length);
}

/** The first time a piece occurs as a value or a key of its own. */
export function lookUp(text: string, piece: string): Range {
  const pattern = new RegExp(`(?<=^\\s*|[:[{,-] ?)${piece.replace(/[.[\]]/g, '\\$&')}(?![\\w.-])`, 'm');
  const at = text.search(pattern);
  if (at < 0) throw new Error(`no "${piece}"`);
  return { start: toPosition(text, at), end: toPosition(text, at + piece.length) };
}

function toPosition(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}
