import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Certificate } from '../../../server/src/core/certificates/certificate.ts';
import { describeCertificate, expiryLabel, keyName } from '../../../server/src/core/certificates/describe.ts';

const NOW = Date.UTC(2026, 10, 21, 12);

const CA: Certificate = {
  subject: 'C=US, O=SPIFFE',
  issuer: 'C=US, O=SPIFFE',
  serial: '2a',
  notBefore: Date.UTC(2026, 4, 1),
  notAfter: Date.UTC(2027, 0, 31, 8, 30),
  basicConstraints: { ca: true, pathLength: undefined, critical: true },
  keyUsage: { names: ['keyCertSign', 'cRLSign'], critical: true },
  extendedKeyUsage: [],
  uriSans: ['spiffe://shop.example'],
  dnsSans: [],
  otherSans: 0,
  hasNameConstraints: false,
  key: { type: 'ec', curve: 'P-256', x: '', y: '' },
  signatureAlgorithm: 'ECDSA with SHA-256',
  subjectKeyId: undefined,
  authorityKeyId: undefined,
  selfIssued: true,
  fingerprint: 'ab'.repeat(32),
  keyFingerprint: 'cd'.repeat(32),
};

test('a CA', () => {
  assert.equal(
    describeCertificate(CA, NOW),
    `**CA certificate**: expires 2027-01-31, in 71 days

- URI SAN \`spiffe://shop.example\`
- subject \`C=US, O=SPIFFE\`, issued by itself
- valid from 2026-05-01 to 2027-01-31
- key EC P-256, signed with ECDSA with SHA-256
- key usage keyCertSign, cRLSign
- SHA-256 \`${'ab'.repeat(32)}\``,
  );
});

test('a leaf with much to say', () => {
  const leaf: Certificate = {
    ...CA,
    basicConstraints: undefined,
    keyUsage: { names: ['digitalSignature'], critical: false },
    extendedKeyUsage: ['serverAuth', '1.2.3.4'],
    subject: '',
    issuer: 'CN=Root',
    selfIssued: false,
    uriSans: [],
    dnsSans: ['a.example', 'b.example', 'c.example', 'd.example'],
    otherSans: 2,
    hasNameConstraints: true,
  };
  assert.equal(
    describeCertificate(leaf, NOW),
    `**Certificate, not of a CA**: expires 2027-01-31, in 71 days

- no URI SAN, so it does not say for which trust domain it is
- 4 DNS SANs: \`a.example\`, \`b.example\`, \`c.example\` and 1 more
- SANs of other kinds: 2
- has name constraints
- subject (empty), issued by \`CN=Root\`
- valid from 2026-05-01 to 2027-01-31
- key EC P-256, signed with ECDSA with SHA-256
- key usage digitalSignature, not critical; extended: serverAuth, 1.2.3.4
- SHA-256 \`${'ab'.repeat(32)}\``,
  );
});

test('text out of a certificate stays text', () => {
  const text = '`](command:x) **bold** <b>\n\n# heading';
  const shown = describeCertificate({ ...CA, subject: text, issuer: text, uriSans: [text], dnsSans: [text] }, NOW);
  const bare = shown.replace(/`[^`]*`/g, '');
  assert.doesNotMatch(bare, /command|bold|<b>|heading/);
  assert.equal(shown.split('\n').length, 9);
});

test('a certificate with a thousand names is shown in a few lines', () => {
  const uriSans = Array.from({ length: 1000 }, (_, index) => `spiffe://domain-${index}.example`);
  const lines = describeCertificate({ ...CA, uriSans }, NOW).split('\n');
  assert.equal(
    lines[2],
    '- 1000 URI SANs: `spiffe://domain-0.example`, `spiffe://domain-1.example`, `spiffe://domain-2.example` and 997 more',
  );
  assert.equal(lines.length, 8);
});

test('the end in a few words', () => {
  const label = (change: Partial<Certificate>) => expiryLabel({ ...CA, ...change }, NOW);
  const ends = (notAfter: number) => label({ notAfter });
  assert.equal(ends(Date.UTC(2026, 11, 31)), 'expires 2026-12-31, in 40 days');
  assert.equal(ends(Date.UTC(2026, 10, 22)), 'expires 2026-11-22, tomorrow');
  assert.equal(ends(Date.UTC(2026, 10, 21, 18)), 'expires today at 18:00 UTC');
  assert.equal(ends(NOW), 'expires today at 12:00 UTC', 'the last moment still counts');
  assert.equal(ends(NOW - 1000), 'expired today at 11:59 UTC');
  assert.equal(ends(Date.UTC(2026, 10, 20, 23)), 'expired yesterday');
  assert.equal(ends(Date.UTC(2026, 10, 9)), 'expired 12 days ago');
  assert.equal(ends(Date.UTC(9999, 11, 31, 23, 59, 59)), 'never expires');
  assert.equal(label({ notBefore: Date.UTC(2026, 11, 1) }), 'not valid before 2026-12-01, in 10 days');
  assert.equal(label({ notBefore: Date.UTC(2026, 10, 21, 13) }), 'not valid before 13:00 UTC today');
});

test('keys by name', () => {
  assert.equal(keyName({ type: 'rsa', bits: 2048, n: '', e: '' }), 'RSA, 2048 bits');
  assert.equal(keyName({ type: 'okp', crv: 'Ed25519', x: '' }), 'Ed25519');
  assert.equal(keyName({ type: 'other', algorithm: '1.2.3' }), '1.2.3');
});

test('path length', () => {
  const shown = describeCertificate({ ...CA, basicConstraints: { ca: true, pathLength: 0, critical: true } }, NOW);
  assert.match(shown, /^\*\*CA certificate, path length 0\*\*/);
});
