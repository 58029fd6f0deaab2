/** Certificates in DER, as text. */
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { decode } from '../../../server/src/files/decode.ts';
import { pemOfDer } from '../../../server/src/files/der.ts';
import { ca, pem } from '../../harness/certificates.ts';

const [first, second] = [await ca({ domain: 'a.test' }), await ca({ domain: 'b.test', key: 'rsa-2048' })];
const key = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Tags with a body, its length in the shortest form. */
function element(tag: number, ...parts: readonly (readonly number[])[]): number[] {
  const body = parts.flat();
  const size = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 255];
  return [tag, ...size, ...body];
}

const LONG = element(4, new Array(300).fill(7));

test('certificates become PEM, one block each, under all three names', () => {
  for (const name of ['bundle.der', 'a/b.CER', 'C:\\keys\\ca.crt']) assert.equal(pemOfDer(name, first.der), first.pem);
  assert.equal(pemOfDer('bundle.der', Buffer.concat([first.der, second.der])), first.pem + second.pem);
});

test('whatever is damaged stays whole, so that its fault can be told', () => {
  const cut = second.der.subarray(0, 200);
  assert.equal(pemOfDer('a.der', cut), pem('CERTIFICATE', cut));
  const both = Buffer.concat([first.der, cut]);
  assert.equal(pemOfDer('a.der', both), first.pem + pem('CERTIFICATE', cut));
  const tail = Buffer.concat([first.der, Buffer.from('\n')]);
  assert.equal(pemOfDer('a.der', tail), pem('CERTIFICATE', tail));
});

test('a certificate of version 1 has no version, and is one', () => {
  const old = Buffer.from(element(0x30, element(0x30, element(2, [9, 9]), LONG)));
  assert.equal(pemOfDer('a.der', old), pem('CERTIFICATE', old));
});

test('text, keys, requests and files by other names are none', () => {
  assert.equal(pemOfDer('a.crt', Buffer.from(first.pem)), undefined);
  assert.equal(pemOfDer('a.pem', first.der), undefined);
  assert.equal(pemOfDer('a.der', new Uint8Array()), undefined);
  for (const [type, part] of [
    ['pkcs8', key.privateKey],
    ['pkcs1', key.privateKey],
    ['spki', key.publicKey],
  ] as const)
    assert.equal(pemOfDer('a.der', part.export({ type, format: 'der' })), undefined, type);
  const request = element(0x30, element(0x30, element(2, [0]), LONG));
  const signedMessage = element(0x30, element(6, [42, 3]), LONG);
  for (const bytes of [request, signedMessage]) assert.equal(pemOfDer('a.der', Buffer.from(bytes)), undefined);
});

test('any bytes at all: an answer, not much longer than the bytes', () => {
  const tiny = Buffer.concat([first.der, Buffer.alloc(3 * 100_000, Buffer.from([0x30, 0x81, 0x00]))]);
  for (const bytes of [tiny, Buffer.from([0x30, 0x84, 255, 255, 255, 255, 0x30, 0x84, 255, 255, 255, 255, 0xa0])])
    assert.ok((pemOfDer('a.der', bytes) ?? '').length < bytes.length * 2 + 100);
});

test('DER has no flaw, and cannot be written back as the text it is shown as', () => {
  assert.deepEqual(decode('a.der', Buffer.from(first.der)), {
    text: first.pem,
    mark: false,
    exact: false,
    flaw: undefined,
  });
  assert.equal(decode('a.crt', Buffer.from(first.pem)).exact, true);
  assert.match(decode('a.yaml', Buffer.from(first.der)).flaw ?? '', /^is not UTF-8/);
});
