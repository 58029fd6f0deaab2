import { consequenceOf } from '../../model/consequence.ts';
import type { Known } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { SOUND_CONF, unsoundConf } from '../conf-examples.ts';
import { rule } from '../rule.ts';
import { enumerate } from '../wording.ts';

export const twoEndpointProfiles = rule({
  id: 'two-endpoint-profiles',
  severity: 'error',
  title: 'Two profiles for one bundle endpoint',
  what: 'A `federates_with` of a SPIRE server has more than one `bundle_endpoint_profile`.',
  why: 'There is no falling back from one profile to the other, so SPIRE wants exactly one. With two the server does not start.',
  how: 'Keep the one that the other side names: `https_web` for a public web certificate, `https_spiffe` for a SPIFFE ID.',
  families: ['bundle-endpoint'],
  references: ['spiffe:FED 5.1', 'spiffe:FED 7.2'],
  edit: 'suggest',
  on: ['federation'],
  *check({ bundle, slots, form }, { document }) {
    const path = slots['bundle.profile'];
    const written = bundle.profilesWritten.filter((profile): profile is Known => profile.known);
    const [first, second] = written;
    const names = [...new Set(written.map(({ value }) => value))];
    if (!first || !second || !path || names.length < bundle.profilesWritten.length) return;
    yield {
      at: second.span,
      message: `One bundle endpoint has one profile, and here are ${enumerate(names.map(code))}: ${consequenceOf('no-profile', form).words}. Keep the one that the other side names.`,
      related: [{ document, span: first.span, message: 'The first profile stands here.' }],
      offers: () =>
        names.map((kept) => ({
          title: `Keep ${code(kept)}`,
          kind: 'suggest',
          operations: names.filter((name) => name !== kept).map((name) => ({ op: 'remove', path: [...path, name] })),
        })),
    };
  },
  bad: unsoundConf(
    'server.conf',
    '      bundle_endpoint_profile "https_spiffe" {',
    '      bundle_endpoint_profile "https_web" {}\n      bundle_endpoint_profile "https_spiffe" {',
  ),
  good: SOUND_CONF,
});
