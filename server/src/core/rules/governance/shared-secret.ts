import { secretsIn } from '../../values/bundle-text.ts';
import { code } from '../../values/code.ts';
import { SOUND, unsound } from '../examples.ts';
import { rule } from '../rule.ts';
import { describeLink, enumerate } from '../wording.ts';

/** Kinds of credentials that are a secret both sides know, or a token that is written down somewhere. */
const STATIC =
  /(?:^|-)(?:api-?keys?|access-keys?|passwords?|passphrases?|secrets?|psk|pre-?shared|static|basic(?:-auth)?|service-account-keys?|hmac|personal-access-tokens?)(?=-|$)/u;

export const sharedSecret = rule({
  id: 'shared-secret',
  severity: 'error',
  title: 'A secret in the place of an identity',
  what: 'A bundle carries a private key, or an agreement accepts a credential that is a shared secret, such as an API key, a password or a static token.',
  why: 'Whoever has the private key of a trust domain can make every identity of it. And a secret that two sides share says of neither who it is, is seldom changed, and leaks from either.',
  how: 'Take the key out, treat it as known to others and replace it. In place of a shared secret, let the workload show its SVID or an OIDC token.',
  families: ['long-lived-credential'],
  edit: 'none',
  on: ['federation'],
  // A key that lies open is told of before anybody has documented anything.
  *check(link) {
    const { bundle, credentials, slots, remote } = link;
    const text = bundle.bootstrap?.json ?? (bundle.bootstrap?.text.known ? bundle.bootstrap.text.value : '');
    const secrets = secretsIn(text);
    if (secrets.length > 0) {
      yield {
        at: { missing: slots['bundle.bootstrap'] ?? [], fallback: remote.span },
        message: `This bundle carries a private key (${enumerate(secrets.map(code))}). Whoever reads the file can make identities of the whole trust domain. Take it out, and replace the key on the other side.`,
      };
    }
    for (const kind of credentials.kinds) {
      if (!kind.known || !STATIC.test(kind.value.toLowerCase().replaceAll(/[\s_]+/g, '-'))) continue;
      yield {
        at: kind.span,
        message: `${code(kind.value)} is a secret that both sides know, accepted in ${describeLink(link)}. It does not say who holds it, and it leaks from either side. Accept an identity in its place, such as an X.509-SVID.`,
      };
    }
  },
  bad: unsound('acme-orders.yaml', 'kinds: [x509-svid]', 'kinds: [x509-svid, api-key]'),
  good: SOUND,
});
