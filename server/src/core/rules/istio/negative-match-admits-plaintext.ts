import { list, map, type Operation } from '../../fixes/operation.ts';
import type { IstioAuthorizationFact, IstioRule } from '../../model/facts.ts';
import { trustBeside } from '../../model/foreign-trust.ts';
import { peerAuthenticationsFor } from '../../model/istio-scope.ts';
import { knownValue } from '../../model/stated.ts';
import type { Span } from '../../syntax/span.ts';
import type { Path } from '../../syntax/tree.ts';
import { code } from '../../values/code.ts';
import { unsoundPolicies } from '../policy-examples.ts';
import { type Offer, type RuleContext, rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';
import { type NameList, namesInCondition, namesInSource } from './names.ts';
import { ownDomainToWrite } from './own-domain.ts';

export const negativeMatchAdmitsPlaintext = rule({
  id: 'negative-match-admits-plaintext',
  severity: 'warning',
  title: 'A rule that lets in whoever has no identity',
  what: 'A rule of an ALLOW policy names callers only by who they are not (`notPrincipals`, `notNamespaces`, `notTrustDomains`), where other trust domains are trusted and nothing in the workspace shows that mutual TLS is required (`STRICT`).',
  why: 'A caller over plain text has no principal and no namespace, so it is none of those left out, and gets in. Istio has treated this as a security weakness of its own (ISTIO-SECURITY-2021-004).',
  how: 'Say in an ALLOW who may come in, at least `principals: ["*"]` for whoever has an identity; use negative lists in DENY. And require mutual TLS with a PeerAuthentication in `STRICT` mode.',
  families: ['authn-authz-unclear', 'observe-only-enforcement'],
  edit: 'suggest',
  on: ['istio-authorization'],
  *check(fact, context) {
    const found = negativesIn(fact);
    if (found.length === 0 || isStrictAround(fact, context)) return;
    const trust = trustBeside(fact.policy, context);
    if (!trust) return;
    for (const one of found) {
      yield {
        at: one.span,
        message: `This lets in all but ${code(one.sample)}. A caller over plain text has no identity, so it is none of those left out and gets in, unless mutual TLS is required, which nothing here shows. This stands at a border, ${becauseOf(trust)}: say who may come in.`,
        related: [citing(trust)],
        offers: () => offersFor(one, fact, context),
      };
    }
  },
  bad: unsoundPolicies(
    'policy.yaml',
    '      to:\n',
    '        - source:\n            notPrincipals: [shop.corp.example/ns/web/sa/old]\n      to:\n',
  ),
  good: unsoundPolicies(
    'policy.yaml',
    '      to:\n',
    '        - source:\n            principals: [shop.corp.example/ns/web/*]\n            notPrincipals: [shop.corp.example/ns/web/sa/old]\n      to:\n',
  ),
});

interface Negative {
  readonly span: Span;
  /** One of those left out. */
  readonly sample: string;
  readonly path: Path;
  readonly isSource: boolean;
}

/** Sources and conditions that name identities, and only those who are left out. */
function negativesIn({ action, rules = [] }: IstioAuthorizationFact): Negative[] {
  return action === undefined || knownValue(action) === 'ALLOW' ? rules.flatMap(negativesInRule) : [];
}

function negativesInRule({ from, when, path }: IstioRule): Negative[] {
  const conditions = when.flatMap(namesInCondition);
  const asksForToken = when.some(({ key }) => !key?.known || key.value.startsWith('request.auth.'));
  if (asksForToken || conditions.some(({ isNegative }) => !isNegative)) return [];
  if (from === undefined) {
    const span = when.find((one) => namesInCondition(one).length > 0)?.span;
    return span ? negative(conditions, { span, path: [...path, 'from'], isSource: false }) : [];
  }
  // What says who may come in by anything else, an address or a token, says enough here.
  const sources = from.filter(({ fields }) => fields.every(({ name }) => name.startsWith('not')));
  return sources.flatMap((source) => {
    const span = source.fields[0]?.span ?? source.span;
    return negative([...namesInSource(source), ...conditions], { span, path: source.path, isSource: true });
  });
}

function negative(names: readonly NameList[], place: Omit<Negative, 'sample'>): Negative[] {
  const leftOut = names.filter(({ of }) => of !== 'requestPrincipal').flatMap(({ values }) => values);
  const sample = leftOut.find(({ known }) => known);
  return sample?.known ? [{ ...place, sample: sample.value }] : [];
}

function offersFor({ path, isSource }: Negative, { resource }: IstioAuthorizationFact, context: RuleContext): Offer[] {
  const principals = list({ text: [ownDomainToWrite(context), '/*'] });
  const requiring: Operation = isSource
    ? { op: 'set', path: [...path, 'principals'], value: principals }
    : { op: 'append', path, value: map({ source: map({ principals }) }) };
  const offers: Offer[] = [{ title: 'Limit it to your own trust domain', kind: 'suggest', operations: [requiring] }];
  const namespace = knownValue(resource.namespace);
  if (namespace === undefined) return offers;
  const strict = map({
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    metadata: map({ name: 'default', namespace }),
    spec: map({ mtls: map({ mode: 'STRICT' }) }),
  });
  const file = { op: 'create-file', name: `${namespace}-mutual-tls.yaml`, documents: [strict] } as const;
  return [...offers, { title: 'Require mutual TLS in the namespace', kind: 'suggest', operations: [file] }];
}

/** A PeerAuthentication that may be about the same workloads requires mutual TLS, or may do so. */
function isStrictAround({ resource }: IstioAuthorizationFact, context: RuleContext): boolean {
  return peerAuthenticationsFor(resource, context).some(({ fact: { mode, ports } }) =>
    [mode, ...(ports?.modes ?? [])].some((one) => one && (!one.known || one.value === 'STRICT')),
  );
}
