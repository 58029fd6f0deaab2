/** The names of the fields of a bundle, and what people write in their place. */

export const BUNDLE_FIELDS = ['keys', 'spiffe_sequence', 'spiffe_refresh_hint'] as const;

export const MAP_FIELDS = ['trust_domains'] as const;

/** Members of a JWK that programs look for by name (SPEC-BUNDLE 4.2, RFC 7518). */
export const KEY_FIELDS = ['kty', 'use', 'kid', 'x5c', 'crv', 'n', 'e', 'x', 'y'] as const;

const OTHER_WORDS: ReadonlyMap<string, string> = new Map([
  ['sequence', 'spiffe_sequence'],
  ['sequencenumber', 'spiffe_sequence'],
  ['spiffesequencenumber', 'spiffe_sequence'],
  ['refreshhint', 'spiffe_refresh_hint'],
]);

/** The field that was meant by another name; undefined for a right name, and for one that means something else. */
export function meantField(written: string, names: readonly string[]): string | undefined {
  if (names.includes(written)) return undefined;
  const letters = lettersOf(written);
  const other = OTHER_WORDS.get(letters);
  if (other !== undefined) return names.includes(other) ? other : undefined;
  return names.find((name) => lettersOf(name) === letters);
}

/** Go programs take the fields of a bundle in any case. */
export function differsInCase(written: string, name: string): boolean {
  return written.toLowerCase() === name;
}

function lettersOf(word: string): string {
  return word.toLowerCase().replace(/[^a-z0-9]/g, '');
}
