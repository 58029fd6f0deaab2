/** What an editor knows of its documents: their texts, by the rules of the protocol and by nothing of ours. */
import type { Position, Range } from 'vscode-languageserver';
import type { Random } from '../../../test/unit/fixes/random.ts';

/** Each line without what ends it (LSP 3.17, "Text Documents"). */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}

/** A column beyond its line is the end of that line, and a line beyond the text is the end of the text. */
function offsetOf(text: string, { line, character }: Position): number {
  let start = 0;
  for (let left = line; left > 0; left--) {
    const found = /\r\n|\n|\r/.exec(text.slice(start));
    if (!found) return text.length;
    start += found.index + found[0].length;
  }
  const end = /\r\n|\n|\r/.exec(text.slice(start))?.index ?? text.length - start;
  return start + Math.min(character, end);
}

export function edited(text: string, { start, end }: Range, fresh: string): string {
  return text.slice(0, offsetOf(text, start)) + fresh + text.slice(offsetOf(text, end));
}

/** In the text, for the most part; else far from it. */
export function somewhere(text: string, random: Random): Position {
  const lines = linesOf(text);
  const line = random.below(lines.length);
  const character = random.below((lines[line]?.length ?? 0) + 1);
  const far = random.pick([0, 1, lines.length, 2 ** 31 - 1]);
  return random.pick([
    ...([
      { line, character },
      { line, character },
      { line, character },
      { line, character },
    ] as const),
    { line, character: far },
    { line: far, character },
  ]);
}

export function stretch(text: string, random: Random): Range {
  const [a, b] = [somewhere(text, random), somewhere(text, random)];
  const isForward = a.line < b.line || (a.line === b.line && a.character <= b.character);
  return isForward ? { start: a, end: b } : { start: b, end: a };
}
