import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayBeOurs, SIGNS } from '../../../server/src/core/formats/sniff.ts';
import { wordSearch } from '../../../server/src/files/word-search.ts';
import { isWorthDecoding } from '../../../server/src/files/worth-decoding.ts';
import { isWorthReading } from '../../../server/src/files/worth-reading.ts';
import { exampleTexts } from '../../robustness/texts.ts';
import { randomFrom } from '../fixes/random.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

test('it finds what a plain search finds, in any text', () => {
  const random = randomFrom(20261122);
  const text = (length: number) => Array.from({ length }, () => random.pick(['a', 'b', 'c', 'ä'])).join('');
  for (let round = 0; round < 3000; round++) {
    const words = Array.from({ length: 1 + random.below(4) }, () =>
      text(3 + random.below(4))
        .replaceAll('ä', 'd')
        .slice(0, 7),
    );
    const hay = text(random.below(40));
    const expected = words.some((word) => hay.includes(word));
    assert.equal(wordSearch(words)(bytesOf(hay)), expected, `${words.join(' ')} in ${hay}`);
  }
});

test('a word counts at the very start, at the very end, and not when it is cut off', () => {
  const search = wordSearch(['spiffe.io/', 'trustDomain']);
  const found = (text: string): boolean => search(bytesOf(text));
  assert.ok(found('spiffe.io/') && found('trustDomain') && found('a trustDomain') && found('spiffe.io/ a'));
  assert.ok(!found('') && !found('spiffe.io') && !found('rustDomain') && !found('trustDomai'));
});

test('no sign is so short that the search would look at every byte', () => {
  assert.deepEqual(
    SIGNS.filter((sign) => sign.length < 7 || /[^ -~]/.test(sign)),
    [],
  );
});

test('whatever is ours by its text is so by its bytes', () => {
  const texts = exampleTexts();
  const ours = texts.filter(({ path, text }) => isWorthReading(path, text));
  assert.ok(ours.length > 300);
  for (const { path, text } of ours) assert.ok(isWorthDecoding(path, bytesOf(text)), `${path}:\n${text}`);
  // By the text alone, and a part of it, as names could hide a sign that was forgotten.
  for (const { text } of texts) {
    for (const line of text.split('\n'))
      if (mayBeOurs('a.yaml', line)) assert.ok(isWorthDecoding('a.yaml', bytesOf(line)), line);
  }
});

test('text in another encoding is looked at as text', () => {
  const text = Buffer.from('\ufeffapiVersion: fedlint.dev/v1alpha1', 'utf16le');
  assert.ok(isWorthDecoding('a.yaml', text));
});
