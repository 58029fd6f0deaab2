/** Keys and certificates in the words of a review. */
import { domainsOf, isOfOtherDomain } from '../../../model/anchor.ts';
import type { BundleEndpointFact } from '../../../model/facts.ts';
import { knownValue } from '../../../model/stated.ts';
import { dayOf } from '../../../rules/certificate/anchor.ts';
import { enumerate } from '../../../rules/wording.ts';
import { code } from '../../../values/code.ts';
import type { Anchor, Pair, TrustAnchors } from '../../subject.ts';

/** "`acme.partner.example`", or "an unnamed trust domain" where nobody says whose keys they are. */
export function domainIn({ before, after }: Pair<TrustAnchors>): string {
  const name = knownValue((after ?? before).fact.domain);
  return name === undefined ? 'an unnamed trust domain' : code(name);
}

/** "authority", "token key" */
export function nounOf({ use, certificate }: Anchor): string {
  if (use === 'jwt-svid') return 'token key';
  return use === 'x509-svid' || certificate ? 'authority' : 'key';
}

/** "`fcd05b6434a1…`": enough of a fingerprint to tell keys apart, or the name of a key. */
export function nameOf({ id, certificate }: Anchor): string {
  return certificate?.fingerprint === id ? `\`${id.slice(0, 12)}…\`` : code(id);
}

/** "2 authorities and 1 token key" */
export function countOf(anchors: readonly Anchor[]): string {
  const nouns = [...new Set(anchors.map(nounOf))];
  return enumerate(
    nouns.map((noun) => {
      const number = anchors.filter((anchor) => nounOf(anchor) === noun).length;
      return `${number} ${number === 1 ? noun : noun.replace(/y$/, noun === 'authority' ? 'ies' : 'ys')}`;
    }),
  );
}

/** In few words, for a table: "fcd05b6434a1… until 2035-12-31". */
export function saysOf(anchors: readonly Anchor[]): string {
  return anchors
    .map((anchor) => {
      const name = nameOf(anchor).slice(1, -1);
      return anchor.certificate ? `${name} until ${dayOf(anchor.certificate.notAfter)}` : name;
    })
    .join(', ');
}

/** All that a person compares: "`CN=ACME` for `spiffe://acme.example`, valid from … to …, SHA-256 `…`". */
export function describeAnchor(anchor: Anchor): string {
  const { certificate } = anchor;
  if (!certificate) return `the ${nounOf(anchor)} ${nameOf(anchor)}`;
  const { subject, uriSans, notBefore, notAfter, fingerprint } = certificate;
  const named = uriSans.length === 0 ? 'without a SPIFFE ID' : `for ${enumerate(uriSans.slice(0, 3).map(code))}`;
  const name = subject.trim() === '' ? 'a certificate without a subject' : code(subject);
  return `${name} ${named}, valid from ${dayOf(notBefore)} to ${dayOf(notAfter)}, SHA-256 \`${fingerprint}\``;
}

/** What is odd about a key that comes in, a sentence each. */
export function doubtsOf({ certificate }: Anchor, pair: Pair<TrustAnchors>, now: number): string[] {
  if (!certificate) return [];
  const domain = knownValue((pair.after ?? pair.before).fact.domain);
  const isForeign = domain !== undefined && isOfOtherDomain(certificate, domain);
  return [
    ...(isForeign ? [`It says that it is for ${enumerate(domainsOf(certificate).map(code))}.`] : []),
    ...(certificate.notAfter < now ? ['It has expired, so nothing is verified with it.'] : []),
    ...(certificate.notBefore > now ? [`It is not valid before ${dayOf(certificate.notBefore)}.`] : []),
  ];
}

/** Consumers order bundles by their number, which has to grow with every change of the keys (SPEC-BUNDLE 4.1.1). */
export function sequenceDoubt({ before, after }: Pair<TrustAnchors>): string[] {
  const [was, is] = [knownValue(before?.fact.sequence), knownValue(after?.fact.sequence)];
  if (typeof was !== 'number' || typeof is !== 'number' || is > was) return [];
  const course = is === was ? `stays ${is}` : `falls from ${was} to ${is}`;
  return [`The sequence number ${course}, so who goes by it keeps the old keys.`];
}

/** "`shop.corp.example`" */
export function domainOfEndpoint({ trustDomain }: BundleEndpointFact): string {
  const name = knownValue(trustDomain);
  return name === undefined ? 'this trust domain' : code(name);
}
