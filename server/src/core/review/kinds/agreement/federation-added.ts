import type { FederationFact } from '../../../model/facts.ts';
import { governanceOf } from '../../../model/governance.ts';
import { readinessOf } from '../../../model/readiness.ts';
import { knownValue } from '../../../model/stated.ts';
import { beside, SOUND } from '../../../rules/examples.ts';
import { FEDERATED_TRUST_DOMAIN, SOUND_SPIRE } from '../../../rules/spire-examples.ts';
import { enumerate } from '../../../rules/wording.ts';
import { changeKind, type ReviewContext } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import type { Version } from '../../subject.ts';
import { type Company, companyOf, isToldByManifest } from './coming-and-going.ts';
import { without } from './federation-examples.ts';
import { opensAnything, remoteName, sayingOf } from './federation-words.ts';
import { fileNames, remoteKey } from './links.ts';

const MANIFEST = 'acme-orders.yaml';
const RESOURCE = 'federated-trust-domain.yaml';

export const federationAdded = changeKind({
  id: 'federation-added',
  title: 'Trust in another domain begins',
  what: 'An agreement or a native resource sets up trust in a domain, here or in one place more. A manifest and the resources that it governs are one change. The whole readiness list goes with it.',
  families: ['missing-owner', 'missing-time-box', 'overly-broad-trust', 'temporary-cross-cluster-trust'],
  on: ['federation'],
  *compare(pair, context) {
    if (pair.is !== 'added') return;
    const { after } = pair;
    const company = companyOf(after, 'added', context);
    // A manifest for what is configured already only writes it down.
    if (after.fact.origin === 'manifest' && company.staying.length > 0) return;
    if (isToldByManifest(after, 'added', context)) return;
    const places = trustedBefore(after.fact, context);
    yield {
      direction: opensAnything(after.fact) ? 'widens' : 'neutral',
      title: titleFor(after.fact, places.length > 0),
      message: [messageFor(after), ...placesFor(after.fact, company, places)].join(' '),
      after: { says: sayingOf(after) || undefined },
      obligations: readinessOf(after.fact, after.context),
    };
  },
  examples: [
    step(without(SOUND, MANIFEST), SOUND, 'widens'),
    step(without(SOUND_SPIRE, MANIFEST, RESOURCE), SOUND_SPIRE, 'widens'),
    step(without(SOUND_SPIRE, RESOURCE), SOUND_SPIRE, 'widens'),
    step(SOUND_SPIRE, beside(SOUND_SPIRE, { 'other/trust.yaml': FEDERATED_TRUST_DOMAIN }), 'widens'),
  ],
});

/** Where else the same trust is written. */
function placesFor({ origin }: FederationFact, { moving, staying }: Company, before: readonly string[]): string[] {
  if (origin === 'manifest') return moving.length > 0 ? [`It is configured in ${filesOf(moving)}.`] : [];
  if (before.length > 0) return [`It was trusted before in ${enumerate(before)}; this is one place more.`];
  return staying.length > 0 ? [`It was agreed on in ${filesOf(staying)}.`] : [];
}

/** Files of the base that configure the same trust natively. */
function trustedBefore(link: FederationFact, { base }: ReviewContext): string[] {
  const name = remoteKey(link);
  if (link.origin === 'manifest' || name === '') return [];
  return fileNames(base.lookup('native-federation', name));
}

function filesOf(links: Company['moving']): string {
  return enumerate(fileNames(links));
}

function titleFor(link: FederationFact, isTrusted: boolean): string {
  const name = remoteName(link);
  switch (knownValue(link.direction)) {
    case 'outbound':
      return `${name} begins to accept identities of this side`;
    case 'mutual':
      return `Mutual trust with ${name} begins`;
    default:
      return isTrusted ? `Trust in ${name} is set up in one place more` : `Trust in ${name} begins`;
  }
}

function messageFor({ fact, context }: Version<FederationFact>): string {
  if (!opensAnything(fact)) return 'It refuses whatever comes from the other side, until somebody changes that.';
  const direction = knownValue(fact.direction);
  if (direction === 'outbound') return 'What our identities may do there is decided on the other side.';
  const isUnwritten = fact.origin === 'native' && governanceOf(fact, context).by === 'nobody';
  const who = 'Whoever holds an identity of that domain is recognised here from now on.';
  return isUnwritten ? `${who} Nothing says who agreed to it, what it may do, or when it ends.` : who;
}
