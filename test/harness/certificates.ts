/** Certificates and SPIFFE bundles made on the spot. Keys are kept, so that a name means one key throughout a test file. */
import 'reflect-metadata';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  type Extension,
  type JsonGeneralName,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

export type KeyKind = 'P-256' | 'P-384' | 'P-521' | 'Ed25519' | `rsa-${number}`;

export interface CaRequest {
  /** Trust domain; goes into the URI SAN unless `uriSans` says otherwise. */
  readonly domain: string;
  readonly key?: KeyKind;
  /** Two certificates with the same name and kind of key have the same key. By default the domain. */
  readonly keyName?: string;
  /** RFC 3339; by default the certificate is valid from May 2026 to May 2027. */
  readonly notBefore?: string;
  readonly notAfter?: string;
  /** As in `C=US, O=SPIFFE`, which is what SPIRE writes. */
  readonly subject?: string;
  readonly serialNumber?: string;
  /** The cA flag; `absent` leaves the basic constraints out. */
  readonly isCa?: boolean | 'absent';
  readonly pathLength?: number;
  /** Empty leaves the key usage out. */
  readonly keyUsages?: readonly (keyof typeof KeyUsageFlags)[];
  readonly keyUsageCritical?: boolean;
  /** OIDs. */
  readonly extendedKeyUsages?: readonly string[];
  readonly uriSans?: readonly string[];
  readonly otherSans?: readonly JsonGeneralName[];
  /** Further extensions, such as name constraints. */
  readonly extensions?: readonly Extension[];
  /** By default it signs itself. */
  readonly issuer?: MadeCertificate;
}

/** An entry of a SPIFFE bundle. */
export type BundleKey = Readonly<Record<string, unknown>>;

export interface MadeCertificate {
  readonly der: Uint8Array;
  /** Standard alphabet, padded, on one line: as in `x5c`. */
  readonly base64: string;
  /** With a line break at the end. */
  readonly pem: string;
  /** The x509-svid entry of a bundle: `use`, `x5c`, and the members of the key. */
  readonly jwk: BundleKey;
  readonly subject: string;
  readonly keys: CryptoKeyPair;
}

/** A CA as SPIRE makes them, but for what the request changes. */
export async function ca(request: CaRequest): Promise<MadeCertificate> {
  const { domain, issuer, subject = 'C=US, O=SPIFFE', serialNumber = '2a' } = request;
  const keys = await keysOf(request.key ?? 'P-256', request.keyName ?? domain);
  const signer = issuer?.keys ?? keys;
  const certificate = await X509CertificateGenerator.create({
    serialNumber,
    subject,
    issuer: issuer?.subject ?? subject,
    notBefore: new Date(request.notBefore ?? '2026-05-01T00:00:00Z'),
    notAfter: new Date(request.notAfter ?? '2027-05-01T00:00:00Z'),
    publicKey: keys.publicKey,
    signingKey: signer.privateKey,
    extensions: [
      ...statedExtensions(request),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(signer.publicKey),
      ...(request.extensions ?? []),
    ],
  });
  const der = new Uint8Array(certificate.rawData);
  const base64 = Buffer.from(der).toString('base64');
  const jwk = { ...(await publicMembers(keys.publicKey)), use: 'x509-svid', x5c: [base64] };
  return { der, base64, pem: pem('CERTIFICATE', der), jwk, subject, keys };
}

function statedExtensions(request: CaRequest): Extension[] {
  const { isCa = true, pathLength, keyUsages = ['keyCertSign', 'cRLSign'], keyUsageCritical = true } = request;
  const { extendedKeyUsages = [], uriSans = [`spiffe://${request.domain}`], otherSans = [] } = request;
  const usages = keyUsages.reduce((bits, name) => bits | KeyUsageFlags[name], 0);
  const sans = [...uriSans.map((value): JsonGeneralName => ({ type: 'url', value })), ...otherSans];
  return [
    ...(isCa === 'absent' ? [] : [new BasicConstraintsExtension(isCa, pathLength, true)]),
    ...(usages === 0 ? [] : [new KeyUsagesExtension(usages, keyUsageCritical)]),
    ...(extendedKeyUsages.length === 0 ? [] : [new ExtendedKeyUsageExtension([...extendedKeyUsages])]),
    ...(sans.length === 0 ? [] : [new SubjectAlternativeNameExtension(sans)]),
  ];
}

/** A jwt-svid entry of a bundle. */
export async function jwtKey(kid: string, key: KeyKind = 'P-256'): Promise<BundleKey> {
  const { publicKey } = await keysOf(key, kid);
  return { ...(await publicMembers(publicKey)), use: 'jwt-svid', kid };
}

export interface BundleRequest {
  readonly keys: readonly BundleKey[];
  /** 1 by default; `undefined` leaves it out. */
  readonly sequence?: number | undefined;
  /** Seconds, 300 by default; `undefined` leaves it out. */
  readonly refreshHint?: number | undefined;
}

/** The text of a SPIFFE bundle. */
export function bundle(request: BundleRequest): string {
  const { keys, sequence, refreshHint } = { sequence: 1, refreshHint: 300, ...request };
  return `${JSON.stringify({ keys, spiffe_sequence: sequence, spiffe_refresh_hint: refreshHint }, null, 2)}\n`;
}

/** PEM text of anything, 64 characters to a line. */
export function pem(label: string, der: Uint8Array): string {
  const lines = Buffer.from(der)
    .toString('base64')
    .replace(/.{64}(?=.)/g, '$&\n');
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`;
}

const made = new Map<string, Promise<CryptoKeyPair>>();

function keysOf(kind: KeyKind, name: string): Promise<CryptoKeyPair> {
  const id = `${kind} ${name}`;
  const keys = made.get(id) ?? newKeys(kind);
  made.set(id, keys);
  return keys;
}

async function newKeys(kind: KeyKind): Promise<CryptoKeyPair> {
  const keys = await crypto.subtle.generateKey(algorithmOf(kind), true, ['sign', 'verify']);
  if ('privateKey' in keys) return keys;
  throw new Error(`${kind} is no kind of key pair`);
}

function algorithmOf(kind: KeyKind): Algorithm | EcKeyGenParams | RsaHashedKeyGenParams {
  if (kind === 'Ed25519') return { name: 'Ed25519' };
  if (!kind.startsWith('rsa-')) return { name: 'ECDSA', namedCurve: kind };
  const modulusLength = Number(kind.slice('rsa-'.length));
  return { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength, publicExponent: new Uint8Array([1, 0, 1]) };
}

/** What a JWK says about the key itself (RFC 7518 section 6, RFC 8037). */
async function publicMembers(key: CryptoKey): Promise<BundleKey> {
  const { kty, crv, x, y, n, e } = await crypto.subtle.exportKey('jwk', key);
  const stated = Object.entries({ kty, crv, x, y, n, e }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(stated);
}
