/** The rules of this family. A new one adds its line here; a test checks that none is forgotten. */
import type { Rule } from '../rule.ts';
import { certificateKeyUsage } from './certificate-key-usage.ts';
import { certificateNotOfCa } from './certificate-not-of-ca.ts';
import { certificateNotSelfSigned } from './certificate-not-self-signed.ts';
import { certificateSpiffeId } from './certificate-spiffe-id.ts';
import { expiredCertificate } from './expired-certificate.ts';
import { expiringCertificate } from './expiring-certificate.ts';
import { foreignCertificate } from './foreign-certificate.ts';
import { weakCertificateKey } from './weak-certificate-key.ts';

export const certificateRules: readonly Rule[] = [
  certificateKeyUsage,
  certificateNotOfCa,
  certificateNotSelfSigned,
  certificateSpiffeId,
  expiredCertificate,
  expiringCertificate,
  foreignCertificate,
  weakCertificateKey,
];
