import { type Blank, blank } from '../../fixes/operation.ts';
import { bundleTerm, distributionOf } from '../../model/bundle-terms.ts';
import { domainKey } from '../../model/domain-key.ts';
import type { FederationFact } from '../../model/facts.ts';
import { knownValue } from '../../model/stated.ts';
import { SOUND, unsound } from '../examples.ts';
import { type Offer, rule } from '../rule.ts';
import { describeLink, enumerate } from '../wording.ts';
import { missingIn, suggest, writing } from './place.ts';

const WORDS = {
  'bundle.url': 'its address',
  'bundle.profile': 'the profile by which it proves itself',
  'bundle.endpoint-spiffe-id': 'the SPIFFE ID it must present',
} as const;
type EndpointTerm = keyof typeof WORDS;

export const undocumentedBundleEndpoint = rule({
  id: 'undocumented-bundle-endpoint',
  severity: 'error',
  title: 'A bundle endpoint that nobody has written down',
  what: 'The keys of the other side are fetched from an endpoint, and the agreement lacks its address, its profile or, under `https_spiffe`, the SPIFFE ID it must present. What a native resource of the same link or the `TrustDomain` document of the other side states counts as written down. Keys that are handed over by hand or come from a shared root need no endpoint.',
  why: 'Name, address and profile together decide whose keys are trusted, and none of them can be derived from another. What was never agreed on cannot be compared with what runs, so a changed address goes unnoticed.',
  how: 'State `endpointURL`, `profile` and `endpointSPIFFEID` under `bundle` as the other side has given them to you, or say under `distribution` how the bundle really arrives.',
  families: ['bundle-endpoint'],
  references: ['spiffe:FED 5.2.2.2'],
  edit: 'suggest',
  on: ['federation'],
  *check(link, context) {
    // What a native resource lacks is told by the rules of its own format.
    if (link.origin === 'native' || distributionOf(link) !== 'endpoint') return;
    const profile = bundleTerm('profile', link, context);
    const missing: EndpointTerm[] = [];
    if (!bundleTerm('url', link, context)) missing.push('bundle.url');
    if (!profile) missing.push('bundle.profile');
    const hasId = bundleTerm('endpointSpiffeId', link, context) !== undefined;
    if (knownValue(profile) === 'https_spiffe' && !hasId) missing.push('bundle.endpoint-spiffe-id');
    const [first] = missing;
    if (!first) return;
    yield {
      at: missingIn(link, first),
      message: `The bundle endpoint of ${describeLink(link)} is not written down: nothing states ${enumerate(missing.map((term) => WORDS[term]))}. Whoever answers there decides whose keys are trusted here. State under \`bundle\` what the other side has given you.`,
      offers: () => offersFor(link, missing, hasId),
    };
  },
  bad: unsound('acme-orders.yaml', '    endpointSPIFFEID: spiffe://acme.partner.example/spire/server\n', ''),
  good: SOUND,
});

/** The profile decides what else has to be stated, so where it is missing there is one offer for each. */
function offersFor(link: FederationFact, missing: readonly EndpointTerm[], hasId: boolean): readonly Offer[] {
  const remote = domainKey(knownValue(link.remote) ?? '');
  const url = missing.includes('bundle.url') ? { 'bundle.url': blank(`https://spire.${remote}:8443`) } : {};
  const id: Partial<Record<EndpointTerm, Blank>> = hasId
    ? {}
    : { 'bundle.endpoint-spiffe-id': blank(`spiffe://${remote}/spire/server`) };
  if (!missing.includes('bundle.profile')) {
    const terms = missing.includes('bundle.endpoint-spiffe-id') ? { ...url, ...id } : url;
    return suggest('State what is missing of the bundle endpoint', writing(link, terms));
  }
  const spiffe = writing(link, { ...url, 'bundle.profile': 'https_spiffe', ...id });
  const web = hasId ? [] : writing(link, { ...url, 'bundle.profile': 'https_web' });
  return [
    ...suggest('State the bundle endpoint, which presents a SPIFFE ID (`https_spiffe`)', spiffe),
    ...suggest('State the bundle endpoint, which has a public web certificate (`https_web`)', web),
  ];
}
