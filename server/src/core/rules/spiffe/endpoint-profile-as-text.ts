import { consequenceOf } from '../../model/consequence.ts';
import { code } from '../../values/code.ts';
import { rule } from '../rule.ts';
import { SOUND_SPIRE, unsoundSpire } from '../spire-examples.ts';
import { meantProfiles, useProfile } from './profile-offer.ts';

export const endpointProfileAsText = rule({
  id: 'endpoint-profile-as-text',
  severity: 'error',
  title: 'An endpoint profile written as a word',
  what: 'The profile of a bundle endpoint is a block of its own, and a bare word stands in its place.',
  why: 'The cluster refuses such a resource, and a SPIRE server with such a line does not start. Neighbouring formats do take a bare word here, which is how it gets copied.',
  how: 'Write the block. In a resource the profile stands under `type`, with the SPIFFE ID of the endpoint beside it; in `server.conf` the profile is the name of a block of its own, with the ID inside.',
  families: ['bundle-endpoint'],
  references: ['spiffe:FED 5.1'],
  edit: 'fix',
  on: ['federation'],
  *check(fact) {
    const { profile, profileForm } = fact.bundle;
    const path = fact.slots['bundle.profile'];
    if (profileForm !== 'word' || !profile?.known || !path) return;
    const isBlockOfItsOwn = fact.form === 'spire-conf';
    // Only `https_web` is complete with the word alone, and only where that is the very word.
    const kind = profile.value === 'https_web' ? 'fix' : 'suggest';
    yield {
      at: profile.span,
      message: `${code(profile.value)} stands here as a bare word, and ${consequenceOf('profile-as-word', fact.form).words}, because the profile is a block. Write it ${isBlockOfItsOwn ? 'as the name of a block' : `under \`${path.at(-1)}\``}.`,
      instead: isBlockOfItsOwn ? path : path.slice(0, -1),
      offers: () => meantProfiles(profile.value).flatMap((meant) => useProfile(fact, meant, kind)),
    };
  },
  bad: unsoundSpire(
    'federated-trust-domain.yaml',
    `  bundleEndpointProfile:
    type: https_spiffe
    endpointSPIFFEID: spiffe://acme.partner.example/spire/server
`,
    '  bundleEndpointProfile: https_web\n',
  ),
  good: SOUND_SPIRE,
});
