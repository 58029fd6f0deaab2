/** The public key of a JWK: which members it has, and what a certificate says they are. */
import { decodeLooseBase64 } from '../../certificates/base64.ts';
import type { CertificateKey } from '../../certificates/certificate.ts';
import { type JwkMembers, matchesJwk } from '../../certificates/match-jwk.ts';
import type { BundleKey } from '../../model/facts.ts';
import { knownValue, type Stated } from '../../model/stated.ts';

export type KeyMember = 'kty' | 'crv' | 'n' | 'e' | 'x' | 'y';

/** RFC 7518, 6.2.1 and 6.3.1, and RFC 8037, 2. */
const MEMBERS: ReadonlyMap<string, readonly KeyMember[]> = new Map([
  ['EC', ['crv', 'x', 'y']],
  ['RSA', ['n', 'e']],
  ['OKP', ['crv', 'x']],
]);

/** Bytes of each coordinate. */
const SIZES: ReadonlyMap<string, number> = new Map([
  ['P-256', 32],
  ['P-384', 48],
  ['P-521', 66],
]);

export const KEY_TYPES = [...MEMBERS.keys()];

/** Curves that programs know, by the type of key they belong to. */
export const CURVES: ReadonlyMap<string, readonly string[]> = new Map([
  ['EC', [...SIZES.keys()]],
  ['OKP', ['Ed25519']],
]);

export function statedMember(key: BundleKey, name: KeyMember): Stated | undefined {
  return name === 'kty' || name === 'crv' ? key[name] : key.members[name];
}

/** Whether programs know keys of this type and curve, as far as they are stated. */
export function isKnownKind({ kty, crv }: BundleKey): boolean {
  const type = knownValue(kty);
  const curves = CURVES.get(type ?? '');
  return type !== undefined && KEY_TYPES.includes(type) && (!curves || !crv?.known || curves.includes(crv.value));
}

/** Members that have to be there for this type of key and are not. */
export function missingMembers(key: BundleKey): KeyMember[] {
  const members = MEMBERS.get(knownValue(key.kty) ?? '') ?? [];
  return members.filter((name) => statedMember(key, name) === undefined);
}

/** The first coordinate that no point of the curve can have, with the number of bytes it has and should have. */
export function missizedMember(
  key: BundleKey,
): { name: KeyMember; bytes: number | undefined; size: number } | undefined {
  const size = SIZES.get(knownValue(key.crv) ?? '');
  if (knownValue(key.kty) !== 'EC' || size === undefined) return undefined;
  for (const name of ['x', 'y'] as const) {
    const text = knownValue(key.members[name]);
    const bytes: number | undefined = text === undefined ? size : decodeLooseBase64(text)?.length;
    if (bytes !== size) return { name, bytes, size };
  }
  return undefined;
}

/** The members as the certificate has them; undefined for keys that a JWK of a bundle cannot be. */
export function membersOf(key: CertificateKey): Partial<Readonly<Record<KeyMember, string>>> | undefined {
  switch (key.type) {
    case 'rsa':
      return { kty: 'RSA', n: key.n, e: key.e };
    case 'ec':
      return { kty: 'EC', crv: key.curve, x: key.x, y: key.y };
    case 'okp':
      return { kty: 'OKP', crv: key.crv, x: key.x };
    case 'other':
      return undefined;
  }
}

export const KEY_MEMBERS: readonly KeyMember[] = ['kty', 'crv', 'n', 'e', 'x', 'y'];

/** The first member that is not what the certificate says, of a kind of key that programs know. */
export function differingMember(key: BundleKey): KeyMember | undefined {
  const { certificate } = key;
  if (!certificate?.ok || !isKnownKind(key)) return undefined;
  const member = KEY_MEMBERS.find((name) => matchesJwk(certificate.certificate.key, only(key, name)) === false);
  // A coordinate that is none of this curve is a fault of its own.
  const isCoordinate = member === 'x' || member === 'y';
  return isCoordinate && missizedMember(key) ? undefined : member;
}

function only(key: BundleKey, name: KeyMember): JwkMembers {
  const value = knownValue(statedMember(key, name));
  const none = { kty: undefined, crv: undefined, n: undefined, e: undefined, x: undefined, y: undefined };
  return { ...none, [name]: value };
}
