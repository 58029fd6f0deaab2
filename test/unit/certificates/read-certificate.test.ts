/** What is read from certificates made on the spot. Node's own reader says what is true where it has a word for it. */
import 'reflect-metadata';
import assert from 'node:assert/strict';
import { createHash, X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { Extension } from '@peculiar/x509';
import { readCertificate } from '../../../server/src/certificates/x509.ts';
import type { Certificate } from '../../../server/src/core/certificates/certificate.ts';
import { type CaRequest, ca, type KeyKind, type MadeCertificate } from '../../harness/certificates.ts';

function read({ der }: Pick<MadeCertificate, 'der'>): Certificate {
  const reading = readCertificate(der);
  assert.ok(reading.ok, reading.ok ? '' : reading.message);
  return reading.certificate;
}

async function readMade(request: Partial<CaRequest> = {}): Promise<Certificate> {
  return read(await ca({ domain: 'shop.example', ...request }));
}

/** DER of one element whose content is short. */
function der(tag: number, ...content: readonly (Uint8Array | string)[]): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.concat(content.map((piece) => Buffer.from(piece)));
  assert.ok(bytes.length < 128);
  return Uint8Array.of(tag, bytes.length, ...bytes);
}

test('a CA as SPIRE makes it', async () => {
  const { key, fingerprint, keyFingerprint, subjectKeyId, authorityKeyId, ...rest } = await readMade();
  assert.deepEqual(rest, {
    subject: 'C=US, O=SPIFFE',
    issuer: 'C=US, O=SPIFFE',
    serial: '2a',
    notBefore: Date.UTC(2026, 4, 1),
    notAfter: Date.UTC(2027, 4, 1),
    basicConstraints: { ca: true, pathLength: undefined, critical: true },
    keyUsage: { names: ['keyCertSign', 'cRLSign'], critical: true },
    extendedKeyUsage: [],
    uriSans: ['spiffe://shop.example'],
    dnsSans: [],
    otherSans: 0,
    hasNameConstraints: false,
    signatureAlgorithm: 'ECDSA with SHA-256',
    selfIssued: true,
  });
  assert.equal(key.type, 'ec');
  assert.equal(subjectKeyId, authorityKeyId);
  assert.match(fingerprint, /^[0-9a-f]{64}$/);
  assert.match(keyFingerprint, /^[0-9a-f]{64}$/);
});

const KEYS: readonly (readonly [kind: KeyKind, key: object])[] = [
  ['P-256', { type: 'ec', curve: 'P-256' }],
  ['P-384', { type: 'ec', curve: 'P-384' }],
  ['P-521', { type: 'ec', curve: 'P-521' }],
  ['Ed25519', { type: 'okp', crv: 'Ed25519' }],
  ['rsa-1024', { type: 'rsa', bits: 1024 }],
  ['rsa-2048', { type: 'rsa', bits: 2048 }],
  ['rsa-4096', { type: 'rsa', bits: 4096 }],
];

for (const [kind, expected] of KEYS) {
  test(`${kind}: the key is that of the JWK, and the fingerprints are those of Node`, async () => {
    const made = await ca({ domain: 'shop.example', key: kind });
    const { key, ...certificate } = read(made);
    const { n, e, x, y } = made.jwk;
    const members = Object.entries({ n, e, x, y }).filter(([, value]) => value !== undefined);
    assert.deepEqual(key, { ...expected, ...Object.fromEntries(members) });

    const node = new X509Certificate(made.der);
    assert.equal(certificate.fingerprint, node.fingerprint256.replaceAll(':', '').toLowerCase());
    const spki = node.publicKey.export({ type: 'spki', format: 'der' });
    assert.equal(certificate.keyFingerprint, createHash('sha256').update(spki).digest('hex'));
    assert.equal(certificate.basicConstraints?.ca, node.ca);
    assert.equal(certificate.notAfter, Date.parse(node.validTo));
    assert.equal(certificate.notBefore, Date.parse(node.validFrom));
  });
}

test('validity, also beyond 2049, where the encoding changes', async () => {
  const past = await readMade({ notBefore: '2019-02-03T04:05:06Z', notAfter: '2020-02-29T23:59:59Z' });
  assert.deepEqual([past.notBefore, past.notAfter], [Date.UTC(2019, 1, 3, 4, 5, 6), Date.UTC(2020, 1, 29, 23, 59, 59)]);
  const future = await readMade({ notBefore: '2051-01-01T00:00:00Z', notAfter: '9999-12-31T23:59:59Z' });
  assert.deepEqual([future.notBefore, future.notAfter], [Date.UTC(2051, 0, 1), Date.UTC(9999, 11, 31, 23, 59, 59)]);
});

test('what may be signed with it', async () => {
  const leaf = await readMade({ isCa: false, keyUsages: ['digitalSignature', 'keyEncipherment'] });
  assert.deepEqual(leaf.basicConstraints, { ca: false, pathLength: undefined, critical: true });
  assert.deepEqual(leaf.keyUsage, { names: ['digitalSignature', 'keyEncipherment'], critical: true });
  const silent = await readMade({ isCa: 'absent', keyUsages: [] });
  assert.equal(silent.basicConstraints, undefined);
  assert.equal(silent.keyUsage, undefined);
  const lax = await readMade({ keyUsageCritical: false, pathLength: 0 });
  assert.equal(lax.keyUsage?.critical, false);
  assert.equal(lax.basicConstraints?.pathLength, 0);
  assert.equal((await readMade({ pathLength: 3 })).basicConstraints?.pathLength, 3);
  const all = ['digitalSignature', 'nonRepudiation', 'keyEncipherment', 'dataEncipherment', 'keyAgreement'] as const;
  const rest = ['keyCertSign', 'cRLSign', 'encipherOnly', 'decipherOnly'] as const;
  assert.deepEqual((await readMade({ keyUsages: [...all, ...rest] })).keyUsage?.names, [...all, ...rest]);
});

