import { blank, list, map } from '../../fixes/operation.ts';
import type { IstioAuthorizationFact, IstioRequestAuthenticationFact } from '../../model/facts.ts';
import type { ForeignTrust } from '../../model/foreign-trust.ts';
import { authorizationsFor } from '../../model/istio-scope.ts';
import { knownValue } from '../../model/stated.ts';
import { trustInTokens } from '../../model/token-border.ts';
import { code } from '../../values/code.ts';
import { meshWith, TOKENS, TOKENS_REQUIRED } from '../istio-examples.ts';
import { type Offer, rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';
import { namesInRule } from './names.ts';

export const tokenNotRequired = rule({
  id: 'token-not-required',
  severity: 'warning',
  title: 'A token that nobody has to show',
  what: 'A RequestAuthentication checks tokens that foreign callers hold, and no AuthorizationPolicy for the same namespace asks for one. Only where the workspace has AuthorizationPolicies that would tell.',
  why: 'Istio refuses a request with a wrong token, and lets one without any token pass. So whoever leaves the token out is not stopped by this.',
  how: 'Beside it, write an AuthorizationPolicy that allows `requestPrincipals` of this issuer. Newer versions of Istio can also ask for the token right here, with `presence: REQUIRED`.',
  families: ['authn-authz-unclear', 'observe-only-enforcement'],
  edit: 'suggest',
  on: ['istio-request-authentication'],
  *check(fact, context) {
    const { tokens, saysPresence, resource } = fact;
    // Where none are kept, they may be kept somewhere else.
    if (saysPresence || !context.workspace.any('istio-authorization')) return;
    const [found] = tokens.flatMap((token) => {
      const trust = trustInTokens(token, context);
      return trust ? [{ token, trust }] : [];
    });
    if (!found || authorizationsFor(resource, context).some((one) => asksForToken(one.fact))) return;
    const { token, trust } = found;
    const issuer = knownValue(token.issuer);
    yield {
      at: token.issuer?.span ?? token.span,
      message: messageOf(issuer, trust),
      related: [citing(trust)],
      offers: () => companionOffer(fact, issuer),
    };
  },
  bad: meshWith({ 'tokens.yaml': TOKENS }),
  good: meshWith({ 'tokens.yaml': `${TOKENS}---\n${TOKENS_REQUIRED}` }),
});

function messageOf(issuer: string | undefined, trust: ForeignTrust): string {
  const whose = issuer === undefined ? 'these tokens' : `tokens of ${code(issuer)}`;
  return `Istio refuses wrong ${whose} and lets requests without one pass, and no AuthorizationPolicy here asks for one. Foreign callers hold them, ${becauseOf(trust)}, and get by without. Ask for the token in an AuthorizationPolicy, by \`requestPrincipals\`.`;
}

/** Any word about who the token is of asks for it; a DENY may do so by leaving out who has none. */
function asksForToken({ rules = [] }: IstioAuthorizationFact): boolean {
  return rules.some(
    (one) =>
      namesInRule(one).some(({ of }) => of === 'requestPrincipal') ||
      one.when.some(({ key }) => !key?.known || key.value.startsWith('request.auth.')),
  );
}

/** A policy of its own, in a new file beside. */
function companionOffer({ resource, scope }: IstioRequestAuthenticationFact, issuer: string | undefined): Offer[] {
  const name = knownValue(resource.name);
  // Which workloads the original selects would have to be copied.
  if (name === undefined || issuer === undefined || scope.selector || scope.targets) return [];
  const policy = map({
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: map({ name, namespace: knownValue(resource.namespace) }),
    spec: map({
      action: 'ALLOW',
      rules: list(
        map({
          from: list(map({ source: map({ requestPrincipals: list({ text: [`${issuer}/`, blank('checkout')] }) }) })),
        }),
      ),
    }),
  });
  const operation = { op: 'create-file', name: `${name}-required.yaml`, documents: [policy] } as const;
  return [{ title: 'Ask for the token', kind: 'suggest', operations: [operation] }];
}
