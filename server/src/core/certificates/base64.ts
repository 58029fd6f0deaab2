/** Base64 (RFC 4648) to bytes and back, the same in a browser and in Node. Linear in the length of the text. */

const STANDARD = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const URL_SAFE = `${STANDARD.slice(0, 62)}-_`;

const NONE = 64;
const STANDARD_VALUES = valuesOf(STANDARD);
const EITHER_VALUES = valuesOf(STANDARD, URL_SAFE);

/** Six bits by character code. */
function valuesOf(...alphabets: readonly string[]): Uint8Array {
  const values = new Uint8Array(128).fill(NONE);
  for (const alphabet of alphabets) {
    for (let value = 0; value < alphabet.length; value++) values[alphabet.charCodeAt(value)] = value;
  }
  return values;
}

export type Base64Reading =
  | { readonly ok: true; readonly bytes: Uint8Array }
  /** Where the first character stands that may not be there; the end of the text when padding is missing. */
  | { readonly ok: false; readonly at: number };

/** The standard alphabet with its padding, and nothing in between. */
export function decodeBase64(text: string): Base64Reading {
  const end = text.length - paddingOf(text);
  const bytes = new Uint8Array(bytesIn(end));
  const at = decodeInto(bytes, text, end, STANDARD_VALUES);
  if (at < end) return { ok: false, at };
  return text.length % 4 === 0 ? { ok: true, bytes } : { ok: false, at: text.length };
}

/** Either alphabet, padded or not, with white space anywhere and perhaps cut off: the bytes that were meant. */
export function decodeLooseBase64(text: string): Uint8Array | undefined {
  const bare = text.replace(/\s+/g, '');
  const end = bare.length - paddingOf(bare);
  const bytes = new Uint8Array(bytesIn(end));
  return decodeInto(bytes, bare, end, EITHER_VALUES) < end ? undefined : bytes;
}

export function encodeBase64(bytes: Uint8Array): string {
  const text = encode(bytes, STANDARD);
  return text + '='.repeat((4 - (text.length % 4)) % 4);
}

/** Without padding, as in a JWK. */
export function encodeBase64Url(bytes: Uint8Array): string {
  return encode(bytes, URL_SAFE);
}

function paddingOf(text: string): number {
  if (text.endsWith('==')) return 2;
  return text.endsWith('=') ? 1 : 0;
}

function bytesIn(characters: number): number {
  return Math.floor((characters * 3) / 4);
}

/** Returns where it stopped: at `end`, or at a character that is not in the alphabet. */
function decodeInto(bytes: Uint8Array, text: string, end: number, values: Uint8Array): number {
  let held = 0;
  let bits = 0;
  let filled = 0;
  for (let at = 0; at < end; at++) {
    const value = values[text.charCodeAt(at)] ?? NONE;
    if (value === NONE) return at;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[filled++] = held >> bits;
  }
  return end;
}

function encode(bytes: Uint8Array, alphabet: string): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff;
    bits += 8;
    for (; bits >= 6; bits -= 6) text += alphabet.charAt((held >> (bits - 6)) & 63);
  }
  return bits === 0 ? text : text + alphabet.charAt((held << (6 - bits)) & 63);
}
