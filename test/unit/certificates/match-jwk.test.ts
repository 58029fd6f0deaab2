import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCertificate } from '../../../server/src/certificates/x509.ts';
import type { CertificateKey } from '../../../server/src/core/certificates/certificate.ts';
import { type JwkMembers, matchesJwk } from '../../../server/src/core/certificates/match-jwk.ts';
import { type BundleKey, ca, type MadeCertificate } from '../../harness/certificates.ts';

function keyOf({ der }: MadeCertificate): CertificateKey {
  const reading = readCertificate(der);
  assert.ok(reading.ok);
  return reading.certificate.key;
}

function members(jwk: BundleKey): JwkMembers {
  const member = (name: string) => (typeof jwk[name] === 'string' ? jwk[name] : undefined);
  return { kty: member('kty'), crv: member('crv'), n: member('n'), e: member('e'), x: member('x'), y: member('y') };
}

const KINDS = ['P-256', 'P-384', 'P-521', 'Ed25519', 'rsa-2048'] as const;

for (const key of KINDS) {
  test(`${key}: a certificate agrees with the JWK of its key and with no other`, async () => {
    const own = await ca({ domain: 'shop.example', key });
    assert.equal(matchesJwk(keyOf(own), members(own.jwk)), true);
    assert.equal(matchesJwk(keyOf(own), members((await ca({ domain: 'other.example', key })).jwk)), false);
    for (const kind of KINDS.filter((kind) => kind !== key)) {
      const { jwk } = await ca({ domain: 'shop.example', key: kind });
      assert.equal(matchesJwk(keyOf(own), members(jwk)), false, kind);
    }
  });
}

test('one coordinate that differs is enough', async () => {
  const own = await ca({ domain: 'shop.example' });
  const { x, y } = members(own.jwk);
  assert.equal(matchesJwk(keyOf(own), { ...members(own.jwk), x: y, y: x }), false);
  assert.equal(matchesJwk(keyOf(own), { ...members(own.jwk), y: x }), false);
});

test('nothing is said of what is missing or cannot be read', async () => {
  const own = await ca({ domain: 'shop.example' });
  assert.equal(matchesJwk(keyOf(own), { ...members(own.jwk), y: undefined }), undefined);
  assert.equal(matchesJwk(keyOf(own), { ...members(own.jwk), y: '{{ y }}' }), undefined);
  assert.equal(matchesJwk({ type: 'other', algorithm: '1.2.3' }, members(own.jwk)), undefined);
});

test('padding and zeros in front are the same number', async () => {
  const own = await ca({ domain: 'shop.example', key: 'rsa-2048' });
  const { e } = members(own.jwk);
  assert.equal(e, 'AQAB');
  assert.equal(matchesJwk(keyOf(own), { ...members(own.jwk), e: 'AAEAAQ==' }), true);
  assert.equal(matchesJwk(keyOf(own), { ...members(own.jwk), e: 'AAEAAg==' }), false);
});