test('extended key usage by name, or by OID', async () => {
  const ids = ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2', '2.5.29.37.0', '1.2.3.4'];
  const { extendedKeyUsage } = await readMade({ extendedKeyUsages: ids });
  assert.deepEqual(extendedKeyUsage, ['serverAuth', 'clientAuth', 'anyExtendedKeyUsage', '1.2.3.4']);
});

test('alternative names of every kind', async () => {
  assert.deepEqual((await readMade({ uriSans: [] })).uriSans, []);
  const uriSans = ['spiffe://shop.example/spire/server', 'spiffe://other.example', 'https://shop.example/ca'];
  const several = await readMade({
    uriSans,
    otherSans: [
      { type: 'dns', value: 'ca.shop.example' },
      { type: 'ip', value: '192.0.2.1' },
      { type: 'email', value: 'pki@shop.example' },
    ],
  });
  assert.deepEqual(several.uriSans, uriSans);
  assert.deepEqual(several.dnsSans, ['ca.shop.example']);
  assert.equal(several.otherSans, 2);
});

test('a name of a kind that nobody knows does no harm', async () => {
  const ownKind = der(0xa0, der(0x06, Uint8Array.of(0x2a, 3, 4)), der(0xa0, der(0x0c, 'x')));
  const names = der(0x30, ownKind, der(0x86, 'spiffe://shop.example'));
  const { uriSans, otherSans } = await readMade({
    uriSans: [],
    extensions: [new Extension('2.5.29.17', false, names)],
  });
  assert.deepEqual({ uriSans, otherSans }, { uriSans: ['spiffe://shop.example'], otherSans: 1 });
});

test('name constraints are seen', async () => {
  const value = der(0x30, der(0xa0, der(0x30, der(0x86, 'shop.example'))));
  const { hasNameConstraints } = await readMade({ extensions: [new Extension('2.5.29.30', true, value)] });
  assert.equal(hasNameConstraints, true);
});

test('an extension that nobody here needs is not looked at', async () => {
  const broken = Uint8Array.of(0xff, 0xff, 0xff);
  const extensions = ['2.5.29.31', '2.5.29.32', '1.3.6.1.5.5.7.1.1', '1.2.3.4'].map(
    (id) => new Extension(id, false, broken),
  );
  assert.equal((await readMade({ extensions })).selfIssued, true);
});

test('an extension that is needed and broken makes no certificate', async () => {
  for (const id of ['2.5.29.15', '2.5.29.17', '2.5.29.19']) {
    const extensions = [new Extension(id, true, Uint8Array.of(0x30, 0x05))];
    const made = await ca({ domain: 'shop.example', isCa: 'absent', keyUsages: [], uriSans: [], extensions });
    const reading = readCertificate(made.der);
    assert.equal(reading.ok || reading.problem, 'not-a-certificate', id);
  }
});

test('names in any script', async () => {
  const subject = 'C=DE, O=Käserei Müller, CN=信頼 Ωmega, 2.5.4.5=1234';
  const certificate = await readMade({ subject });
  assert.equal(certificate.subject, 'C=DE, O=Käserei Müller, CN=信頼 Ωmega, 2.5.4.5=1234');
});

test('who issued it', async () => {
  const root = await ca({ domain: 'root.example', subject: 'CN=Root' });
  const below = await readMade({ subject: 'CN=Below', issuer: root });
  assert.equal(below.issuer, 'CN=Root');
  assert.equal(below.selfIssued, false);
  assert.equal(below.authorityKeyId, read(root).subjectKeyId);
  const sameName = await readMade({ subject: 'CN=Root', issuer: root });
  assert.equal(sameName.selfIssued, false, 'the same name and another key');
});

test('the same anchor is told by its key', async () => {
  const one = await readMade({ domain: 'a.example', keyName: 'shared' });
  const two = await readMade({ domain: 'b.example', keyName: 'shared', notAfter: '2030-01-01T00:00:00Z' });
  const three = await readMade({ domain: 'a.example', keyName: 'its own' });
  assert.notEqual(one.fingerprint, two.fingerprint);
  assert.equal(one.keyFingerprint, two.keyFingerprint);
  assert.notEqual(one.keyFingerprint, three.keyFingerprint);
});

test('a key on a curve that JWK has no name for', async () => {
  const { der: bytes } = await ca({ domain: 'shop.example' });
  const p256 = Buffer.from('2a8648ce3d030107', 'hex');
  const changed = Buffer.from(bytes);
  changed[changed.indexOf(p256) + p256.length - 1] = 2;
  assert.deepEqual(read({ der: changed }).key, { type: 'other', algorithm: 'EC on an unknown curve' });
});

test('a reading is plain data', async () => {
  const certificate = await readMade({ extendedKeyUsages: ['1.3.6.1.5.5.7.3.1'] });
  assert.deepEqual(structuredClone(certificate), certificate);
});
