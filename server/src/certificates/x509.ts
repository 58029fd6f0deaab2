/** Reads certificates with @peculiar/x509, and without its promises. Loaded apart from the rest, as it is large. */
// The library looks for this when it is loaded.
import 'reflect-metadata';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate as CertificateSyntax } from '@peculiar/asn1-x509';
import { X509Certificate } from '@peculiar/x509';
import type { Certificate, ReadCertificate } from '../core/certificates/certificate.ts';
import { NOT_A_CERTIFICATE, problemOf } from '../core/certificates/unreadable.ts';
import { readExtensions } from './extensions.ts';
import { readKey } from './public-key.ts';

export const readCertificate: ReadCertificate = (der) => {
  const problem = problemOf(der);
  if (problem) return problem;
  const certificate = parse(der);
  return certificate ? { ok: true, certificate } : NOT_A_CERTIFICATE;
};

/** The library throws, with words meant for programmers, on whatever it does not expect. */
function parse(der: Uint8Array): Certificate | undefined {
  try {
    const syntax = AsnConvert.parse(der, CertificateSyntax);
    const certificate = plain(syntax, der);
    return Number.isNaN(certificate.notBefore) || Number.isNaN(certificate.notAfter) ? undefined : certificate;
  } catch {
    return undefined;
  }
}

function plain(syntax: CertificateSyntax, der: Uint8Array): Certificate {
  const { subjectPublicKeyInfo, extensions } = syntax.tbsCertificate;
  const x509 = new X509Certificate(syntax);
  const { subject, issuer } = x509;
  const stated = readExtensions(extensions ?? []);
  const { subjectKeyId, authorityKeyId } = stated;
  const otherKey = subjectKeyId !== undefined && authorityKeyId !== undefined && subjectKeyId !== authorityKeyId;
  return {
    subject,
    issuer,
    serial: x509.serialNumber,
    notBefore: x509.notBefore.getTime(),
    notAfter: x509.notAfter.getTime(),
    ...stated,
    key: readKey(subjectPublicKeyInfo, x509.publicKey.algorithm),
    signatureAlgorithm: signatureName(x509.signatureAlgorithm),
    selfIssued: subject === issuer && !otherKey,
    fingerprint: bytesToHex(sha256(der)),
    keyFingerprint: bytesToHex(sha256(new Uint8Array(AsnConvert.serialize(subjectPublicKeyInfo)))),
  };
}

/** Some algorithms have their hash in their name. */
function signatureName({ name, hash }: { readonly name: string; readonly hash?: { readonly name: string } }): string {
  const short = name === 'RSASSA-PKCS1-v1_5' ? 'RSA' : name;
  return hash ? `${short} with ${hash.name}` : short;
}
