/** From the texts in which certificates are written: what is accepted, and what each mistake is called. */
import 'reflect-metadata';
import assert from 'node:assert/strict';
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { test } from 'node:test';
import { Pkcs10CertificateRequestGenerator, X509CrlGenerator } from '@peculiar/x509';
import { readCertificate } from '../../../server/src/certificates/x509.ts';
import type { CertificateReading } from '../../../server/src/core/certificates/certificate.ts';
import { pemBlocks } from '../../../server/src/core/certificates/pem.ts';
import {
  readBase64Certificate,
  readPemCertificate,
  repairedBase64,
} from '../../../server/src/core/certificates/read.ts';
import { ca, pem } from '../../harness/certificates.ts';

const made = await ca({ domain: 'shop.example', key: 'rsa-2048' });
const second = await ca({ domain: 'other.example' });

const base64 = (text: string): CertificateReading => readBase64Certificate(text, readCertificate);
const base64Of = (der: Uint8Array): string => Buffer.from(der).toString('base64');

function blockOf(text: string): CertificateReading {
  const [block] = pemBlocks(text);
  assert.ok(block);
  return readPemCertificate(block, readCertificate);
}

/** The problem; what is wrong must also be said in at least two sentences, and in our words. */
function problemOf(reading: CertificateReading): string {
  if (reading.ok) return 'none';
  assert.match(reading.message, /^[A-Z].{20,}\. .{10,}\.$/s);
  assert.doesNotMatch(reading.message, /asn|undefined|NaN|object|schema/i);
  return reading.problem;
}

test('base64 as it belongs into x5c', () => {
  const reading = base64(made.base64);
  assert.ok(reading.ok);
  assert.deepEqual(reading.certificate.uriSans, ['spiffe://shop.example']);
});

/** Bytes that have both characters in which the alphabets differ. */
test('a certificate in another spelling is recognised, and called by its mistake', async () => {
  const urlSafe = Buffer.from(made.der).toString('base64url');
  assert.match(urlSafe, /[-_]/);
  const padded = [made, second, ...(await somePadded())].find(({ base64: text }) => text.endsWith('='));
  assert.ok(padded);
  const mistakes: readonly (readonly [name: string, text: string, problem: string])[] = [
    ['base64url', urlSafe, 'base64url'],
    ['line breaks', made.base64.replace(/.{64}/g, '$&\n'), 'whitespace'],
    ['a line break at the end', `${made.base64}\n`, 'whitespace'],
    ['blanks in front', `  ${made.base64}`, 'whitespace'],
    ['no padding', padded.base64.replace(/=+$/, ''), 'not-base64'],
    ['PEM', made.pem, 'pem-armour'],
    ['indented PEM', `\n   ${made.pem}`, 'pem-armour'],
    ['PEM in base64', Buffer.from(made.pem).toString('base64'), 'pem-armour'],
    ['two in one', base64Of(Buffer.concat([made.der, second.der])), 'trailing-bytes'],
    ['an empty text', '', 'empty'],
    ['blanks', ' \n\t', 'empty'],
    ['the first half', made.base64.slice(0, 4 * Math.floor(made.base64.length / 8)), 'truncated'],
    ['a foreign character', made.base64.replace('M', '%'), 'not-base64'],
    ['two texts in one', `${padded.base64}${made.base64}`, 'not-base64'],
    ['a word', 'certificate', 'not-a-certificate'],
    ['words', 'paste the certificate here!', 'not-base64'],
    ['hexadecimal', Buffer.from(made.der).toString('hex'), 'not-a-certificate'],
  ];
  for (const [name, text, problem] of mistakes) assert.equal(problemOf(base64(text)), problem, name);
});

function somePadded() {
  return Promise.all(['a.example', 'ab.example', 'abc.example'].map((domain) => ca({ domain, key: 'Ed25519' })));
}

test('what is wrong with a character is said of that character', () => {
  const reading = base64(`MIIB%${made.base64}`);
  assert.match(reading.ok ? '' : reading.message, /The character "%", number 5,/);
  const joined = base64('MIIB\nAA==MIIB');
  assert.match(joined.ok ? '' : joined.message, /An equals sign in the middle, number 8,/);
});

