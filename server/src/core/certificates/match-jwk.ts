/** Whether a JWK and a certificate are about the same key (RFC 7517 4.7 requires it of `x5c`). */
import { decodeLooseBase64, encodeBase64Url } from './base64.ts';
import type { CertificateKey } from './certificate.ts';

/** Members of a JWK as they stand there; undefined for what is missing or not known. */
export interface JwkMembers {
  readonly kty: string | undefined;
  readonly crv: string | undefined;
  readonly n: string | undefined;
  readonly e: string | undefined;
  readonly x: string | undefined;
  readonly y: string | undefined;
}

/** Undefined when that cannot be told: a member is missing or cannot be read, which is a fault of its own. */
export function matchesJwk(key: CertificateKey, jwk: JwkMembers): boolean | undefined {
  switch (key.type) {
    case 'rsa':
      return all(is(jwk.kty, 'RSA'), sameNumber(jwk.n, key.n), sameNumber(jwk.e, key.e));
    case 'ec':
      return all(is(jwk.kty, 'EC'), is(jwk.crv, key.curve), sameNumber(jwk.x, key.x), sameNumber(jwk.y, key.y));
    case 'okp':
      return all(is(jwk.kty, 'OKP'), is(jwk.crv, key.crv), sameNumber(jwk.x, key.x));
    case 'other':
      return undefined;
  }
}

/** One difference is enough; agreement needs everything. */
function all(...parts: readonly (boolean | undefined)[]): boolean | undefined {
  if (parts.includes(false)) return false;
  return parts.includes(undefined) ? undefined : true;
}

function is(value: string | undefined, expected: string): boolean | undefined {
  return value === undefined ? undefined : value === expected;
}

/** Zeros in front and padding behind make no other number. */
function sameNumber(stated: string | undefined, expected: string): boolean | undefined {
  const [a, b] = [stated, expected].map((text) => text && decodeLooseBase64(text));
  if (!a || !b) return undefined;
  return encodeBase64Url(withoutZeros(a)) === encodeBase64Url(withoutZeros(b));
}

function withoutZeros(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? new Uint8Array() : bytes.subarray(first);
}
