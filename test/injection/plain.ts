/** Text that is shown as it is: no sign in it is unseen, steers the program that shows it, or means anything to us. */

/** Joiners stay, which some scripts cannot do without. */
const STEERING = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Co}\p{Noncharacter_Code_Point}]/gu;

/** Signs that have no place in a line of text. */
export function steeringIn(line: string): string[] {
  return [...line.matchAll(STEERING)].map(([sign]) => `U+${(sign.codePointAt(0) ?? 0).toString(16)}`);
}

/** The same, in a text of several lines. */
export function steeringInLines(text: string): string[] {
  return steeringIn(text.replaceAll('\n', ' '));
}
