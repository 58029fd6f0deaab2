/** Whatever the bytes: one clear answer, nothing thrown. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCertificate } from '../../../server/src/certificates/x509.ts';
import type { CertificateReading } from '../../../server/src/core/certificates/certificate.ts';
import { describeCertificate } from '../../../server/src/core/certificates/describe.ts';
import { pemBlocks } from '../../../server/src/core/certificates/pem.ts';
import {
  readBase64Certificate,
  readPemCertificate,
  repairedBase64,
} from '../../../server/src/core/certificates/read.ts';
import { MOST_BYTES } from '../../../server/src/core/certificates/unreadable.ts';
import { ca } from '../../harness/certificates.ts';

const made = await ca({ domain: 'shop.example' });
const MEGABYTES = 5_000_000;

function outcome(reading: CertificateReading): string {
  if (!reading.ok) return reading.problem;
  const { notBefore, notAfter, fingerprint } = reading.certificate;
  assert.match(describeCertificate(reading.certificate, notBefore), /valid from/);
  assert.ok(Number.isFinite(notBefore) && Number.isFinite(notAfter));
  assert.match(fingerprint, /^[0-9a-f]{64}$/);
  return 'read';
}

/** The same numbers in every run (mulberry32), from 0 up to, but not including, the limit. */
function numbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

test('a certificate cut off at any byte is cut off', () => {
  for (let length = 1; length < made.der.length; length++)
    assert.equal(outcome(readCertificate(made.der.subarray(0, length))), 'truncated', `${length} bytes`);
});

test('a base64 text cut off at any character is cut off', () => {
  // One character makes no byte.
  for (let length = 2; length < made.base64.replace(/=+$/, '').length; length++)
    assert.equal(
      outcome(readBase64Certificate(made.base64.slice(0, length), readCertificate)),
      'truncated',
      `${length}`,
    );
});

test('thousands of flipped bits give an answer each', () => {
  const next = numbers(1);
  const outcomes = new Map<string, number>();
  for (let round = 0; round < 3000; round++) {
    const der = made.der.slice();
    for (let flips = 1 + next(3); flips > 0; flips--) {
      const at = next(der.length);
      der[at] = (der[at] ?? 0) ^ (1 << next(8));
    }
    const result = outcome(readCertificate(der));
    outcomes.set(result, (outcomes.get(result) ?? 0) + 1);
  }
  // Most flips hit names, keys and the signature, which may be anything.
  assert.ok((outcomes.get('read') ?? 0) > 1000, JSON.stringify([...outcomes]));
  assert.ok((outcomes.get('not-a-certificate') ?? 0) > 100, JSON.stringify([...outcomes]));
});

test('noise gives an answer each', () => {
  const next = numbers(2);
  for (let round = 0; round < 1000; round++) {
    const der = Uint8Array.from({ length: next(400) }, () => next(256));
    if (round % 2 === 0 && der.length > 0) der[0] = 0x30;
    assert.notEqual(outcome(readCertificate(der)), 'read');
    const text = String.fromCharCode(...der);
    assert.notEqual(outcome(readBase64Certificate(text, readCertificate)), 'read');
    repairedBase64(text, readCertificate);
  }
});

test('bottomless nesting', () => {
  let nested = Buffer.alloc(0);
  while (nested.length < MOST_BYTES - 10) {
    const { length } = nested;
    const header = length < 128 ? [0x30, length] : [0x30, 0x82, length >> 8, length & 255];
    nested = Buffer.concat([Buffer.from(header), nested]);
  }
  assert.equal(outcome(readCertificate(nested)), 'not-a-certificate');
  // In the place of the first part of a certificate, so that its outline is right.
  const body = Buffer.concat([nested, Buffer.from([0x30, 0, 0x03, 0])]);
  const inside = Buffer.concat([Buffer.from([0x30, 0x82, body.length >> 8, body.length & 255]), body]);
  assert.equal(outcome(readCertificate(inside)), 'not-a-certificate');
  assert.equal(outcome(readCertificate(new Uint8Array(60_000).fill(0x30))), 'not-a-certificate');
  assert.equal(outcome(readCertificate(endless(30_000))), 'not-a-certificate');
});

/** Sequences of indefinite length, which BER has and DER has not. */
function endless(depth: number): Uint8Array {
  return Uint8Array.from({ length: 2 * depth }, (_, index) => (index % 2 === 0 ? 0x30 : 0x80));
}

test('lengths that no memory has', () => {
  for (const header of [
    [0x30, 0x84, 0xff, 0xff, 0xff, 0xff],
    [0x30, 0x84, 0x7f, 0xff, 0xff, 0xff],
  ])
    assert.equal(outcome(readCertificate(Uint8Array.from(header))), 'truncated');
  assert.equal(outcome(readCertificate(Uint8Array.of(0x30, 0x88, 1, 0, 0, 0, 0, 0, 0, 0))), 'not-a-certificate');
});

test('five megabytes of anything', () => {
  const line = `${'A'.repeat(64)}\n`;
  const texts: Readonly<Record<string, string>> = {
    'one letter': 'A'.repeat(MEGABYTES),
    lines: line.repeat(MEGABYTES / line.length),
    'a certificate, again and again': made.base64.repeat(MEGABYTES / made.base64.length),
  };
  for (const [name, text] of Object.entries(texts))
    assert.equal(outcome(readBase64Certificate(text, readCertificate)), 'too-large', name);
  assert.equal(outcome(readBase64Certificate(' '.repeat(MEGABYTES), readCertificate)), 'empty');
  assert.equal(
    outcome(readBase64Certificate(`-----BEGIN X-----\n${'A'.repeat(MEGABYTES)}`, readCertificate)),
    'pem-armour',
  );
  assert.equal(outcome(readCertificate(new Uint8Array(MEGABYTES))), 'too-large');
});

test('five megabytes of what looks like PEM', () => {
  const one = (body: string) => `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
  const [large] = pemBlocks(one('A'.repeat(MEGABYTES)));
  assert.ok(large);
  assert.equal(outcome(readPemCertificate(large, readCertificate)), 'too-large');
  assert.equal(pemBlocks(one('').repeat(90_000)).length, 90_000);
  assert.equal(pemBlocks('-----BEGIN X-----'.repeat(300_000)).length, 300_000);
  for (const text of ['-', ' ', '\n', '-----BEGIN ', '-----END A-----'])
    assert.deepEqual(pemBlocks(text.repeat(MEGABYTES / text.length)), []);
});
