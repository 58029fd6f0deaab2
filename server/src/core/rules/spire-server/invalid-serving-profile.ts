import { PROFILES } from '../../model/bundle-endpoint.ts';
import type { BundleEndpointFact, ServingProfile } from '../../model/facts.ts';
import { code } from '../../values/code.ts';
import { SOUND_CONF, unsoundConf } from '../conf-examples.ts';
import { type Offer, rule } from '../rule.ts';
import { meantProfiles } from '../spiffe/profile-offer.ts';
import { enumerate } from '../wording.ts';
import { writeProfile } from './serving.ts';

export const invalidServingProfile = rule({
  id: 'invalid-serving-profile',
  severity: 'error',
  title: 'A bundle endpoint without exactly one profile',
  what: 'The `profile` of the own bundle endpoint is a bare word, an empty block, more than one profile, or one that does not exist.',
  why: 'The server does not start. SPIRE expects one block that is named for the profile; other formats do take a bare word, which is how it gets copied.',
  how: 'Write `profile "https_spiffe" {}`, or `profile "https_web" { … }` with the certificate in it.',
  families: ['bundle-endpoint'],
  references: ['spiffe:FED 5.1'],
  edit: 'fix',
  on: ['bundle-endpoint'],
  *check(endpoint) {
    const fault = endpoint.form === 'spire-conf' ? faultOf(endpoint) : undefined;
    const path = endpoint.slots['bundle.profile'];
    if (!fault || !path) return;
    const [first] = endpoint.profiles;
    yield {
      at: first?.name.span ?? { missing: path, fallback: endpoint.span },
      message: `${fault.what} The server does not start with it: exactly one block is expected, ${enumerate(PROFILES.map(code)).replace(' and ', ' or ')}.`,
      instead: path,
      offers: fault.offers,
    };
  },
  bad: unsoundConf('server.conf', 'profile "https_spiffe" {}', 'profile = "https_spiffe"'),
  good: SOUND_CONF,
});

interface Fault {
  readonly what: string;
  offers(): readonly Offer[];
}

function faultOf(endpoint: BundleEndpointFact): Fault | undefined {
  const { profileForm, profiles } = endpoint;
  const [first, ...others] = profiles;
  if (profiles.some(({ name }) => !name.known)) return undefined;
  switch (profileForm) {
    case 'absent':
      return undefined;
    case 'other':
      return { what: 'A list stands here in the place of the profile.', offers: () => writeAny(endpoint) };
    case 'word':
      return (
        first && { what: `${nameOf(first)} stands here as a bare word.`, offers: () => writeMeant(endpoint, first) }
      );
    case 'block':
      if (!first) return { what: 'The block is empty.', offers: () => writeAny(endpoint) };
      if (others.length > 0)
        return { what: `There are ${profiles.length} profiles.`, offers: () => profiles.map(takeOut) };
      return isProfile(first) ? undefined : unknownProfile(first);
  }
}

function unknownProfile(profile: ServingProfile): Fault {
  return {
    what: `${nameOf(profile)} is no endpoint profile.`,
    offers: () =>
      meantProfiles(wordOf(profile)).map((meant) => ({
        title: `Rename to \`${meant}\``,
        kind: 'suggest',
        operations: [{ op: 'rename-key', path: profile.path, to: meant }],
      })),
  };
}

function writeAny(endpoint: BundleEndpointFact): Offer[] {
  return PROFILES.flatMap((profile) => writeProfile(endpoint, profile)).map((offer) => ({ ...offer, kind: 'suggest' }));
}

function writeMeant(endpoint: BundleEndpointFact, profile: ServingProfile): readonly Offer[] {
  return isProfile(profile) ? writeProfile(endpoint, wordOf(profile)) : writeAny(endpoint);
}

function takeOut(profile: ServingProfile): Offer {
  return {
    title: `Take out ${nameOf(profile)}`,
    kind: 'suggest',
    operations: [{ op: 'remove', path: profile.path }],
  };
}

function isProfile(profile: ServingProfile): boolean {
  return PROFILES.some((known) => known === wordOf(profile));
}

function nameOf(profile: ServingProfile): string {
  return code(wordOf(profile));
}

function wordOf({ name }: ServingProfile): string {
  return name.known ? name.value : name.text;
}
