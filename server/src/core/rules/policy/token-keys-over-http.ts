import { type Known, partOf } from '../../model/stated.ts';
import { trustInTokens } from '../../model/token-border.ts';
import { hostKind, parseEndpointUrl } from '../../values/bundle-endpoint-url.ts';
import { code } from '../../values/code.ts';
import { changed } from '../examples.ts';
import { meshWith, TOKENS, TOKENS_REQUIRED } from '../istio-examples.ts';
import { rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';

const SCHEME = /^http:\/\//i;

export const tokenKeysOverHttp = rule({
  id: 'token-keys-over-http',
  severity: 'warning',
  title: 'Keys for tokens over plain http',
  what: 'The keys that verify tokens are fetched over `http`, from outside of the cluster, or for tokens that foreign callers hold.',
  why: 'Whoever is on the way to that address can answer in its place and hand out a key of his own. Every token that he signs with it is then taken for real.',
  how: 'Fetch the keys over https. Istio and Envoy take `http` here without a word.',
  families: ['trust-anchor'],
  edit: 'suggest',
  on: ['token-trust'],
  *check({ keysUrl, ...token }, context) {
    if (!keysUrl?.known || !SCHEME.test(keysUrl.value)) return;
    const trust = trustInTokens({ ...token, keysUrl }, context);
    if (!trust && !isOutside(keysUrl)) return;
    const who = trust
      ? `Foreign callers hold tokens of this issuer, ${becauseOf(trust)}.`
      : 'The address lies outside of the cluster.';
    const { value, span } = keysUrl;
    yield {
      at: partOf(keysUrl, { start: 0, end: 'http://'.length }),
      message: `The keys that verify these tokens come over plain http, so whoever is on the way to ${code(parseEndpointUrl(value).host)} can put in a key of his own and sign tokens with it. ${who} Fetch them over https.`,
      related: trust ? [citing(trust)] : [],
      offers: () => [
        {
          title: 'Use https',
          kind: 'suggest',
          operations: [{ op: 'replace', span, value: value.replace(SCHEME, 'https://') }],
        },
      ],
    };
  },
  bad: meshWith({ 'tokens.yaml': `${changed(TOKENS, 'jwksUri: https:', 'jwksUri: http:')}---\n${TOKENS_REQUIRED}` }),
  good: meshWith({ 'tokens.yaml': `${TOKENS}---\n${TOKENS_REQUIRED}` }),
});

/** Services of the cluster are often reached without TLS of their own; the mesh may see to it. */
function isOutside({ value }: Known): boolean {
  return ['public', 'ip', 'object-storage'].includes(hostKind(parseEndpointUrl(value).host));
}
