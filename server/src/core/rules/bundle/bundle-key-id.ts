import type { BundleKey } from '../../model/facts.ts';
import { knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { SOUND_BUNDLE, unsoundBundle } from '../bundle-examples.ts';
import { rule } from '../rule.ts';

export const bundleKeyId = rule({
  id: 'bundle-key-id',
  severity: 'error',
  title: 'A key for tokens without a name of its own',
  what: 'A `jwt-svid` or `wit-svid` key of a bundle has no `kid`, or two of them have the same.',
  why: 'A token names its key by `kid`. Without one SPIRE and go-spiffe refuse the whole bundle; of two with the same name the last counts without a word, and tokens signed with the other are refused.',
  how: 'Take the `kid` from the side that signs: it is in the head of each token.',
  families: ['trust-anchor'],
  edit: 'none',
  on: ['bundle'],
  *check({ keys }, { document }) {
    const first = new Map<string, NonNullable<BundleKey['kid']>>();
    for (const { use, kid, span } of keys) {
      const name = knownValue(use);
      if (name !== 'jwt-svid' && name !== 'wit-svid') continue;
      if (!kid) {
        yield {
          at: span,
          message: `This \`${name}\` key has no \`kid\`. SPIRE and go-spiffe refuse the whole bundle because of it. Add the name under which the other side signs with it.`,
        };
        continue;
      }
      if (!kid.known) continue;
      const before = first.get(kid.value);
      if (!before) {
        first.set(kid.value, kid);
        continue;
      }
      yield {
        at: kid.span,
        message: `Two keys are called ${code(kid.value)}. SPIRE and go-spiffe keep the last one without a word, so tokens signed with the other are refused. Give each its own \`kid\`, the one its tokens carry.`,
        related: [{ document, span: before.span, message: 'The other key of this name.' }],
      };
    }
  },
  bad: unsoundBundle('      "kid": "acme-2026-1",\n', ''),
  good: SOUND_BUNDLE,
});
