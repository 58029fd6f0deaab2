import { blank, list, map } from '../../fixes/operation.ts';
import type { LinkerdReference, Resource } from '../../model/facts.ts';
import { isCloseTo } from '../../model/folder.ts';
import { type ForeignTrust, trustBeside } from '../../model/foreign-trust.ts';
import { LINKERD_GROUP, linkerdReferredTo, mayBeOneNamespace, refersTo } from '../../model/linkerd.ts';
import { policyOf } from '../../model/policy-of-resource.ts';
import { type Known, knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { nearest } from '../../values/nearest.ts';
import { changed } from '../examples.ts';
import { AUTHORIZATION, SOUND_LINKERD } from '../linkerd-examples.ts';
import { type Offer, type RuleContext, rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';

const KINDS = ['MeshTLSAuthentication', 'NetworkAuthentication'] as const;
type AuthenticationKind = (typeof KINDS)[number];

const REFUNDS = changed(AUTHORIZATION, '  name: acme-orders\n', '  name: acme-refunds\n');

export const linkerdMissingAuthentication = rule({
  id: 'linkerd-missing-authentication',
  severity: 'warning',
  title: 'An authorization whose authentication is not there',
  what: 'An AuthorizationPolicy of Linkerd asks for a MeshTLSAuthentication or NetworkAuthentication that is not in the workspace, while others of that kind and namespace lie beside it. Without a name close to it, this is said only where the workspace trusts somebody beside your own workloads.',
  why: 'Linkerd ignores an authorization as a whole when a part of it is missing. Whoever it should let in is refused, and what looks like the rule for the other side is none.',
  how: 'Mend the name or the namespace, or write the authentication. If it is kept in another repository, hide this with the reason.',
  families: ['undocumented-enforcement-point'],
  edit: 'suggest',
  on: ['linkerd-policy'],
  *check(fact, context) {
    if (fact.role !== 'authorization') return;
    for (const reference of fact.requires) {
      const kind = KINDS.find((name) => refersTo(reference, name));
      if (!kind || !reference.name?.known || isUnclear(reference, fact.resource)) continue;
      if (linkerdReferredTo(reference, fact.resource, context).length > 0) continue;
      const names = namesBeside(kind, reference, fact.resource, context);
      const meant = nearest(reference.name.value, names);
      const policy = policyOf(fact, context);
      const trust = meant === undefined && names.length > 0 && policy ? trustBeside(policy, context) : undefined;
      if (meant === undefined && !trust) continue;
      yield {
        at: reference.name.span,
        message: messageFor(kind, reference.name, meant, trust),
        ...(trust && { related: [citing(trust)] }),
        offers: () => offersFor(kind, reference, fact.resource, meant),
      };
    }
  },
  bad: {
    ...SOUND_LINKERD,
    'refunds.yaml': changed(REFUNDS, '      name: acme-checkout\n', '      name: acme-chekout\n'),
  },
  good: { ...SOUND_LINKERD, 'refunds.yaml': REFUNDS },
});

function isUnclear({ namespace }: LinkerdReference, resource: Resource): boolean {
  return (namespace ?? resource.namespace)?.known === false;
}

/** Names of that kind in the same namespace, close by: what lies elsewhere tells nothing about this policy. */
function namesBeside(
  kind: AuthenticationKind,
  { namespace }: LinkerdReference,
  resource: Resource,
  context: RuleContext,
): string[] {
  const prefix = `${kind.toLowerCase()}/`;
  return context.workspace
    .keys('linkerd-policy')
    .filter((key) => key.startsWith(prefix))
    .flatMap((key) => context.workspace.lookup('linkerd-policy', key))
    .filter(({ fact, document }) => {
      const isOfNamespace = mayBeOneNamespace(namespace ?? resource.namespace, fact.resource.namespace);
      return isOfNamespace && isCloseTo(context, document);
    })
    .flatMap(({ fact }) => knownValue(fact.resource.name) ?? [])
    .toSorted();
}

function messageFor(
  kind: AuthenticationKind,
  { value }: Known,
  meant: string | undefined,
  trust: ForeignTrust | undefined,
): string {
  const effect = 'Linkerd then ignores this policy as a whole, and refuses whoever it should let in';
  const because = trust ? `, which concerns more than your own workloads, ${becauseOf(trust)}` : '';
  const advice = meant === undefined ? 'Write it, or mend the name.' : `Did you mean ${code(meant)}?`;
  return `There is no ${kind} ${code(value)} beside this policy. ${effect}${because}. ${advice}`;
}

function offersFor(
  kind: AuthenticationKind,
  { name, namespace, path }: LinkerdReference,
  resource: Resource,
  meant: string | undefined,
): Offer[] {
  if (meant !== undefined) {
    const operation = { op: 'set', path: [...path, 'name'], value: meant } as const;
    return [{ title: `Change to ${code(meant)}`, kind: 'suggest', operations: [operation] }];
  }
  const value = knownValue(name) ?? kind;
  const spec =
    kind === 'MeshTLSAuthentication'
      ? map({ identities: list(blank('spiffe://acme.partner.example/orders/checkout')) })
      : map({ networks: list(map({ cidr: blank('203.0.113.0/24') })) });
  const metadata = map({ name: value, namespace: knownValue(namespace ?? resource.namespace) });
  const document = map({ apiVersion: `${LINKERD_GROUP}/v1alpha1`, kind, metadata, spec });
  return [
    {
      title: `Write the ${kind}`,
      kind: 'suggest',
      operations: [{ op: 'create-file', name: `${value}.yaml`, documents: [document] }],
    },
  ];
}
