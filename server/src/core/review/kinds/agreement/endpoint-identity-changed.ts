import { servedDomain } from '../../../model/bundle-endpoint.ts';
import { domainKey } from '../../../model/domain-key.ts';
import type { FederationFact, TrustDomainFact } from '../../../model/facts.ts';
import { knownValue } from '../../../model/stated.ts';
import { SOUND, unsound } from '../../../rules/examples.ts';
import { SOUND_SPIRE, unsoundSpire } from '../../../rules/spire-examples.ts';
import { code } from '../../../values/code.ts';
import { parseSpiffeId } from '../../../values/spiffe-id.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays, step } from '../../examples.ts';
import { ENDPOINT_OBLIGATIONS } from './endpoint-obligations.ts';
import { isToldByNative } from './links.ts';
import { raised } from './raised.ts';
import { renaming } from './renaming.ts';
import { describeChange, sidesOf, statedChange } from './stated-change.ts';

export const endpointIdentityChanged = changeKind({
  id: 'endpoint-identity-changed',
  title: 'A bundle endpoint has another identity',
  what: 'The SPIFFE ID that the endpoint has to present under `https_spiffe` (SPEC-FED 5.2.2). Whoever holds it hands out the keys of the trust domain; where it belongs to a third domain, that one decides about them.',
  families: ['bundle-endpoint', 'trust-anchor'],
  on: ['federation', 'trust-domain'],
  *compare(pair, context) {
    if (pair.is !== 'kept') return;
    const { before, after } = pair;
    const { endpointSpiffeId } = before.fact.bundle;
    const follow = renaming(servedDomain(before.fact), servedDomain(after.fact));
    const isSame = (one: string, other: string): boolean => [one.trim(), follow(one.trim())].includes(other.trim());
    const change = statedChange(endpointSpiffeId, after.fact.bundle.endpointSpiffeId, isSame);
    if (!change || isToldByNative(pair, change, context, ({ bundle }) => bundle.endpointSpiffeId)) return;
    const { was, is } = change;
    const third = is && thirdDomain(is.value, after.fact);
    yield {
      direction: was ? (is ? 'moves' : 'widens') : 'neutral',
      title: `The identity of the bundle endpoint ${describeChange(change)}`,
      message: !is
        ? 'Nothing says any more who may hand out the keys of the other side.'
        : third === undefined
          ? 'Whoever holds this identity hands out the keys of the other side.'
          : `It belongs to ${code(third)}, which now decides whose keys are trusted as those of the other side.`,
      ...sidesOf(change),
      obligations: was ? raised(after, ENDPOINT_OBLIGATIONS) : [],
    };
  },
  examples: [
    step(SOUND, unsound('acme-orders.yaml', 'example/spire/server', 'example/spire/federation'), 'moves'),
    step(
      SOUND_SPIRE,
      unsoundSpire('federated-trust-domain.yaml', 'spiffe://acme.partner.example/', 'spiffe://hub.example/'),
      'moves',
    ),
    ...bothWays(
      SOUND,
      unsound('acme-orders.yaml', '    endpointSPIFFEID: spiffe://acme.partner.example/spire/server\n', ''),
      'widens',
      'neutral',
    ),
  ],
});

/** The trust domain of an identity that is not of the domain whose keys are handed out. */
function thirdDomain(text: string, fact: FederationFact | TrustDomainFact): string | undefined {
  const id = parseSpiffeId(text);
  const served = knownValue(servedDomain(fact));
  if (!id.ok || served === undefined) return undefined;
  return domainKey(id.trustDomain) === domainKey(served) ? undefined : id.trustDomain;
}
