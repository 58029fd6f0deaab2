import { knownValue } from '../../model/stated.ts';
import { bundleOf, SOUND_BUNDLE } from '../bundle-examples.ts';
import { rule } from '../rule.ts';

export const bundleUnusableJwtKey = rule({
  id: 'bundle-unusable-jwt-key',
  severity: 'warning',
  title: 'A key that can verify no JWT-SVID',
  what: 'A `jwt-svid` key is of the kind `OKP` (Ed25519) or `oct` (a shared secret).',
  why: 'A JWT-SVID is signed with RSA or with EC. No token that keeps to the specification can be verified with this key, so it only looks as if the trust domain had one for tokens.',
  how: 'Publish an EC key with P-256, P-384 or P-521, or an RSA key.',
  families: ['trust-anchor'],
  references: ['spiffe:JWT-SVID 2.1'],
  edit: 'none',
  on: ['bundle'],
  *check({ keys }) {
    for (const { use, kty, privateMembers } of keys) {
      const kind = knownValue(kty);
      // A secret that lies open is told of before its use.
      if (knownValue(use) !== 'jwt-svid' || !kty || privateMembers.length > 0) continue;
      if (kind !== 'OKP' && kind !== 'oct') continue;
      yield {
        at: kty.span,
        message: `JWT-SVIDs are signed with RSA or EC keys, so no token can ever be verified with this \`${kind}\` key. Publish a key of one of these kinds.`,
      };
    }
  },
  bad: bundleOf(
    '    {"use": "jwt-svid", "kid": "acme-2026-2", "kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}',
  ),
  good: SOUND_BUNDLE,
});
