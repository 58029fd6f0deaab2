/** What somebody meant by a field or value that the schema does not know. */
import { nearest } from '../values/nearest.ts';

/**
 * Words for one idea in the formats of SPIFFE, each of which spells it in its own way. Whoever copies from one format to
 * the next brings the wrong word along, often too far away for a comparison by letters.
 */
const SAME_IDEA: readonly (readonly string[])[] = [
  [
    'x509TTL',
    'x509SVIDTTL',
    'ttl',
    'x509_svid_ttl',
    'default_x509_svid_ttl',
    'defaultX509Validity',
    'svidTTL',
    'default_svid_ttl',
  ],
  ['jwtTTL', 'jwtTtl', 'jwtSVIDTTL', 'jwt_svid_ttl', 'default_jwt_svid_ttl', 'defaultJWTValidity'],
  ['bundleEndpointURL', 'bundle_endpoint_url', 'endpointURL', 'spiffeBundleUrl', 'url'],
  ['endpointSPIFFEID', 'endpoint_spiffe_id', 'endpointID'],
  ['bundleEndpointProfile', 'bundle_endpoint_profile', 'profile'],
  ['trustDomainBundle', 'trust_domain_bundle', 'bundle', 'caBundle'],
  ['trustDomain', 'trust_domain', 'domain', 'trustDomainName'],
  ['servingCert', 'servingCertFile', 'serving_cert_file'],
  ['podSelector', 'selector', 'workloadSelector', 'labelSelector'],
  ['workloadSelectorTemplates', 'workloadSelectors', 'selectorTemplates'],
  ['spiffeIDTemplate', 'spiffeID', 'spiffe_id', 'id', 'idTemplate'],
  ['parentID', 'parent_id', 'parentIDTemplate'],
  ['dnsNames', 'dns_names', 'dnsNameTemplates'],
  ['federatesWith', 'federates_with', 'federateWith', 'federatedTrustDomains'],
  ['className', 'class_name', 'class', 'controllerClass'],
  ['local', 'localTrustDomain'],
  ['remote', 'remoteTrustDomain', 'partner', 'peer'],
  ['expires', 'expiresAt', 'expiry', 'expirationDate', 'notAfter', 'until', 'end', 'entryExpiry'],
  ['starts', 'startsAt', 'notBefore', 'from', 'start'],
  ['reviewBy', 'nextReview', 'reviewDate', 'review'],
  ['change', 'ticket', 'changeRecord', 'changeReference'],
];

/** `bundle_endpoint_url` and `bundleEndpointUrl` are spelled with the same letters as `bundleEndpointURL`. */
export function sameLetters(word: string, candidates: readonly string[]): string | undefined {
  const wanted = letters(word);
  return candidates.find((candidate) => letters(candidate) === wanted);
}

function letters(word: string): string {
  return word.toLowerCase().replace(/[^a-z0-9]/g, '');
}

const ideas = new Map(SAME_IDEA.flatMap((words) => words.map((word) => [letters(word), words])));

/** The field that was meant by `key`: the same word spelled otherwise, another format's word for the idea, or a slip. */
export function meantField(key: string, candidates: readonly string[]): string | undefined {
  const word = ideas.get(letters(key))?.flatMap((other) => sameLetters(other, candidates) ?? [])[0];
  return sameLetters(key, candidates) ?? word ?? nearest(key, candidates);
}

/** The value that was meant: the same spelled otherwise, a part that only one of them has (`web`, `warn`), or a slip. */
export function meantValue(text: string, candidates: readonly string[]): string | undefined {
  const part = letters(text);
  const containing = part.length < 3 ? [] : candidates.filter((candidate) => letters(candidate).includes(part));
  const only = containing.length === 1 ? containing[0] : undefined;
  return sameLetters(text, candidates) ?? only ?? nearest(text, candidates);
}
