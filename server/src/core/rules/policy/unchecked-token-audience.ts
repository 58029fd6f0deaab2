import { blank, list } from '../../fixes/operation.ts';
import { isUnanswered } from '../../model/answer.ts';
import type { TokenTrustFact } from '../../model/facts.ts';
import { knownValue } from '../../model/stated.ts';
import { trustInTokens } from '../../model/token-border.ts';
import { code } from '../../values/code.ts';
import { changed } from '../examples.ts';
import { suggest } from '../governance/place.ts';
import { unsoundPolicies } from '../policy-examples.ts';
import { type Offer, rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';

const TOKENS = `apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata:
  name: acme-tokens
  namespace: payments
spec:
  selector:
    matchLabels:
      app: payments
  jwtRules:
    - issuer: https://login.acme.partner.example
      jwksUri: https://login.acme.partner.example/keys
      audiences: [payments]
`;

/** The partner's service has to bring a token besides. */
const FILES = {
  ...unsoundPolicies(
    'policy.yaml',
    'principals: [acme.partner.example/ns/orders/sa/checkout]\n',
    'principals: [acme.partner.example/ns/orders/sa/checkout]\n            requestPrincipals: [https://login.acme.partner.example/*]\n',
  ),
  'tokens.yaml': TOKENS,
};

export const uncheckedTokenAudience = rule({
  id: 'unchecked-token-audience',
  severity: 'warning',
  title: 'Tokens that were made for somebody else are taken',
  what: 'A policy takes tokens that foreign callers hold and does not say for whom they have to be issued (`audiences`), or not by whom (`issuer`). What is left empty is not checked by Istio, Envoy or Consul.',
  why: 'Whoever receives a token can pass it on. A service over there that is shown one of these tokens, for its own purposes, can come here with it and be taken for the caller.',
  how: 'Name the audience that stands for this service, and ask the other side to have tokens issued for it.',
  families: ['authn-authz-unclear', 'overly-broad-trust'],
  edit: 'suggest',
  on: ['token-trust'],
  *check(token, context) {
    const isAddressed = token.audiences.some((audience) => !isUnanswered(audience));
    const isNamed = !isUnanswered(token.issuer);
    const trust = isAddressed && isNamed ? undefined : trustInTokens(token, context);
    if (!trust) return;
    yield {
      at: token.issuer?.span ?? token.span,
      message: isAddressed
        ? `Nothing says who has to have issued these tokens: whatever verifies with the keys is taken. Foreign callers can come with one, ${becauseOf(trust)}. Name the issuer.`
        : `${tokensOf(token)} are taken whomever they were made for: without \`audiences\` nobody compares them. Foreign callers can come with one that another service was shown, ${becauseOf(trust)}. Name the audience that means this service.`,
      related: [citing(trust)],
      offers: () => (isAddressed ? [] : naming(token)),
    };
  },
  bad: { ...FILES, 'tokens.yaml': changed(TOKENS, '      audiences: [payments]\n', '') },
  good: FILES,
});

function tokensOf({ issuer }: TokenTrustFact): string {
  const name = knownValue(issuer);
  return name === undefined ? 'Tokens' : `Tokens of ${code(name)}`;
}

function naming({ audiencesPath }: TokenTrustFact): Offer[] {
  return suggest('Name the audience', [{ op: 'set', path: audiencesPath, value: list(blank('payments')) }]);
}
