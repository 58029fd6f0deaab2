import type { BundleKey } from '../../model/facts.ts';
import { knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { SOUND_BUNDLE, unsoundBundle } from '../bundle-examples.ts';
import { rule } from '../rule.ts';
import { enumerate } from '../wording.ts';
import { KEY_FIELDS, meantField } from './field-names.ts';
import { differingMember } from './public-key.ts';

export const bundleExtraMember = rule({
  id: 'bundle-extra-member',
  severity: 'info',
  title: 'A key with members that SPIFFE does not define',
  what: 'A key of a bundle has members beyond those of the specification, such as `alg`, `key_ops` or `x5t`, or a key for tokens has a certificate.',
  why: 'The specification advises against them. Nothing goes by them, so what they seem to promise, such as one algorithm only, is not done.',
  how: 'Leave them out.',
  families: [],
  edit: 'fix',
  on: ['bundle'],
  *check({ keys }) {
    for (const key of keys) {
      const extra = extraMembers(key);
      const [first] = extra;
      if (!first) continue;
      yield {
        at: first.span,
        message: `SPIFFE does not define ${enumerate(extra.map(({ name }) => code(name)))} for such a key, and no program goes by it. Leave it out.`,
        tag: 'unnecessary',
        offers: () => [
          {
            title: 'Leave it out',
            kind: 'fix',
            operations: extra.map(({ path }) => ({ op: 'remove', path })),
          },
        ],
      };
    }
  },
  bad: unsoundBundle('"kid": "acme-2026-1",', '"kid": "acme-2026-1",\n      "alg": "ES256",'),
  good: SOUND_BUNDLE,
});

/** Secrets, and members under another name, are told of elsewhere. */
function extraMembers(key: BundleKey): BundleKey['fields'] {
  const { fields, privateMembers, use, certificate } = key;
  const isForTokens = ['jwt-svid', 'wit-svid'].includes(knownValue(use) ?? '');
  // A certificate that makes programs refuse the bundle is told of for that.
  const isHarmless = certificate?.ok === true && differingMember(key) === undefined;
  const isKnown = (name: string) =>
    KEY_FIELDS.some((known) => known === name) && !(name === 'x5c' && isForTokens && isHarmless);
  return fields.filter(
    ({ name }) =>
      !isKnown(name) &&
      meantField(name, KEY_FIELDS) === undefined &&
      !privateMembers.some((secret) => secret.name === name),
  );
}
