import { type ListValue, list, map, type Operation } from '../../fixes/operation.ts';
import { borderOf } from '../../model/border.ts';
import type { LinkerdServerAuthorization } from '../../model/facts.ts';
import { trustBeside } from '../../model/foreign-trust.ts';
import { LINKERD_GROUP } from '../../model/linkerd.ts';
import { policyOf } from '../../model/policy-of-resource.ts';
import { knownValue } from '../../model/stated.ts';
import { SOUND_LINKERD } from '../linkerd-examples.ts';
import { type Offer, rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';

const OLD = `apiVersion: policy.linkerd.io/v1beta1
kind: ServerAuthorization
metadata:
  name: web-orders
  namespace: payments
spec:
  server:
    name: orders
  client:
    meshTLS:
      serviceAccounts:
        - name: web
          namespace: shop
`;
const NEW = `apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata:
  name: web-orders
  namespace: payments
spec:
  targetRef:
    group: policy.linkerd.io
    kind: Server
    name: orders
  requiredAuthenticationRefs:
    - kind: ServiceAccount
      name: web
      namespace: shop
`;

export const linkerdServerAuthorization = rule({
  id: 'linkerd-server-authorization',
  severity: 'info',
  title: 'An authorization in the form that Linkerd leaves behind',
  what: 'A ServerAuthorization decides about clients of a Server, and the workspace shows that somebody beside your own workloads is trusted.',
  why: 'AuthorizationPolicy has taken its place, and the old kind is to be deprecated. Rules in both forms add to each other, so whoever reviews or ends the trust in one form leaves the other one open.',
  how: 'Write it as an AuthorizationPolicy with a MeshTLSAuthentication or a NetworkAuthentication. For a single service account the AuthorizationPolicy is enough.',
  families: ['undocumented-enforcement-point'],
  edit: 'suggest',
  on: ['linkerd-policy'],
  *check(fact, context) {
    if (fact.role !== 'server-authorization') return;
    const policy = policyOf(fact, context);
    const trust = policy && (borderOf(policy, context) ?? trustBeside(policy, context));
    if (!trust) return;
    yield {
      at: fact.resource.kindSpan,
      tag: 'deprecated',
      message: `AuthorizationPolicy has taken the place of ServerAuthorization, and what the two let in adds up. Whoever looks for the trust at your border may look at one of them only, ${becauseOf(trust)}. Write it as an AuthorizationPolicy.`,
      related: [citing(trust)],
      offers: () => offersFor(fact),
    };
  },
  bad: { ...SOUND_LINKERD, 'web.yaml': OLD },
  good: { ...SOUND_LINKERD, 'web.yaml': NEW },
});

/** Where nothing is lost on the way: a Server by its name, and identities or service accounts and nothing else. */
function offersFor(fact: LinkerdServerAuthorization): Offer[] {
  const { resource, server, networks, unauthenticated, unauthenticatedTls, identities, serviceAccounts } = fact;
  const name = knownValue(resource.name);
  const isSimple = networks.length === 0 && !unauthenticated && !unauthenticatedTls;
  if (!isSimple || name === undefined || !server?.known || identities.length > 0 === serviceAccounts.length > 0)
    return [];
  const account = ({ name: called, namespace }: (typeof serviceAccounts)[number]) =>
    map({ kind: 'ServiceAccount', name: knownValue(called), namespace: knownValue(namespace) });
  const [single, ...more] = serviceAccounts;
  if (single && more.length === 0) return [converting(fact, list(account(single)), [])];
  const reference = map({ group: LINKERD_GROUP, kind: 'MeshTLSAuthentication', name });
  const texts = identities.flatMap((identity) => knownValue(identity) ?? []);
  const clients = map({
    apiVersion: `${LINKERD_GROUP}/v1alpha1`,
    kind: 'MeshTLSAuthentication',
    metadata: map({ name, namespace: knownValue(resource.namespace) }),
    spec: map(single ? { identityRefs: list(...serviceAccounts.map(account)) } : { identities: list(...texts) }),
  });
  const isKnown = [...identities, ...serviceAccounts.flatMap(({ name: called, namespace }) => [called, namespace])];
  if (isKnown.some((stated) => stated?.known === false)) return [];
  return [
    converting(fact, list(reference), [{ op: 'create-file', name: `${name}-clients.yaml`, documents: [clients] }]),
  ];
}

function converting(
  { resource, server }: LinkerdServerAuthorization,
  requiredAuthenticationRefs: ListValue,
  others: readonly Operation[],
): Offer {
  const targetRef = map({ group: LINKERD_GROUP, kind: 'Server', name: knownValue(server) });
  return {
    title: 'Turn it into an AuthorizationPolicy',
    kind: 'suggest',
    operations: [
      { op: 'set', path: [...resource.path, 'apiVersion'], value: `${LINKERD_GROUP}/v1alpha1` },
      { op: 'set', path: [...resource.path, 'kind'], value: 'AuthorizationPolicy' },
      { op: 'set', path: [...resource.path, 'spec'], value: map({ targetRef, requiredAuthenticationRefs }) },
      ...others,
    ],
  };
}
