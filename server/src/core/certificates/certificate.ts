/** What a certificate says, as plain data (RFC 5280), and what may be wrong with bytes that should be one. */

export interface Certificate {
  /** As in `C=US, O=SPIFFE`, in the order of the certificate. */
  readonly subject: string;
  readonly issuer: string;
  /** Hexadecimal. */
  readonly serial: string;
  /** Epoch milliseconds; valid from the first to the last, both included. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly basicConstraints: BasicConstraints | undefined;
  readonly keyUsage: KeyUsage | undefined;
  /** Names of RFC 5280 4.2.1.12, OIDs where it has none; empty when nothing is stated. */
  readonly extendedKeyUsage: readonly string[];
  readonly uriSans: readonly string[];
  readonly dnsSans: readonly string[];
  /** How many alternative names of other kinds there are. */
  readonly otherSans: number;
  readonly hasNameConstraints: boolean;
  readonly key: CertificateKey;
  /** As in `ECDSA with SHA-256`; an OID for what has no name here. */
  readonly signatureAlgorithm: string;
  /** Hexadecimal. */
  readonly subjectKeyId: string | undefined;
  readonly authorityKeyId: string | undefined;
  /** Issuer and subject have the same name and, where both key ids are stated, the same key. The signature is not verified. */
  readonly selfIssued: boolean;
  /** SHA-256 of the DER, hexadecimal. */
  readonly fingerprint: string;
  /** SHA-256 of the SubjectPublicKeyInfo, hexadecimal: certificates that share it are the same anchor. */
  readonly keyFingerprint: string;
}

export interface BasicConstraints {
  readonly ca: boolean;
  readonly pathLength: number | undefined;
  readonly critical: boolean;
}

export interface KeyUsage {
  readonly names: readonly KeyUsageName[];
  readonly critical: boolean;
}

/** In the order of their bits (RFC 5280 4.2.1.3). */
export const KEY_USAGES = [
  ...(['digitalSignature', 'nonRepudiation', 'keyEncipherment', 'dataEncipherment', 'keyAgreement'] as const),
  ...(['keyCertSign', 'cRLSign', 'encipherOnly', 'decipherOnly'] as const),
] as const;

export type KeyUsageName = (typeof KEY_USAGES)[number];

/** The public key, its members in base64url as a JWK has them. */
export type CertificateKey =
  | { readonly type: 'rsa'; readonly bits: number; readonly n: string; readonly e: string }
  | { readonly type: 'ec'; readonly curve: EcCurve; readonly x: string; readonly y: string }
  | { readonly type: 'okp'; readonly crv: string; readonly x: string }
  | { readonly type: 'other'; readonly algorithm: string };

/** Curves of JWK that SPIFFE libraries know; a key on another one is of type `other`. */
export const EC_CURVES = ['P-256', 'P-384', 'P-521'] as const;

export type EcCurve = (typeof EC_CURVES)[number];

export type CertificateReading =
  | { readonly ok: true; readonly certificate: Certificate }
  | { readonly ok: false; readonly problem: CertificateProblem; readonly message: string };

export type CertificateProblem =
  | 'empty'
  | 'too-large'
  | 'not-base64'
  /** The certificate is there, written in the alphabet of URLs. */
  | 'base64url'
  /** The certificate is there, with blanks or line breaks that not every reader skips. */
  | 'whitespace'
  /** PEM where bare base64 belongs. */
  | 'pem-armour'
  | 'truncated'
  | 'trailing-bytes'
  | 'not-a-certificate'
  | 'private-key';

/** Never throws, and answers at once. */
export type ReadCertificate = (der: Uint8Array) => CertificateReading;
