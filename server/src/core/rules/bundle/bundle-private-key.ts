import { code } from '../../values/code.ts';
import { SOUND_BUNDLE, unsoundBundle } from '../bundle-examples.ts';
import { rule } from '../rule.ts';
import { enumerate } from '../wording.ts';

export const bundlePrivateKey = rule({
  id: 'bundle-private-key',
  severity: 'error',
  title: 'A private key in a bundle',
  what: 'A key of a bundle has members that only a private or a shared key has: `d`, `p`, `q`, `dp`, `dq`, `qi`, `oth` or `k`. Inside of a federation the rule `shared-secret` says it.',
  why: 'A bundle is public, and whoever reads this one can make identities of the whole trust domain. Programs do not refuse it: they read it as a private key.',
  how: 'Take the members out, and replace the key on the side that signs with it. It stays known to others even when the file is mended.',
  families: ['long-lived-credential', 'trust-anchor'],
  edit: 'suggest',
  on: ['bundle'],
  *check({ place, keys }) {
    if (place === 'manifest') return;
    for (const { privateMembers } of keys) {
      const [first] = privateMembers;
      if (!first) continue;
      yield {
        at: first.span,
        message: `This key of the bundle is a secret one: it has ${enumerate(privateMembers.map(({ name }) => code(name)))}. Whoever reads the file can make identities of the whole trust domain. Take that out, and replace the key where it came from, because it is known now.`,
        offers: () => [
          {
            title: 'Take the private members out',
            kind: 'suggest',
            operations: privateMembers.map(({ path }) => ({ op: 'remove', path })),
          },
        ],
      };
    }
  },
  bad: unsoundBundle('"kid": "acme-2026-1",', '"kid": "acme-2026-1",\n      "d": "c2VjcmV0",'),
  good: SOUND_BUNDLE,
});
