import { rule } from '../rule.ts';
import { SOUND_SPIRE, unsoundSpire } from '../spire-examples.ts';
import { useProfile } from './profile-offer.ts';

export const missingEndpointProfile = rule({
  id: 'missing-endpoint-profile',
  severity: 'error',
  title: 'A bundle endpoint that may prove itself in any way',
  what: 'A native resource says where a bundle is fetched and leaves out how the endpoint proves who it is.',
  why: 'The profile decides whether a public web certificate or a SPIFFE identity counts as proof. It cannot be guessed from the address and there is no falling back, so the cluster refuses the resource.',
  how: 'Ask the other side which profile its endpoint has. `https_spiffe` also needs the SPIFFE ID of the endpoint; a SPIRE server presents `/spire/server`.',
  families: ['bundle-endpoint'],
  references: ['spiffe:FED 5.1', 'spiffe:FED 7.2'],
  edit: 'suggest',
  on: ['federation'],
  *check(fact) {
    const { profile, profileForm } = fact.bundle;
    const path = fact.slots['bundle.profile'];
    if (fact.origin !== 'native' || !path || profile || (profileForm !== 'absent' && profileForm !== 'block')) return;
    yield {
      at: { missing: path, fallback: fact.resource.kindSpan },
      message:
        'Nothing says how the bundle endpoint proves who it is, and the cluster refuses the resource without it. Choose `https_web` for a public web certificate, or `https_spiffe` with the SPIFFE ID of the endpoint.',
      instead: profileForm === 'block' ? path : path.slice(0, -1),
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
