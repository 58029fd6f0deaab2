import { profileOf } from '../../model/bundle-endpoint.ts';
import { consequenceOf } from '../../model/consequence.ts';
import { knownValue } from '../../model/stated.ts';
import { isFillIn } from '../../values/placeholder.ts';
import { missingIn } from '../governance/place.ts';
import { rule } from '../rule.ts';
import { SOUND_SPIRE, unsoundSpire } from '../spire-examples.ts';
import { likelyId } from './profile-offer.ts';

export const missingEndpointSpiffeId = rule({
  id: 'missing-endpoint-spiffe-id',
  severity: 'error',
  title: 'https_spiffe without the SPIFFE ID of the endpoint',
  what: 'A native configuration asks for the profile `https_spiffe` and does not say which SPIFFE ID the endpoint presents.',
  why: 'Under this profile the SPIFFE ID is the only thing that proves who answers; neither the address nor the name of the trust domain stands in for it. No program takes the link without it: the cluster refuses the resource, and a SPIRE server does not start.',
  how: 'State the ID. A SPIRE server presents `spiffe://<trust domain>/spire/server`; ask the other side if something else serves its bundle.',
  families: ['bundle-endpoint'],
  references: ['spiffe:FED 5.2.2.2', 'spiffe:FED 7.2'],
  edit: 'suggest',
  on: ['federation'],
  *check(fact) {
    const { endpointSpiffeId, profileForm } = fact.bundle;
    const path = fact.slots['bundle.endpoint-spiffe-id'];
    if (fact.origin !== 'native' || profileForm === 'word' || profileOf(fact) !== 'https_spiffe' || !path) return;
    if (endpointSpiffeId && !isFillIn(knownValue(endpointSpiffeId) ?? '')) return;
    yield {
      at: endpointSpiffeId?.span ?? missingIn(fact, 'bundle.endpoint-spiffe-id'),
      message: `\`https_spiffe\` recognises the endpoint by its SPIFFE ID alone, and none is stated, so ${consequenceOf('no-endpoint-id', fact.form).words}. State the ID; a SPIRE server presents \`spiffe://<trust domain>/spire/server\`.`,
      offers: () => [
        { title: 'Add the SPIFFE ID', kind: 'suggest', operations: [{ op: 'set', path, value: likelyId(fact) }] },
      ],
    };
  },
  bad: unsoundSpire(
    'federated-trust-domain.yaml',
    '    endpointSPIFFEID: spiffe://acme.partner.example/spire/server\n',
    '',
  ),
  good: SOUND_SPIRE,
});
