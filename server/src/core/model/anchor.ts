/** What a key or a certificate is known by, and for which trust domain it says it is. */
import type { Certificate } from '../certificates/certificate.ts';
import { domainKey } from './domain-key.ts';
import type { BundleKey } from './facts.ts';
import { knownValue } from './stated.ts';

/** The same for one key in every bundle: the SHA-256 of a certificate's key, else the members of the JWK. */
export function anchorOf({ certificate, members }: BundleKey): string | undefined {
  if (certificate) return certificate.ok ? certificate.certificate.keyFingerprint : undefined;
  const [n, x, y] = [members.n, members.x, members.y].map(knownValue);
  if (n !== undefined) return `n:${n}`;
  return x === undefined ? undefined : `x:${x},y:${y ?? ''}`;
}

/** The trust domains of the SPIFFE IDs in it, also of those that are not spelled well. */
export function domainsOf({ uriSans }: Certificate): string[] {
  const names = uriSans.flatMap((uri) => /^spiffe:\/\/([^/]+)/i.exec(uri)?.[1] ?? []);
  return [...new Set(names.map(domainKey))];
}

/** Whether it says that it is for other trust domains only. Many roots say nothing. */
export function isOfOtherDomain(certificate: Certificate, domain: string): boolean {
  const names = domainsOf(certificate);
  return names.length > 0 && !names.includes(domainKey(domain));
}
