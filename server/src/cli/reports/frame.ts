/** The line a finding is about with a mark under the place, ready for a terminal. */
import { notCommanding, printable } from '../wording.ts';

export interface Frame {
  readonly line: string;
  readonly mark: string;
}

/** One character of the line as it shows. */
interface Cell {
  readonly text: string;
  readonly columns: number;
  /** Where it begins and ends in the line, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

const TAB = '    ';
const CUT = '…';
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/u;
const WITHOUT_WIDTH = /[\p{Mn}\p{Me}\u200c\u200d]/u;

/** `start` and `end` in UTF-16 units of the line, `width` in columns. A line that is longer is cut around the mark. */
export function frameOf(line: string, start: number, end: number, width: number): Frame {
  // What lies further away than this cannot show, however long the line is.
  const cells = cellsOf(notCommanding(line), Math.max(0, start - width), start + width);
  const at = cells.findIndex((cell) => cell.end > start);
  const marked = at < 0 ? cells.length : at;
  let first = 0;
  while (columnsOf(cells.slice(first)) > width && columnsOf(cells.slice(first, marked)) > width / 4) first++;
  let last = first;
  while (last < cells.length && columnsOf(cells.slice(first, last + 1)) <= width) last++;
  const shown = cells.slice(first, last);
  const before = (shown[0]?.start ?? 0) > 0 ? CUT : '';
  const after = (shown.at(-1)?.end ?? line.length) < line.length ? CUT : '';
  const underMark = shown.slice(marked - first).filter((cell) => cell.start < end);
  return {
    line: before + shown.map(({ text }) => text).join('') + after,
    mark: ' '.repeat(before.length + columnsOf(cells.slice(first, marked))) + '^'.repeat(columnsOf(underMark) || 1),
  };
}

function cellsOf(line: string, from: number, to: number): Cell[] {
  const cells: Cell[] = [];
  let at = isInsidePair(line, from) ? from - 1 : from;
  for (const character of line.slice(at, isInsidePair(line, to) ? to + 1 : to)) {
    const text = character === '\t' ? TAB : printable(character);
    cells.push({ text, columns: text === TAB ? TAB.length : widthOf(text), start: at, end: at + character.length });
    at += character.length;
  }
  return cells;
}

function isInsidePair(line: string, at: number): boolean {
  return at > 0 && (line.codePointAt(at - 1) ?? 0) > 0xffff;
}

function widthOf(character: string): number {
  if (WITHOUT_WIDTH.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

function columnsOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { columns }) => sum + columns, 0);
}
