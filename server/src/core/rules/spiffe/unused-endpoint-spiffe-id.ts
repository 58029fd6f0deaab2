import { profileOf } from '../../model/bundle-endpoint.ts';
import { consequenceOf, formOf } from '../../model/consequence.ts';
import { rule } from '../rule.ts';
import { SOUND_SPIRE, unsoundSpire } from '../spire-examples.ts';
import { useProfile } from './profile-offer.ts';

export const unusedEndpointSpiffeId = rule({
  id: 'unused-endpoint-spiffe-id',
  severity: 'error',
  title: 'A SPIFFE ID for an endpoint that is known by its web certificate',
  what: 'The profile is `https_web`, and a SPIFFE ID of the endpoint is given beside it.',
  why: 'Under `https_web` nobody looks at the ID: any server with a public certificate for the host name is believed. The file promises a check that is not made. The cluster refuses a resource that says both; in `server.conf` and in files for `spire-server` the ID is passed over without a word.',
  how: 'Decide which one is true: leave the ID out, or use `https_spiffe`, for which the endpoint must present that ID.',
  families: ['bundle-endpoint'],
  references: ['spiffe:FED 5.2.1', 'spiffe:FED 5.2.2.2'],
  edit: 'suggest',
  on: ['federation', 'trust-domain'],
  *check(fact) {
    const { endpointSpiffeId } = fact.bundle;
    if (!endpointSpiffeId?.known || profileOf(fact) !== 'https_web') return;
    const { isRefused, words } = consequenceOf('unused-endpoint-id', formOf(fact));
    yield {
      at: endpointSpiffeId.span,
      severity: isRefused ? 'error' : 'warning',
      message: `Under \`https_web\` the endpoint is known by its web certificate, and ${words}. Leave the SPIFFE ID out, or use \`https_spiffe\`.`,
      offers: () => [
        ...useProfile(fact, 'https_web').map((offer) => ({ ...offer, title: 'Leave the SPIFFE ID out' })),
        ...useProfile(fact, 'https_spiffe'),
      ],
    };
  },
  bad: unsoundSpire('federated-trust-domain.yaml', 'type: https_spiffe', 'type: https_web'),
  good: SOUND_SPIRE,
});
