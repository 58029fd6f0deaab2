/** What the policy controller of Linkerd refuses in an AuthorizationPolicy. */
import type { LinkerdAuthorization, LinkerdReference } from '../../model/facts.ts';
import { LINKERD_GROUP, refersTo } from '../../model/linkerd.ts';
import { code } from '../../values/code.ts';
import type { Refusal } from './refusal.ts';

const LINKERD_KINDS = ['MeshTLSAuthentication', 'NetworkAuthentication'];

export function* ofTarget({ target, resource }: LinkerdAuthorization): Iterable<Refusal> {
  if (!target?.kind?.known || target.group?.known === false) return;
  const { name, kind } = target;
  if (refersTo(target, 'Namespace', 'core')) {
    const own = resource.namespace;
    if (own?.known && name?.known && name.value !== own.value)
      yield {
        at: name.span,
        why: `A policy may be for its own namespace only, and this one lies in ${code(own.value)}.`,
        advice: 'Name that one, or put the policy into the other.',
      };
    return;
  }
  if (['server', 'httproute', 'grpcroute'].includes(kind.value.toLowerCase())) yield* ofGroup(target);
  else
    yield {
      at: kind.span,
      why: `A policy cannot be for a ${code(kind.value)}.`,
      advice: 'It is for a Server, an HTTPRoute, a GRPCRoute or its own Namespace.',
    };
}

/** Without its group a kind of Linkerd is taken for one of Kubernetes itself, which has none of that name. */
function* ofGroup({ group, kind, path }: LinkerdReference): Iterable<Refusal> {
  if (!kind?.known || (group && (!group.known || group.value !== ''))) return;
  const isRoute = kind.value.toLowerCase().endsWith('route');
  yield {
    at: kind.span,
    why: `Without \`group\` this is a ${code(kind.value)} of Kubernetes itself, which has no such kind.`,
    advice: isRoute ? 'Name the group of the route.' : `Write \`group: ${LINKERD_GROUP}\`.`,
    // Routes come in two groups.
    ...(!isRoute && { fix: [{ op: 'set', path: [...path, 'group'], value: LINKERD_GROUP } as const] }),
  };
}

export function* ofRequirements({ requires }: LinkerdAuthorization): Iterable<Refusal> {
  const identities: LinkerdReference[] = [];
  const networks: LinkerdReference[] = [];
  for (const reference of requires) {
    const { kind, group } = reference;
    if (!kind?.known || group?.known === false) return;
    const isOfLinkerd = LINKERD_KINDS.some((name) => name.toLowerCase() === kind.value.toLowerCase());
    if (refersTo(reference, 'NetworkAuthentication')) networks.push(reference);
    else if (refersTo(reference, 'MeshTLSAuthentication') || refersTo(reference, 'ServiceAccount', 'core'))
      identities.push(reference);
    else if (isOfLinkerd && (group?.value ?? '') === '') yield* ofGroup(reference);
    else
      yield {
        at: kind.span,
        why: `${code(kind.value)}${group?.known ? ` of ${code(group.value)}` : ''} is nothing that a client can be asked for.`,
        advice: 'Ask for a MeshTLSAuthentication, a ServiceAccount or a NetworkAuthentication.',
      };
  }
  const extra = 'Put them into one, or write a second policy: what either lets in gets in.';
  if (identities[1]?.kind)
    yield { at: identities[1].kind.span, why: 'A policy asks for one set of identities only.', advice: extra };
  if (networks[1]?.kind)
    yield { at: networks[1].kind.span, why: 'A policy asks for one NetworkAuthentication only.', advice: extra };
}
