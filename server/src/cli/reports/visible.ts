/** Text of manifests on its way into a report that people read. */

/** Joiners stay, which some scripts cannot do without. */
const UNSEEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/gu;

/** Signs that nobody would see, or that would turn the direction of the rest, stand there by their number. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (sign) => `⟨U+${hex(sign)}⟩`);
}

/** The first so many UTF-16 units, with a mark where some are missing; no character is cut in two. */
export function clipped(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

function hex(sign: string): string {
  return (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
