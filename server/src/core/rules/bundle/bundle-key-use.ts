import type { BundleKey } from '../../model/facts.ts';
import { code } from '../../values/code.ts';
import { SOUND_BUNDLE, unsoundBundle } from '../bundle-examples.ts';
import { type Offer, rule } from '../rule.ts';

const USES = ['x509-svid', 'jwt-svid', 'wit-svid'];

export const bundleKeyUse = rule({
  id: 'bundle-key-use',
  severity: 'error',
  title: 'A key that does not say what it is for',
  what: 'A key of a bundle has no `use`, or another one than `x509-svid`, `jwt-svid` and `wit-svid`, such as the `sig` of an OIDC key set.',
  why: 'The specification says to pass over such a key, and the SPIRE controller manager and Teleport do so without a word. A SPIRE server that fetches the bundle refuses all of it, so the other keys do not get through either, and Envoy and gRPC refuse it too.',
  how: 'Write `x509-svid` for a key with a certificate in `x5c`, and `jwt-svid` for a key that signs tokens.',
  families: ['trust-anchor'],
  edit: 'fix',
  on: ['bundle'],
  *check({ keys, place }) {
    for (const key of keys) {
      const { use, path, span, fields } = key;
      // An empty map is told as a key without a type.
      if (fields.length === 0 || use?.known === false || (use && USES.includes(use.value))) continue;
      const what = use
        ? `${code(use.value)} is no \`use\` that SPIFFE knows.`
        : 'This key does not say with `use` what it is for.';
      yield {
        at: use?.span ?? span,
        instead: [...path, 'use'],
        message: `${what} ${place === 'manifest' ? PASSED_OVER : REFUSED} Write \`x509-svid\` for a certificate, \`jwt-svid\` for a key that signs tokens.`,
        offers: () => offersFor(key),
      };
    }
  },
  bad: unsoundBundle('"use": "jwt-svid"', '"use": "sig"'),
  good: SOUND_BUNDLE,
});

const REFUSED =
  'A SPIRE server that fetches the bundle refuses all of it because of this one key, and so do Envoy and gRPC.';
/** What go-spiffe does, with which the controller manager and Teleport read it. */
const PASSED_OVER =
  'Whoever reads the bundle from here passes over the key without a word, and identities that count on it are refused.';

function offersFor(key: BundleKey): Offer[] {
  const { use, path } = key;
  const meant = useOf(key);
  if (meant === undefined) return [];
  const operation = use
    ? ({ op: 'replace', span: use.span, value: meant } as const)
    : ({ op: 'set', path: [...path, 'use'], value: meant } as const);
  const title = use ? `Change to ${code(meant)}` : `Add \`use\`: ${code(meant)}`;
  return [{ title, kind: 'fix', operations: [operation] }];
}

/** Only a key for X.509 has a certificate, and only one for tokens a name. */
function useOf({ use, chain, kid }: BundleKey): string | undefined {
  const written = use?.known ? use.value.toLowerCase() : '';
  const sort = USES.find((name) => written.startsWith(name.slice(0, name.indexOf('-'))));
  if (sort !== undefined) return sort;
  if (chain) return 'x509-svid';
  return kid && (written === '' || written === 'sig') ? 'jwt-svid' : undefined;
}
