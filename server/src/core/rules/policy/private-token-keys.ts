import { secretsIn } from '../../values/bundle-text.ts';
import { code } from '../../values/code.ts';
import { changed } from '../examples.ts';
import { meshWith, TOKENS, TOKENS_REQUIRED } from '../istio-examples.ts';
import { rule } from '../rule.ts';
import { enumerate } from '../wording.ts';

/** A key of nobody; only the names of its members matter. */
const keys = (members: string): string =>
  changed(
    TOKENS,
    '      jwksUri: https://tokens.acme.partner.example/keys\n',
    `      jwks: '{"keys": [{"kty": "EC", "crv": "P-256", "x": "2Y2t2tzYdfo3yZHPZMCg9ZvOOJfFvZ4RNCr3HUyiorU", "y": "ZbF285HRBAuVZ-Ijof8G-3o3pNNCbnGlnCJZNG1w5JE"${members}}]}'\n`,
  );

export const privateTokenKeys = rule({
  id: 'private-token-keys',
  severity: 'error',
  title: 'The key that signs tokens lies open',
  what: 'The keys that verify tokens are written into a policy, and a private or a shared key is among them.',
  why: 'To verify a token takes the public half of a key. Whoever can read this file can sign tokens of the issuer, for any subject, and they will be taken everywhere. Istio only warns.',
  how: 'Leave the public members in (`kty`, `kid`, `crv`, `x`, `y`, or `n` and `e`), treat the key as known to others, and have the issuer replace it. A symmetric key (`oct`) has no public half; use another kind.',
  families: ['long-lived-credential'],
  edit: 'none',
  on: ['token-trust'],
  *check({ keys }) {
    const secrets = keys?.known ? secretsIn(keys.value) : [];
    if (!keys || secrets.length === 0) return;
    yield {
      at: keys.span,
      message: `These keys have private parts (${enumerate(secrets.map(code))}), and to verify tokens takes the public ones alone. Whoever reads this file can sign tokens of the issuer. Take the key out, and have the issuer replace it.`,
    };
  },
  bad: meshWith({
    'tokens.yaml': `${keys(', "d": "aGVyZSBzdG9vZCBhIHByaXZhdGUga2V5IG9uY2U"')}---\n${TOKENS_REQUIRED}`,
  }),
  good: meshWith({ 'tokens.yaml': `${keys('')}---\n${TOKENS_REQUIRED}` }),
});