test('what was meant is offered as it should be written, and only if it is a certificate', () => {
  const spellings = [
    made.base64,
    Buffer.from(made.der).toString('base64url'),
    made.base64.replace(/.{64}/g, '$&\r\n'),
    made.pem,
    `  ${made.pem.replaceAll('\n', '\n  ')}`,
    made.pem.replaceAll('\n', ' '),
    `${pem('X', second.der)}${made.pem}`.replace(/^/, '-----BEGIN NOTHING-----\n-----END NOTHING-----\n'),
  ];
  for (const text of spellings) assert.equal(repairedBase64(text, readCertificate), made.base64);
  const hopeless = ['', '%', 'AAAA', made.base64.slice(0, 400), pem('PRIVATE KEY', made.der), 'A'.repeat(1_000_000)];
  for (const text of hopeless) assert.equal(repairedBase64(text, readCertificate), undefined);
});

test('PEM as programs accept it', () => {
  for (const text of [made.pem, made.pem.replaceAll('\n', '\r\n'), made.pem.replace(/^/gm, '    ')])
    assert.equal(problemOf(blockOf(text)), 'none');
});

test('PEM that programs refuse', () => {
  const { pem: text } = made;
  assert.equal(problemOf(blockOf(text.slice(0, text.indexOf('-----END')))), 'truncated');
  assert.equal(problemOf(blockOf(text.replaceAll('\n', ' '))), 'not-a-certificate');
  assert.equal(problemOf(blockOf(text.replace('END CERTIFICATE', 'END X'))), 'not-a-certificate');
  assert.equal(problemOf(blockOf(text.replaceAll('CERTIFICATE', 'TRUSTED CERTIFICATE'))), 'not-a-certificate');
  assert.equal(problemOf(blockOf(pem('CERTIFICATE', made.der.subarray(0, 300)))), 'truncated');
  assert.equal(problemOf(blockOf(pem('CERTIFICATE', new Uint8Array()))), 'empty');
  assert.equal(problemOf(blockOf(pem('RSA PRIVATE KEY', made.der))), 'private-key');
  assert.equal(problemOf(blockOf(pem('ENCRYPTED PRIVATE KEY', made.der))), 'private-key');
});

test('a private key is called one, in every form it has', async () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const ed = generateKeyPairSync('ed25519').privateKey;
  const forms: readonly Buffer[] = [
    ...[rsa, ec, ed].map((key) => key.export({ type: 'pkcs8', format: 'der' })),
    rsa.export({ type: 'pkcs1', format: 'der' }),
    ec.export({ type: 'sec1', format: 'der' }),
    encrypted(ec),
  ];
  for (const form of forms) {
    assert.equal(problemOf(readCertificate(form)), 'private-key');
    assert.equal(problemOf(base64(base64Of(form))), 'private-key');
    assert.equal(problemOf(blockOf(pem('CERTIFICATE', form))), 'private-key');
    assert.equal(problemOf(base64(pem('PRIVATE KEY', form))), 'private-key');
    assert.equal(problemOf(base64(made.pem + pem('PRIVATE KEY', form))), 'private-key');
    assert.equal(problemOf(base64(Buffer.from(pem('EC PRIVATE KEY', form)).toString('base64'))), 'private-key');
  }
  assert.equal(createPrivateKey(rsa.export({ type: 'pkcs8', format: 'pem' })).asymmetricKeyType, 'rsa');
});

function encrypted(key: KeyObject): Buffer {
  return key.export({ type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase: 'only a test' });
}

test('other things are called by their names', async () => {
  const { keys } = made;
  const signingAlgorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const request = await Pkcs10CertificateRequestGenerator.create({ name: 'CN=Test', keys, signingAlgorithm });
  const revoked = await X509CrlGenerator.create({ issuer: 'CN=Test', signingKey: keys.privateKey, signingAlgorithm });
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const things: readonly (readonly [string, Uint8Array])[] = [
    ['certificate signing request', new Uint8Array(request.rawData)],
    ['certificate revocation list', new Uint8Array(revoked.rawData)],
    ['bare public key', publicKey.export({ type: 'spki', format: 'der' })],
    ['bare public key', publicKey.export({ type: 'pkcs1', format: 'der' })],
  ];
  for (const [name, der] of things) {
    const reading = readCertificate(der);
    assert.equal(problemOf(reading), 'not-a-certificate', name);
    assert.match(reading.ok ? '' : reading.message, new RegExp(`This is a ${name}`));
  }
});
