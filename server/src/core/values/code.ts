import { visible } from './visible.ts';

const LONGEST = 60;

/** A piece of the file in a sentence: on one line, cut short, nothing in it unseen, without the backtick that would end it. */
export function code(text: string): string {
  return codeWithin(text, LONGEST);
}

/** The same, in so many characters. */
export function codeWithin(text: string, longest: number): string {
  const line = text.replace(/\s+/g, ' ').replaceAll('`', "'").trim();
  const characters = [...line.slice(0, 2 * longest)];
  const shown = characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : line;
  return `\`${visible(shown)}\``;
}
