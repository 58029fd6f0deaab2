/** The public key of a certificate with the members that a JWK of it has (RFC 7518 section 6, RFC 8037). */
import { id_ecPublicKey } from '@peculiar/asn1-ecc';
import { id_RSASSA_PSS, id_rsaEncryption, RSAPublicKey } from '@peculiar/asn1-rsa';
import { AsnConvert } from '@peculiar/asn1-schema';
import type { SubjectPublicKeyInfo } from '@peculiar/asn1-x509';
import { encodeBase64Url } from '../core/certificates/base64.ts';
import { type CertificateKey, EC_CURVES, type EcCurve } from '../core/certificates/certificate.ts';

/** `named` is what the library calls the algorithm of the key; an OID if it does not know it. */
export function readKey({ algorithm, subjectPublicKey }: SubjectPublicKeyInfo, named: Algorithm): CertificateKey {
  const bytes = new Uint8Array(subjectPublicKey);
  const id = algorithm.algorithm;
  if (id === id_rsaEncryption || id === id_RSASSA_PSS) return rsaKey(AsnConvert.parse(bytes, RSAPublicKey));
  const crv = OKP_CURVES[id];
  if (crv !== undefined) return { type: 'okp', crv, x: encodeBase64Url(bytes) };
  if (id !== id_ecPublicKey) return { type: 'other', algorithm: named.name };
  const curve = 'namedCurve' in named ? String(named.namedCurve) : 'on an unknown curve';
  return pointOn(curve, bytes) ?? { type: 'other', algorithm: `EC ${curve}` };
}

const OKP_CURVES: Readonly<Record<string, string>> = {
  '1.3.101.110': 'X25519',
  '1.3.101.111': 'X448',
  '1.3.101.112': 'Ed25519',
  '1.3.101.113': 'Ed448',
};

function rsaKey(key: RSAPublicKey): CertificateKey {
  const modulus = withoutSign(key.modulus);
  const bits = modulus.length === 0 ? 0 : modulus.length * 8 - Math.clz32(modulus[0] ?? 0) + 24;
  const exponent = withoutSign(key.publicExponent);
  return { type: 'rsa', bits, n: encodeBase64Url(modulus), e: encodeBase64Url(exponent) };
}

/** An ASN.1 integer has a zero in front where it would seem negative without. */
function withoutSign(integer: ArrayBuffer): Uint8Array {
  const bytes = new Uint8Array(integer);
  const first = bytes.findIndex((byte) => byte !== 0);
  return bytes.subarray(first < 0 ? bytes.length : first);
}

/** Bytes of a coordinate. */
const COORDINATES: Readonly<Record<EcCurve, number>> = { 'P-256': 32, 'P-384': 48, 'P-521': 66 };

const UNCOMPRESSED = 4;

function pointOn(name: string, point: Uint8Array): CertificateKey | undefined {
  const curve = EC_CURVES.find((known) => known === name);
  if (!curve) return undefined;
  const size = COORDINATES[curve];
  if (point[0] !== UNCOMPRESSED || point.length !== 1 + 2 * size) return undefined;
  const [x, y] = [point.subarray(1, 1 + size), point.subarray(1 + size)];
  return { type: 'ec', curve, x: encodeBase64Url(x), y: encodeBase64Url(y) };
}
