import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  decodeBase64,
  decodeLooseBase64,
  encodeBase64,
  encodeBase64Url,
} from '../../../server/src/core/certificates/base64.ts';

/** All bytes, in all lengths up to 300. */
const samples = Array.from({ length: 300 }, (_, length) =>
  Uint8Array.from({ length }, (_, i) => (i * 7 + length) % 256),
);

test('what is written is read again, and is what Node writes', () => {
  for (const bytes of samples) {
    const text = encodeBase64(bytes);
    assert.equal(text, Buffer.from(bytes).toString('base64'));
    assert.equal(encodeBase64Url(bytes), Buffer.from(bytes).toString('base64url'));
    assert.deepEqual(decodeBase64(text), { ok: true, bytes });
    assert.deepEqual(decodeLooseBase64(encodeBase64Url(bytes)), bytes);
  }
});

test('reading is strict, and says where it stopped', () => {
  const refused: Record<string, number> = {
    'AAA\nAAAA': 3,
    ' AAAA': 0,
    'AA-A': 2,
    AA_A: 2,
    'AA=A': 2,
    'AA==AAAA': 2,
    '====': 0,
    'A===': 1,
    'AAA=====': 3,
    AAA: 3,
    AA: 2,
    A: 1,
    'AA=': 3,
    AAAé: 3,
    'AA\u{1f600}': 2,
  };
  for (const [text, at] of Object.entries(refused)) assert.deepEqual(decodeBase64(text), { ok: false, at }, text);
});

test('reading what was meant forgives all but foreign characters', () => {
  const meant = Buffer.from([0xfb, 0xff, 0xfe, 0x01]);
  for (const text of ['+//+AQ==', '-__-AQ', '-//-AQ=', ' +//\r\n\t+AQ== \n', '+ / / + A Q = ='])
    assert.deepEqual(Buffer.from(decodeLooseBase64(text) ?? []), meant, text);
  for (const text of ['+//+A!==', '+//=+AQ==', '%', 'ä'])
    assert.equal(decodeLooseBase64(text), undefined, JSON.stringify(text));
});
