import { consequenceOf } from '../../model/consequence.ts';
import { missingIn } from '../governance/place.ts';
import { rule } from '../rule.ts';
import { SOUND_SPIRE, unsoundSpire } from '../spire-examples.ts';
import { useProfile } from './profile-offer.ts';

export const missingEndpointProfile = rule({
  id: 'missing-endpoint-profile',
  severity: 'error',
  title: 'A bundle endpoint that may prove itself in any way',
  what: 'A native configuration says where a bundle is fetched and leaves out how the endpoint proves who it is.',
  why: 'The profile decides whether a public web certificate or a SPIFFE identity counts as proof. It cannot be guessed from the address and there is no falling back, so no program takes the link: the cluster refuses the resource, and a SPIRE server does not start.',
  how: 'Ask the other side which profile its endpoint has. `https_spiffe` also needs the SPIFFE ID of the endpoint; a SPIRE server presents `/spire/server`.',
  families: ['bundle-endpoint'],
  references: ['spiffe:FED 5.1', 'spiffe:FED 7.2'],
  edit: 'suggest',
  on: ['federation'],
  *check(fact) {
    const { profile, profileForm, legacyEndpoint } = fact.bundle;
    const path = fact.slots['bundle.profile'];
    if (fact.origin !== 'native' || !path || profile || profileForm === 'other' || legacyEndpoint) return;
    const isPart = fact.form === 'cluster-federated-trust-domain' || fact.form === 'helm-values';
    yield {
      at: missingIn(fact, 'bundle.profile'),
      message: `Nothing says how the bundle endpoint proves who it is, and ${consequenceOf('no-profile', fact.form).words}. Choose \`https_web\` for a public web certificate, or \`https_spiffe\` with the SPIFFE ID of the endpoint.`,
      instead: isPart && profileForm !== 'block' ? path.slice(0, -1) : path,
      offers: () => [...useProfile(fact, 'https_spiffe'), ...useProfile(fact, 'https_web')],
    };
  },
  bad: unsoundSpire(
    'federated-trust-domain.yaml',
    `  bundleEndpointProfile:
    type: https_spiffe
    endpointSPIFFEID: spiffe://acme.partner.example/spire/server
`,
    '',
  ),
  good: SOUND_SPIRE,
});
