/**
 * What nobody would see, or what would steer the program that shows it: controls, signs without a shape or that turn the
 * direction of writing, line ends, halves of characters, and signs that Unicode leaves to programs, with which Fedlint
 * marks places of its own. Joiners stay, which some scripts cannot do without.
 */
const UNSEEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;

/** The text on one line, in which such signs stand by their number. */
export function visible(text: string): string {
  return withoutUnseen(text, numbered);
}

/** The text with something else for each of such signs. */
export function withoutUnseen(text: string, instead: (sign: string) => string): string {
  return text.replace(UNSEEN, instead);
}

/** "⟨U+202E⟩" */
export function numbered(sign: string): string {
  const number = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return `⟨U+${number.padStart(4, '0')}⟩`;
}
