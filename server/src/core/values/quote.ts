const LONGEST = 48;

/** The text in double quotes, as a message shows it: control characters escaped, a long text cut. */
export function quote(text: string): string {
  const head = text.slice(0, LONGEST + 1);
  if (head.length <= LONGEST) return JSON.stringify(text);
  return JSON.stringify(`${[...head].slice(0, -2).join('')}…`);
}
