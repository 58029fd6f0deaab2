/** What can be written at a cursor in HCL: a key, a label behind it, or a value. */
import { readHcl } from '../syntax/hcl.ts';
import { contains, type Span } from '../syntax/span.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import { type HclCursor, hclCursorIn } from './hcl-cursor.ts';
import { goesOn, keySlot, labelSlot } from './hcl-key.ts';
import { valueSlot } from './hcl-value.ts';
import { openQuote, type Place, type Slot } from './place.ts';
import { STAND_IN } from './stand-in.ts';

/** `previous` is the tree of an earlier state of the text. */
export function hclPlace(text: string, offset: number, previous?: SyntaxTree): Place | undefined {
  const typed = readHcl(text.slice(0, offset) + STAND_IN + text.slice(offset), previous?.outer ?? previous);
  const comment = typed.comments.find(({ span }) => span.start < offset && offset < span.end);
  if (comment) return { in: 'comment', language: 'hcl', start: comment.span.start, root: readHcl(text, typed).root };
  const word = wordAt(text, offset, typed);
  if (!word) return undefined;
  const cursor = cursorAfter(text, word, typed);
  return { in: 'document', language: 'hcl', slots: cursor ? slotsAt(text, offset, cursor) : [] };
}

/** The word at the cursor, quotes included; undefined in a text of several lines, or behind a closing quote. */
function wordAt(text: string, offset: number, { root }: SyntaxTree): Span | undefined {
  const found = root && hclCursorIn(root);
  if (!found || found.node.style === 'literal') return undefined;
  const { start, end } = found.node.span;
  const last = end - STAND_IN.length;
  const isOpen = openQuote(text.slice(start, offset)) && (last === offset || text[last - 1] !== '"');
  return { start, end: isOpen ? offset + restOfOpen(text, offset) : last };
}

/** An open quote swallows the rest of the line, brackets and all. */
function restOfOpen(text: string, offset: number): number {
  return /^[^\s{}[\],"]*/.exec(text.slice(offset))?.[0].length ?? 0;
}

/** Where the whole word belongs. Behind a key another word may follow that is none of its labels. */
function cursorAfter(text: string, word: Span, typed: SyntaxTree): HclCursor | undefined {
  const { start, end } = word;
  const isQuoted = text[start] === '"';
  const standIn = isQuoted ? `"${STAND_IN}"` : STAND_IN;
  const read = (mark: string) => readHcl(text.slice(0, start) + mark + text.slice(end), typed).root;
  const root = read(standIn);
  const found = root && hclCursorIn(root);
  if (!root || !found) return undefined;
  if (found.role !== 'key' || goesOn(text, word)) return { ...found, root, word };
  const alone = read(`${standIn} = 0`);
  const at = alone && hclCursorIn(alone);
  return alone && at && { ...at, root: alone, word };
}

function slotsAt(text: string, offset: number, cursor: HclCursor): Slot[] {
  const { word } = cursor;
  // Right behind what is complete nothing is to be written.
  const isBehind = word.start === word.end && /["}\]]/.test(text.charAt(offset - 1));
  if (isBehind || !contains(word, offset)) return [];
  if (cursor.role === 'value') return valueSlot(text, offset, cursor);
  return cursor.role === 'label' ? labelSlot(text, offset, cursor) : keySlot(text, offset, cursor);
}
