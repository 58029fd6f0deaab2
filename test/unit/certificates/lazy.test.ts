import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReadCertificate } from '../../../server/src/core/certificates/certificate.ts';
import { lazyCertificates, rememberReadings } from '../../../server/src/core/certificates/lazy.ts';
import { MOST_BYTES, NOT_A_CERTIFICATE } from '../../../server/src/core/certificates/unreadable.ts';

/** Notes the first byte of what it is asked to read. */
function recorder() {
  const asked: (number | undefined)[] = [];
  const readCertificate: ReadCertificate = (der) => {
    asked.push(der[0]);
    return { ...NOT_A_CERTIFICATE };
  };
  return { asked, readCertificate };
}

test('the reader is loaded when the first certificate is met, and once', () => {
  const { asked, readCertificate } = recorder();
  let loads = 0;
  const read = lazyCertificates(() => {
    loads++;
    return { readCertificate };
  });
  assert.equal(loads, 0);
  read(Uint8Array.of(1));
  read(Uint8Array.of(2));
  assert.equal(loads, 1);
  assert.deepEqual(asked, [1, 2]);
});

test('the same bytes are read once and give the same reading', () => {
  const { asked, readCertificate } = recorder();
  const read = rememberReadings(readCertificate);
  assert.equal(read(Uint8Array.of(1, 2, 3)), read(Uint8Array.of(1, 2, 3)));
  assert.notEqual(read(Uint8Array.of(1, 2, 3)), read(Uint8Array.of(1, 2, 4)));
  assert.equal(asked.length, 2);
  const long = Uint8Array.from({ length: 20_000 }, (_, i) => i % 251);
  assert.equal(read(long), read(long.slice()));
  assert.notEqual(read(long), read(long.subarray(0, -1)));
});

test('what was asked for least recently is forgotten', () => {
  const { asked, readCertificate } = recorder();
  const read = rememberReadings(readCertificate, 2);
  for (const byte of [1, 2, 1, 3, 1, 2]) read(Uint8Array.of(byte));
  assert.deepEqual(asked, [1, 2, 3, 2]);
});

test('what is too large to be a certificate is not kept', () => {
  const { asked, readCertificate } = recorder();
  const read = rememberReadings(readCertificate);
  const large = new Uint8Array(MOST_BYTES + 1);
  read(large);
  read(large);
  assert.equal(asked.length, 2);
});
