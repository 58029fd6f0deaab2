import { domainKey } from '../../model/domain-key.ts';
import type { TrustDomainFact } from '../../model/facts.ts';
import { inOrder } from '../../model/order.ts';
import type { Known, Stated } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { namesNobody } from '../../values/owner.ts';
import { isFillIn } from '../../values/placeholder.ts';
import { SOUND } from '../examples.ts';
import { type Related, type RuleContext, rule } from '../rule.ts';

export const consumerIssues = rule({
  id: 'consumer-issues',
  severity: 'error',
  title: 'A consumer that issues identities',
  what: 'A trust domain is declared a `consumer`, which only accepts identities of others, and something in the workspace shows it issuing: an issuer, lifetimes of credentials or a bundle endpoint in its own document, a controller manager that serves it, or identities registered in it.',
  why: 'Others rely on the declared role. Identities of a domain that should have none are trusted by nobody, or, worse, are let in by a rule that was written when no such identity could exist.',
  how: 'Declare the domain an `issuer` and say who owns its signing keys, or take out what issues identities in its name.',
  families: ['authn-authz-unclear', 'trust-anchor'],
  references: ['spiffe:TDB 2'],
  edit: 'none',
  on: ['trust-domain'],
  *check(domain, context) {
    if (!domain.role?.known || domain.role.value !== 'consumer' || !domain.name.known) return;
    const evidence = [...inDocument(domain, context), ...elsewhere(domain.name.value, context)];
    const [first] = evidence;
    if (!first) return;
    yield {
      at: domain.role.span,
      message: `${code(domain.name.value)} is declared a consumer, yet it is shown issuing identities. ${first.message} Nobody who relies on the declared role expects them. Declare it an \`issuer\`, or take out what issues in its name.`,
      related: evidence,
    };
  },
  bad: `apiVersion: fedlint.dev/v1alpha1
kind: TrustDomain
metadata:
  name: reports
spec:
  trustDomain: reports.corp.example
  role: consumer
  operator: internal
  owner: team-reports
---
apiVersion: spire.spiffe.io/v1alpha1
kind: ControllerManagerConfig
clusterName: reports-eu
trustDomain: reports.corp.example
className: spire-reports
`,
  good: SOUND,
});

function* inDocument({ issuer, bundle, x509TTL, jwtTTL }: TrustDomainFact, context: RuleContext): Iterable<Related> {
  const said = (stated: readonly (Stated | undefined)[], message: string): Related[] =>
    stated
      .filter((value): value is Known => value?.known === true && !isFillIn(value.value) && !namesNobody(value.value))
      .slice(0, 1)
      .map(({ span }) => ({ document: context.document, span, message }));
  yield* said([issuer.type, issuer.authority, issuer.keyCustody], 'Its document describes an issuer.');
  yield* said([x509TTL, jwtTTL], 'Its document says how long its own identities live.');
  yield* said([bundle.url], 'Its document names an endpoint that serves its signing keys.');
}

function* elsewhere(name: string, { workspace }: RuleContext): Iterable<Related> {
  const key = domainKey(name);
  for (const { fact, document } of inOrder(workspace.lookup('controller', key), ({ resource }) => resource.kindSpan)) {
    const span = fact.trustDomain?.span ?? fact.resource.kindSpan;
    yield { document, span, message: 'A controller manager registers identities in it.' };
  }
  const identities = workspace.lookup('workload-by-domain', key);
  for (const { fact, document } of inOrder(identities, ({ resource }) => resource.kindSpan)) {
    const span = fact.spiffeId?.span ?? fact.resource.kindSpan;
    yield { document, span, message: `${fact.resource.kind} registers an identity in it.` };
  }
}
