import type { BundleKey } from '../../model/facts.ts';
import { code } from '../../values/code.ts';
import { SOUND_BUNDLE, unsoundBundle } from '../bundle-examples.ts';
import { type Offer, rule } from '../rule.ts';
import { enumerate } from '../wording.ts';
import {
  differingMember,
  type KeyMember,
  membersOf,
  missingMembers,
  missizedMember,
  statedMember,
} from './public-key.ts';

export const bundleIncompleteKey = rule({
  id: 'bundle-incomplete-key',
  severity: 'error',
  title: 'A key that is not complete',
  what: 'A key of a bundle lacks a member that its type needs (`n` and `e` for RSA, `crv`, `x` and `y` for EC, `crv` and `x` for OKP), or a coordinate of it does not have the size of its curve.',
  why: 'SPIRE and go-spiffe refuse the whole bundle because of one such key, also where there is a certificate beside that says it all.',
  how: 'Copy the key again from where it was made. What the certificate in `x5c` says can be taken from there.',
  families: ['trust-anchor'],
  edit: 'fix',
  on: ['bundle'],
  *check({ keys }) {
    for (const key of keys) {
      // Of a certificate that cannot be read, and of a key of another kind, that is told first.
      if (key.certificate?.ok === false || differingMember(key) !== undefined) continue;
      const missing = missingMembers(key);
      const wrong = missing.length === 0 ? missizedMember(key) : undefined;
      if (missing.length === 0 && !wrong) continue;
      const what = wrong
        ? `${code(wrong.name)} ${wrong.bytes === undefined ? 'is not base64url' : `has ${wrong.bytes} bytes`}, and a coordinate of this curve has ${wrong.size} bytes.`
        : `This key has no ${enumerate(missing.map(code))}, without which it is none.`;
      yield {
        at: (wrong && statedMember(key, wrong.name)?.span) ?? key.kty?.span ?? key.span,
        message: `${what} SPIRE and go-spiffe refuse the whole bundle because of it. Copy the key again from where it was made.`,
        offers: () => offersFor(key, wrong ? ['x', 'y'] : missing),
      };
    }
  },
  bad: unsoundBundle('      "y": "ZbF285HRBAuVZ-Ijof8G-3o3pNNCbnGlnCJZNG1w5JE",\n', ''),
  good: SOUND_BUNDLE,
});

function offersFor(key: BundleKey, names: readonly KeyMember[]): Offer[] {
  const right = key.certificate?.ok ? membersOf(key.certificate.certificate.key) : undefined;
  if (right?.kty !== (key.kty?.known ? key.kty.value : undefined)) return [];
  const operations = names.flatMap((name) => {
    const value = right?.[name];
    return value === undefined ? [] : [{ op: 'set', path: [...key.path, name], value } as const];
  });
  return operations.length === 0 ? [] : [{ title: 'Take it from the certificate', kind: 'fix', operations }];
}
