import { blank, list, map } from '../../fixes/operation.ts';
import type { PolicyFact, Resource } from '../../model/facts.ts';
import { isCloseTo } from '../../model/folder.ts';
import { trustBeside } from '../../model/foreign-trust.ts';
import { LINKERD_GROUP, mayBeOneNamespace, refersTo } from '../../model/linkerd.ts';
import { knownValue } from '../../model/stated.ts';
import { changed } from '../examples.ts';
import { AUTHORIZATION, SERVER, SOUND_LINKERD } from '../linkerd-examples.ts';
import { type Offer, type RuleContext, rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';

export const linkerdUnauthorizedServer = rule({
  id: 'linkerd-unauthorized-server',
  severity: 'info',
  title: 'A Server that lets in nobody',
  what: 'No AuthorizationPolicy and no ServerAuthorization is about a Server of Linkerd that denies by itself, while others of its namespace have one beside it, and the workspace shows that somebody beside your own workloads is trusted. Where policies for routes or namespaces might be about it, nothing is said.',
  why: 'Such a Server refuses every client, those of the partner included. Where that is noticed in production, the quickest way out is to set it to `all-unauthenticated`, and there it stays.',
  how: 'Write the AuthorizationPolicy and the MeshTLSAuthentication of the clients that are meant, before the Server goes out.',
  families: ['undocumented-enforcement-point'],
  edit: 'suggest',
  on: ['policy'],
  *check(policy, context) {
    const { engine, resource, enforcement } = policy;
    if (engine !== 'linkerd' || resource.kind !== 'Server' || enforcement.level !== 'enforced') return;
    if (!resource.name?.known || resource.namespace?.known === false) return;
    if (!isLeftOut(policy, resource.name.value, context) || saysOtherwise(policy, context)) return;
    const trust = trustBeside(policy, context);
    if (!trust) return;
    yield {
      at: resource.name.span,
      message: `Nothing says who may call this Server, so Linkerd refuses every client. That concerns more than your own workloads, ${becauseOf(trust)}. Write the authorization of the clients that are meant.`,
      related: [citing(trust)],
      offers: () => [writeBoth(resource)],
    };
  },
  bad: { ...SOUND_LINKERD, 'refunds.yaml': changed(SERVER, '  name: orders\n', '  name: refunds\n') },
  good: {
    ...SOUND_LINKERD,
    'refunds.yaml': changed(SERVER, '  name: orders\n', '  name: refunds\n'),
    'refunds-authorization.yaml': changed(
      changed(AUTHORIZATION, '  name: acme-orders\n', '  name: acme-refunds\n'),
      '    name: orders\n',
      '    name: refunds\n',
    ),
  },
});

/** Whether authorizations close by are about other Servers, and none is or may be about this one. */
function isLeftOut({ resource }: PolicyFact, name: string, context: RuleContext): boolean {
  const around = context.workspace
    .keys('linkerd-policy')
    .filter((key) => /^(?:authorizationpolicy|serverauthorization)\//.test(key))
    .flatMap((key) => context.workspace.lookup('linkerd-policy', key))
    .filter(({ fact }) => mayBeOneNamespace(fact.resource.namespace, resource.namespace));
  const isAboutAnother = around.every(({ fact }) => {
    if (fact.role === 'server-authorization') return fact.server?.known === true && fact.server.value !== name;
    if (fact.role !== 'authorization' || !fact.target || !refersTo(fact.target, 'Server')) return false;
    return fact.target.name?.known === true && fact.target.name.value !== name;
  });
  return isAboutAnother && around.some(({ document }) => isCloseTo(context, document));
}

/** Whether the Server itself lets somebody in. */
function saysOtherwise({ resource }: PolicyFact, { workspace }: RuleContext): boolean {
  return workspace
    .lookup('linkerd-policy', `server/${knownValue(resource.name) ?? ''}`.toLowerCase())
    .some(({ fact }) => {
      return fact.role === 'inbound' && fact.resource === resource && knownValue(fact.policy) !== 'deny';
    });
}

function writeBoth({ name, namespace }: Resource): Offer {
  const server = knownValue(name) ?? 'server';
  const clients = `${server}-clients`;
  const head = (kind: string, called: string) => ({
    apiVersion: `${LINKERD_GROUP}/v1alpha1`,
    kind,
    metadata: map({ name: called, namespace: knownValue(namespace) }),
  });
  const authorization = map({
    ...head('AuthorizationPolicy', server),
    spec: map({
      targetRef: map({ group: LINKERD_GROUP, kind: 'Server', name: server }),
      requiredAuthenticationRefs: list(map({ group: LINKERD_GROUP, kind: 'MeshTLSAuthentication', name: clients })),
    }),
  });
  const authentication = map({
    ...head('MeshTLSAuthentication', clients),
    spec: map({ identities: list(blank('web.shop.serviceaccount.identity.linkerd.cluster.local')) }),
  });
  return {
    title: 'Write an AuthorizationPolicy for it',
    kind: 'suggest',
    operations: [
      { op: 'create-file', name: `${server}-authorization.yaml`, documents: [authorization, authentication] },
    ],
  };
}
