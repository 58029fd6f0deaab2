import type { FederationFact } from '../../../model/facts.ts';
import { beside, SOUND } from '../../../rules/examples.ts';
import { FEDERATED_TRUST_DOMAIN, SOUND_SPIRE } from '../../../rules/spire-examples.ts';
import { enumerate } from '../../../rules/wording.ts';
import { changeKind, type ReviewContext } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { companyOf, isToldByManifest } from './coming-and-going.ts';
import { without } from './federation-examples.ts';
import { remoteName, sayingOf } from './federation-words.ts';
import { fileNames, remoteKey } from './links.ts';

export const federationRemoved = changeKind({
  id: 'federation-removed',
  title: 'Trust in another domain ends',
  what: 'An agreement or a native resource that set up trust in a domain is gone. It says where the same domain is still trusted. A bundle that was fetched before may stay in the store of a server until somebody deletes it (SPEC-FED 6.3).',
  families: ['missing-revocation-path'],
  on: ['federation'],
  *compare(pair, context) {
    if (pair.is !== 'removed') return;
    const { before } = pair;
    if (before.fact.origin === 'manifest' && companyOf(before, 'removed', context).staying.length > 0) return;
    if (isToldByManifest(before, 'removed', context)) return;
    const places = stillTrusted(before.fact, context);
    const name = remoteName(before.fact);
    yield {
      direction: 'narrows',
      title: places.length > 0 ? `Trust in ${name} ends in one of several places` : `Trust in ${name} ends`,
      message:
        places.length > 0
          ? `It is still set up in ${enumerate(places)}.`
          : 'Make sure that the stored bundle goes as well, and that nobody needs the other side any more.',
      before: { says: sayingOf(before) || undefined },
    };
  },
  examples: [
    step(SOUND, without(SOUND, 'acme-orders.yaml'), 'narrows'),
    step(SOUND_SPIRE, without(SOUND_SPIRE, 'acme-orders.yaml', 'federated-trust-domain.yaml'), 'narrows'),
    step(beside(SOUND_SPIRE, { 'other/trust.yaml': FEDERATED_TRUST_DOMAIN }), SOUND_SPIRE, 'narrows'),
  ],
});

/** Files of the head that configure the same trust. */
function stillTrusted(link: FederationFact, { head }: ReviewContext): string[] {
  const name = remoteKey(link);
  return name === '' ? [] : fileNames(head.lookup('native-federation', name));
}
