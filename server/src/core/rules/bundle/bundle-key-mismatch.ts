import type { Operation } from '../../fixes/operation.ts';
import type { BundleKey } from '../../model/facts.ts';
import { SOUND_BUNDLE, unsoundBundle } from '../bundle-examples.ts';
import { type Offer, rule } from '../rule.ts';
import { differingMember, KEY_MEMBERS, membersOf, statedMember } from './public-key.ts';

export const bundleKeyMismatch = rule({
  id: 'bundle-key-mismatch',
  severity: 'error',
  title: 'A key that is not that of its certificate',
  what: 'The members of a key (`n` and `e`, or `crv`, `x` and `y`) are those of another key than the certificate in its `x5c` holds.',
  why: 'SPIRE and go-spiffe compare the two and refuse the whole bundle. Programs that do not compare go by the certificate, so two readers of the file do not trust the same key.',
  how: 'Find out which of the two is right. If it is the certificate, take the members from it.',
  families: ['trust-anchor'],
  references: ['spiffe:X509-SVID 6.1'],
  edit: 'suggest',
  on: ['bundle'],
  *check({ keys }) {
    for (const key of keys) {
      const member = differingMember(key);
      const at = member && statedMember(key, member)?.span;
      if (!at) continue;
      yield {
        at,
        message: `The certificate in \`x5c\` holds another key than \`${member}\` says. SPIRE and go-spiffe refuse the whole bundle because of it. Check which of the two belongs here; a certificate was replaced, perhaps, and the rest left as it was.`,
        offers: () => offersFor(key),
      };
    }
  },
  bad: unsoundBundle('2Y2t2tzYdfo3yZHPZMCg9ZvOOJfFvZ4RNCr3HUyiorU', 'NOU4p7chdJapCCLx48PWdW6oi6aCIb2wxMhZMDJ0MJM'),
  good: SOUND_BUNDLE,
});

function offersFor(key: BundleKey): Offer[] {
  const right = key.certificate?.ok ? membersOf(key.certificate.certificate.key) : undefined;
  if (!right) return [];
  const operations = KEY_MEMBERS.flatMap((name): Operation[] => {
    const value = right[name];
    const path = [...key.path, name];
    if (value !== undefined) return [{ op: 'set', path, value }];
    return statedMember(key, name) ? [{ op: 'remove', path }] : [];
  });
  return [{ title: 'Take the key from the certificate', kind: 'suggest', operations }];
}
