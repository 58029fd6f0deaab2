/** Damage that only bytes can take. Bytes are written as text, a character for each. */
import type { Random } from '../../../test/unit/fixes/random.ts';

const MARKS = ['\xef\xbb\xbf', '\xff\xfe', '\xfe\xff', '\x00\x00\xfe\xff', '\x1f\x8b'] as const;
/** Cut, too long, surrogates, beyond Unicode, and bytes that are never part of UTF-8. */
const NOT_UTF8 = ['\xf0\x9f', '\xc0\xaf', '\xed\xa0\x80', '\xf4\x90\x80\x80', '\xff', '\x80', '\xe2\x28\xa1'] as const;

export function bytesOf(text: string, random: Random): string {
  const plain = Buffer.from(text).toString('latin1');
  return random.pick([
    () => plain,
    () => random.pick(MARKS) + plain,
    () => Buffer.from(`\uFEFF${text}`, 'utf16le').toString('latin1'),
    () => damagedBytes(plain, random),
    () => random.pick(MARKS) + damagedBytes(plain, random),
  ])();
}

export function damagedBytes(bytes: string, random: Random): string {
  let damaged = bytes;
  for (let count = 1 + random.below(4); count > 0; count--) {
    const at = random.below(damaged.length + 1);
    const flipped = String.fromCharCode(((damaged.charCodeAt(at) || 0) ^ (1 << random.below(8))) & 0xff);
    damaged = random.pick([
      () => damaged.slice(0, at) + flipped + damaged.slice(at + 1),
      () => damaged.slice(0, at) + random.pick(NOT_UTF8) + damaged.slice(at),
      () => damaged.slice(0, at),
      () => damaged.slice(0, at) + damaged.slice(at + 1 + random.below(9)),
      () => damaged.slice(0, at) + String.fromCharCode(random.below(256)) + damaged.slice(at + 1),
    ])();
  }
  return damaged;
}
