/** What the rules on certificates look at: those with which identities are verified, one fault of each at a time. */
import type { Certificate } from '../../certificates/certificate.ts';
import { isOfOtherDomain } from '../../model/anchor.ts';
import { useOf } from '../../model/certificate-use.ts';
import type { CertificateFact } from '../../model/facts.ts';
import { code } from '../../values/code.ts';
import type { RuleContext } from '../rule.ts';

export interface Anchor {
  readonly certificate: Certificate;
  /** The trust domain it stands for, where that is known. */
  readonly domain: string | undefined;
}

/** Undefined for a certificate that cannot be read, or is none of our business. */
export function anchorIn(fact: CertificateFact, { document, workspace }: RuleContext): Anchor | undefined {
  const use = fact.reading.ok ? useOf({ fact, document }, workspace) : undefined;
  return fact.reading.ok && use?.as === 'anchor'
    ? { certificate: fact.reading.certificate, domain: use.domain }
    : undefined;
}

/** The same, without those of which it is told that they are no authority's: one has to put in another one anyway. */
export function authorityIn(fact: CertificateFact, context: RuleContext): Anchor | undefined {
  const anchor = anchorIn(fact, context);
  return anchor && maySign(anchor.certificate) ? anchor : undefined;
}

/** Whether it may sign others. A certificate that says nothing of its key usage may. */
export function maySign({ basicConstraints, keyUsage }: Certificate): boolean {
  return basicConstraints?.ca === true && (!keyUsage || keyUsage.names.includes('keyCertSign'));
}

export function isForeign({ certificate, domain }: Anchor): boolean {
  return domain !== undefined && isOfOtherDomain(certificate, domain);
}

export type IdFault = { readonly kind: 'several' } | { readonly kind: 'path' | 'slash'; readonly id: string };

/** What is wrong with the SPIFFE ID of an authority, which has no path (SPEC-X509 3.2). None at all is no fault. */
export function idFaultOf({ uriSans }: Certificate): IdFault | undefined {
  const id = uriSans.find((uri) => /^spiffe:/i.test(uri));
  if (id === undefined) return undefined;
  if (uriSans.length > 1) return { kind: 'several' };
  const path = /^spiffe:\/\/[^/]*(.*)$/i.exec(id)?.[1] ?? '';
  if (path === '') return undefined;
  return { kind: path === '/' ? 'slash' : 'path', id };
}

/** "`acme.partner.example`", or "this trust domain" where it is not known. */
export function domainName(domain: string | undefined): string {
  return domain === undefined ? 'this trust domain' : code(domain);
}

/** `YYYY-MM-DD` in UTC. */
export function dayOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
