const LONGEST = 60;

/** A piece of the file in a sentence: on one line, cut short, without the backtick that would end it. */
export function code(text: string): string {
  const line = text.replace(/\s+/g, ' ').replaceAll('`', "'").trim();
  const characters = [...line.slice(0, 2 * LONGEST)];
  return characters.length > LONGEST ? `\`${characters.slice(0, LONGEST - 1).join('')}…\`` : `\`${line}\``;
}
