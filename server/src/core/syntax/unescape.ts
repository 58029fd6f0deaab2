/** Text in double quotes with its escapes undone, as YAML (1.2.2, 5.7) and JSON (RFC 8259, 7) write them. */

export interface Unescaped {
  readonly text: string;
  /** Where each character of the text stands in the written form; one more for its end. */
  readonly offsets: readonly number[];
}

const SIMPLE: Readonly<Record<string, string>> = {
  ...{ '0': '\0', a: '\x07', b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\x1b' },
  ...{ N: '\x85', _: '\xa0', L: '\u2028', P: '\u2029' },
};
const DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** `written` is what stands between the quotes. An escape that nobody knows stays as it is written. */
export function unescaped(written: string): Unescaped {
  let text = '';
  const offsets: number[] = [];
  for (let at = 0; at < written.length; ) {
    const { value, length } = written[at] === '\\' ? escapeAt(written, at) : { value: written.charAt(at), length: 1 };
    for (let i = 0; i < value.length; i++) offsets.push(at);
    text += value;
    at += length;
  }
  return { text, offsets: [...offsets, written.length] };
}

function escapeAt(written: string, at: number): { value: string; length: number } {
  const sign = written.charAt(at + 1);
  const digits = DIGITS[sign];
  if (digits === undefined) return { value: SIMPLE[sign] ?? sign, length: 2 };
  const code = Number.parseInt(written.slice(at + 2, at + 2 + digits), 16);
  const value = Number.isNaN(code) || code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
  return { value, length: 2 + digits };
}
