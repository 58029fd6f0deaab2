/** Bundles of the partner with one key more, one less, or another one. */
import { bundleOf, CERTIFICATE } from '../../../rules/bundle-examples.ts';
import { anchorFile } from '../../../rules/certificate-examples.ts';
import type { Example } from '../../../rules/rule.ts';

export const TOKEN_KEY =
  '    { "use": "jwt-svid", "kid": "acme-2026-2", "kty": "EC", "crv": "P-256", "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4", "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM" }';

/** The authority of the sound bundle alone. */
export const AUTHORITY_ALONE: Example = bundleOf(authority(CERTIFICATE));

export function authority(certificate: string): string {
  return `    { "use": "x509-svid", "x5c": ["${certificate}"] }`;
}

/** Several certificates one after the other, as the anchors of the partner. */
export function anchorFiles(...certificates: readonly string[]): Example {
  const texts = certificates.flatMap((certificate) => Object.values(anchorFile(certificate)));
  return { 'acme.partner.example.bundle.pem': texts.join('') };
}
