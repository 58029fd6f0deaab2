import type { BundleKey } from '../../model/facts.ts';
import { knownValue, type Stated } from '../../model/stated.ts';
import type { Span } from '../../syntax/span.ts';
import { code } from '../../values/code.ts';
import { SOUND_BUNDLE, unsoundBundle } from '../bundle-examples.ts';
import { type Offer, rule } from '../rule.ts';
import { CURVES, isKnownKind, KEY_TYPES, membersOf } from './public-key.ts';

export const bundleUnknownKeyType = rule({
  id: 'bundle-unknown-key-type',
  severity: 'error',
  title: 'A kind of key that programs do not know',
  what: 'A key of a bundle has no `kty`, an unknown one, or a curve in `crv` that does not go with it. Known are `RSA`, `EC` with P-256, P-384 or P-521, and `OKP` with Ed25519.',
  why: 'The specification says to pass over an unknown kind of key. SPIRE, go-spiffe and Istio refuse the whole bundle instead, so one new key for a few programs takes trust away from all.',
  how: 'Use a kind that is known everywhere, such as EC with P-256. Names of kinds and curves are written exactly so.',
  families: ['trust-anchor'],
  edit: 'fix',
  on: ['bundle'],
  *check({ keys }) {
    for (const key of keys) {
      const fault = faultOf(key);
      if (!fault) continue;
      const { name, at, what } = fault;
      yield {
        at,
        instead: [...key.path, name],
        message: `${what} SPIRE, go-spiffe and Istio refuse the whole bundle because of this one key. Use RSA, EC with P-256, P-384 or P-521, or OKP with Ed25519.`,
        offers: () => offersFor(key, name),
      };
    }
  },
  bad: unsoundBundle(
    '"kid": "acme-2026-1",\n      "kty": "EC",\n      "crv": "P-256"',
    '"kid": "acme-2026-1",\n      "kty": "EC",\n      "crv": "secp256r1"',
  ),
  good: SOUND_BUNDLE,
});

interface Fault {
  readonly name: 'kty' | 'crv';
  readonly at: Span;
  readonly what: string;
}

function faultOf(key: BundleKey): Fault | undefined {
  const { kty, crv, span } = key;
  if (!kty) return { name: 'kty', at: span, what: 'This key does not say with `kty` of what kind it is.' };
  const type = knownValue(kty);
  // Of a shared secret there is worse to tell than its kind.
  if (type === undefined || type === 'oct' || isKnownKind(key)) return undefined;
  if (!KEY_TYPES.includes(type)) {
    return { name: 'kty', at: kty.span, what: `${code(type)} is no kind of key that programs know.` };
  }
  const curve = code(knownValue(crv) ?? '');
  return {
    name: 'crv',
    at: crv?.span ?? kty.span,
    what: `${curve} is no curve that programs know for ${code(type)} keys.`,
  };
}

/** Names of the same thing elsewhere, in small letters. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['ec', 'EC'],
  ['ecdsa', 'EC'],
  ['rsa', 'RSA'],
  ['okp', 'OKP'],
  ['ed25519', 'Ed25519'],
  ['p256', 'P-256'],
  ['secp256r1', 'P-256'],
  ['prime256v1', 'P-256'],
  ['p384', 'P-384'],
  ['secp384r1', 'P-384'],
  ['p521', 'P-521'],
  ['secp521r1', 'P-521'],
]);

function offersFor(key: BundleKey, name: 'kty' | 'crv'): Offer[] {
  const stated: Stated | undefined = key[name];
  const inCertificate = key.certificate?.ok ? membersOf(key.certificate.certificate.key)?.[name] : undefined;
  const letters = (knownValue(stated) ?? '').toLowerCase().replace(/[^a-z0-9]/g, '');
  const known = OTHER_NAMES.get(letters);
  const fits = name === 'kty' ? KEY_TYPES : (CURVES.get(knownValue(key.kty) ?? '') ?? []);
  const meant = inCertificate ?? (known !== undefined && fits.includes(known) ? known : undefined);
  if (meant === undefined) return [];
  const operations = [{ op: 'set', path: [...key.path, name], value: meant } as const];
  return [
    { title: stated ? `Change to ${code(meant)}` : `Add ${code(name)}: ${code(meant)}`, kind: 'fix', operations },
  ];
}
