/** How the keys of the other side get here, and how often they change. */
import { isUnanswered } from '../answer.ts';
import { bundleTerm, distributionOf } from '../bundle-terms.ts';
import { trustDomainsNamed } from '../domains.ts';
import type { BundleTerms } from '../facts.ts';
import type { Obligation } from '../obligation.ts';
import { knownValue, type Stated } from '../stated.ts';
import { type Answer, type Asked, descriptions, obligation, stateOf } from './asked.ts';
import { FILLED_IN, joined, shown } from './words.ts';

type Term = Parameters<typeof bundleTerm>[0];

const WORDS: Readonly<Record<Term, string>> = {
  url: 'its address',
  profile: 'its profile',
  endpointSpiffeId: 'the SPIFFE ID it presents',
  refreshHint: 'how often the bundle is fetched',
  rotation: 'how often the keys change',
};

export function keys(asked: Asked): Obligation[] {
  const distribution = distributionOf(asked.agreement);
  if (distribution === 'endpoint')
    return [bundleEndpoint(asked), bundleValidated(asked), rotation(asked, ['refreshHint', 'rotation'])];
  return distribution === 'manual' ? [bundleValidated(asked), rotation(asked, ['rotation'])] : [];
}

function bundleEndpoint(asked: Asked): Obligation {
  const profile = termOf(asked, 'profile');
  const isSpiffe = knownValue(profile) === 'https_spiffe';
  const asking: Term[] = isSpiffe ? ['url', 'profile', 'endpointSpiffeId'] : ['url', 'profile'];
  const url = knownValue(termOf(asked, 'url'));
  const about = statedTerms(asked, asking);
  const says = about.state === 'met' && url !== undefined ? `${shown(url)}, ${knownValue(profile)}` : about.says;
  const asks = 'Address, profile and SPIFFE ID of the bundle endpoint are written down';
  const rules =
    asked.agreement.origin === 'native'
      ? ['missing-endpoint-profile', 'missing-endpoint-spiffe-id']
      : ['undocumented-bundle-endpoint'];
  return { ...obligation('bundle-endpoint', asks, asked, { ...about, says, rules }), rules };
}

function bundleValidated(asked: Asked): Obligation {
  const { agreement, around } = asked;
  const { validatedBy, span } = agreement.bundle;
  const state = stateOf([validatedBy]);
  const at = validatedBy?.span ?? span;
  return obligation('bundle-validated', 'Somebody has compared the first bundle with the other side', asked, {
    state,
    says:
      state === 'met' ? shown(knownValue(validatedBy) ?? '') : state === 'open' ? 'nobody is said to have' : FILLED_IN,
    ...(at && { at: { document: around.document, span: at } }),
    rules: [],
  });
}

function rotation(asked: Asked, terms: readonly Term[]): Obligation {
  const about = statedTerms(asked, terms);
  const values = terms.flatMap((term) => knownValue(termOf(asked, term)) ?? []);
  return obligation('rotation', 'It is known how often the bundle is fetched and the keys change', asked, {
    ...about,
    says: about.state === 'met' ? values.map(shown).join(', ') : about.says,
    rules: ['missing-rotation-expectation'],
  });
}

/** Open where one of several terms is not stated; stands at the first that is. */
function statedTerms(asked: Asked, terms: readonly Term[]): Omit<Answer, 'rules'> {
  const stated = terms.map((term) => termOf(asked, term));
  const state = stateOf(stated);
  const missing = terms.filter((_, index) => isUnanswered(stated[index]));
  const first = stated.find((term) => term !== undefined);
  const { span } = asked.agreement.bundle;
  const beside = span && { document: asked.around.document, span };
  const at = state === 'open' || !first ? beside : { document: documentOf(asked, first), span: first.span };
  const says = missing.length > 0 ? `nothing says ${joined(missing.map((term) => WORDS[term]))}` : FILLED_IN;
  return { state, says, at };
}

function termOf({ agreement, around }: Asked, term: Term): Stated | undefined {
  return bundleTerm(term, agreement, around);
}

/** The document that states it: of the link, or of the trust domain of the other side. */
function documentOf(asked: Asked, stated: Stated) {
  const remote = knownValue(asked.agreement.remote);
  const domains = remote === undefined ? [] : trustDomainsNamed(remote, asked.around);
  const found = [...descriptions(asked), ...domains].find(({ fact }) => states(fact.bundle, stated));
  return found?.document ?? asked.around.document;
}

function states(bundle: BundleTerms, stated: Stated): boolean {
  return Object.values(bundle).some((term) => term === stated);
}
