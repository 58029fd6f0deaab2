import { SOUND_CONF, unsoundConf } from '../conf-examples.ts';
import { rule } from '../rule.ts';
import { writeProfile } from './serving.ts';

export const missingServingProfile = rule({
  id: 'missing-serving-profile',
  severity: 'warning',
  title: 'A bundle endpoint without a profile',
  what: 'The own bundle endpoint does not say how it proves who it is.',
  why: 'SPIRE takes `https_spiffe` for now, with a warning in its log, and says that a later release will not start without a profile. Partners have to write down the profile, so they need to know it.',
  how: 'Write what is in force anyway: `profile "https_spiffe" {}`.',
  families: ['bundle-endpoint'],
  references: ['spiffe:FED 5.1'],
  edit: 'fix',
  on: ['bundle-endpoint'],
  *check(endpoint) {
    const { form, profileForm, legacyAcme, slots, span } = endpoint;
    const path = slots['bundle.profile'];
    if (form !== 'spire-conf' || profileForm !== 'absent' || legacyAcme || !path) return;
    yield {
      at: { missing: path, fallback: span },
      message:
        'Nothing says how this endpoint proves who it is. SPIRE takes `https_spiffe`, warns, and will not start without a profile in a later release. Write it down.',
      offers: () => writeProfile(endpoint, 'https_spiffe'),
    };
  },
  bad: unsoundConf('server.conf', '      profile "https_spiffe" {}\n', ''),
  good: SOUND_CONF,
});
