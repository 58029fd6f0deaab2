import { list } from '../../fixes/operation.ts';
import type { BundleFact } from '../../model/facts.ts';
import { SOUND_BUNDLE } from '../bundle-examples.ts';
import { rule } from '../rule.ts';

export const bundleWithoutKeys = rule({
  id: 'bundle-without-keys',
  severity: 'error',
  title: 'A bundle without a list of keys',
  what: 'A SPIFFE bundle has no `keys`, `keys` is something else than a list, or the whole file is PEM although its name says that it is a bundle in JSON.',
  why: 'Programs do not agree on what that means. Some refuse the bundle and keep the old one; SPIRE, when it fetches one, takes missing keys for "nobody of this trust domain is trusted any more".',
  how: 'Write the keys as a list. Where all of them are revoked, say so with an empty one.',
  families: ['trust-anchor'],
  references: ['spiffe:TDB 4.1.3'],
  edit: 'suggest',
  on: ['bundle'],
  *check(fact) {
    const { keysForm, keysPath, keysSpan } = fact;
    // Of the text in such a manifest, `bundle-not-spiffe-json` says it.
    if (isTextInManifest(fact) || !['absent', 'other', 'pem'].includes(keysForm)) return;
    if (keysForm === 'pem') {
      yield {
        at: keysSpan,
        message:
          'This file holds PEM, and its name says that it is a SPIFFE bundle, which is JSON. Programs that are told to read a bundle cannot read it. Put in what `spire-server bundle show -format spiffe` prints, or call the file `.pem`.',
      };
      return;
    }
    if (keysForm === 'other') {
      yield {
        at: keysSpan,
        instead: keysPath,
        message:
          '`keys` is not a list, so programs find no key in this bundle and refuse it. Write the keys between `[` and `]`, even if there is only one.',
      };
      return;
    }
    yield {
      at: keysSpan,
      instead: keysPath,
      message:
        'This bundle has no `keys`. `spire-server bundle set` and Envoy refuse it, and a SPIRE server that fetches it trusts nobody of the trust domain any more. Add the keys, or an empty list if that is what you mean.',
      offers: () => [
        {
          title: 'Add an empty list, which revokes all keys',
          kind: 'suggest',
          operations: [{ op: 'set', path: keysPath, value: list() }],
        },
      ],
    };
  },
  bad: { 'acme.partner.example.bundle.json': '{\n  "spiffe_sequence": 7,\n  "spiffe_refresh_hint": 300\n}\n' },
  good: SOUND_BUNDLE,
});

function isTextInManifest({ place, path, resource }: BundleFact): boolean {
  return place === 'manifest' && path.length === resource.path.length;
}
