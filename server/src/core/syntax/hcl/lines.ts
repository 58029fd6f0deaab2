/** Lines and columns within a text. */

export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** The column of the first sign on the line of an offset. */
export function indentAt(text: string, offset: number): number {
  const start = lineStart(text, offset);
  let at = start;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at - start;
}

/** The column of an offset with nothing but blanks before it on its line; undefined where something else is. */
export function columnOnOwnLine(text: string, offset: number): number | undefined {
  const start = lineStart(text, offset);
  return start + indentAt(text, offset) === offset ? offset - start : undefined;
}
