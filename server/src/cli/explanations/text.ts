/** Pieces of the pages that `fedlint explain` prints. */
import type { Control } from '../../core/frameworks/catalogue.ts';

const WIDTH = 100;

/** Text in lines of a width that people like to read, indented. */
export function paragraph(text: string): string {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > WIDTH) lines.push(`  ${word}`);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.join('\n');
}

/** What should be known of a control before it is cited. */
export function marksOf({ draft, verified, ownTitle, ownId }: Control): string {
  const marks = [
    ...(ownTitle ? ['our label'] : []),
    ...(ownId ? ['our id'] : []),
    ...(draft ? ['work in progress'] : []),
    ...(verified ? [] : ['not checked at its source']),
  ];
  return marks.length === 0 ? '' : ` (${marks.join(', ')})`;
}
