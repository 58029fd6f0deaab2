import { PROFILES, profileOf } from '../../model/bundle-endpoint.ts';
import { consequenceOf, formOf } from '../../model/consequence.ts';
import { code } from '../../values/code.ts';
import { rule } from '../rule.ts';
import { SOUND_SPIRE, unsoundSpire } from '../spire-examples.ts';
import { enumerate } from '../wording.ts';
import { meantProfiles, useProfile } from './profile-offer.ts';

export const unknownEndpointProfile = rule({
  id: 'unknown-endpoint-profile',
  severity: 'error',
  title: 'An endpoint profile that does not exist',
  what: 'The profile of a bundle endpoint is neither `https_spiffe` nor `https_web`, letter by letter.',
  why: 'The profile decides what counts as proof of who answers. There is no default to fall back to: the cluster refuses such a resource, a SPIRE server with such a line does not start, and from a manifest nobody knows what to configure.',
  how: 'Write `https_web` for a public web certificate, `https_spiffe` for an identity of a trust domain.',
  families: ['bundle-endpoint'],
  references: ['spiffe:FED 5.1', 'spiffe:FED 7.2'],
  edit: 'suggest',
  on: ['federation', 'trust-domain'],
  *check(fact) {
    const { profile, profileForm, profilesWritten } = fact.bundle;
    const path = fact.slots['bundle.profile'];
    if (!profile?.known || profileForm === 'word' || profilesWritten.length > 1 || profileOf(fact) || !path) return;
    const loss = consequenceOf('unknown-profile', formOf(fact)).words;
    yield {
      at: profile.span,
      message: `${code(profile.value)} is no endpoint profile, so ${loss}. There are ${enumerate(PROFILES.map(code))}.`,
      instead: path,
      offers: () => meantProfiles(profile.value).flatMap((meant) => useProfile(fact, meant)),
    };
  },
  bad: unsoundSpire('federated-trust-domain.yaml', 'type: https_spiffe', 'type: https-spiffe'),
  good: SOUND_SPIRE,
});
