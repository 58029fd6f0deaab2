/** How the resources belong together from which Linkerd puts an authorization together. */
import type { LinkerdAuthorization, LinkerdPolicyFact, LinkerdReference, Resource } from './facts.ts';
import { inOrder } from './order.ts';
import { keysOfReference } from './policy-reference.ts';
import { knownValue, type Stated } from './stated.ts';
import type { Located } from './store.ts';
import type { Surroundings } from './surroundings.ts';

/** The group of Linkerd's own kinds. A reference without a group means one of Kubernetes itself. */
export const LINKERD_GROUP = 'policy.linkerd.io';

/** Whether a reference means a kind of Linkerd, or of Kubernetes itself. Capitals make no difference. */
export function refersTo(
  { group, kind }: LinkerdReference,
  name: string,
  where: 'linkerd' | 'core' = 'linkerd',
): boolean {
  if (kind?.known === false || group?.known === false) return false;
  const groups = where === 'linkerd' ? [LINKERD_GROUP] : ['', 'core'];
  return kind?.value.toLowerCase() === name.toLowerCase() && groups.includes((group?.value ?? '').toLowerCase());
}

/** The resources that a reference may mean. One that says no namespace may lie in any. */
export function linkerdReferredTo(
  reference: LinkerdReference,
  { namespace }: Resource,
  context: Surroundings,
): Located<LinkerdPolicyFact>[] {
  const { kind, name } = reference;
  if (!kind?.known || !name?.known) return [];
  const key = `${kind.value}/${name.value}`.toLowerCase();
  const found = context.workspace
    .lookup('linkerd-policy', key)
    .filter(({ fact }) => mayBeOneNamespace(reference.namespace ?? namespace, fact.resource.namespace));
  return inOrder(found, ({ resource }) => resource.span);
}

export function mayBeOneNamespace(a: Stated | undefined, b: Stated | undefined): boolean {
  return !a?.known || !b?.known || a.value === b.value;
}

/** The AuthorizationPolicies that are put together from a resource. */
export function authorizationsWith(
  { kind, name, namespace }: Resource,
  context: Surroundings,
): Located<LinkerdAuthorization>[] {
  if (!name?.known || namespace?.known === false) return [];
  const places = namespace ? [`${kind}/${namespace.value}/${name.value}`] : [];
  const wholes = [...places, `${kind}/${name.value}`].flatMap(keysOfReference).flatMap((key) => {
    return context.workspace.lookup('policy-by-part', key);
  });
  const found = wholes.flatMap(({ fact: whole }) =>
    context.workspace
      .lookup('linkerd-policy', `authorizationpolicy/${knownValue(whole.resource.name) ?? ''}`.toLowerCase())
      .filter(isAuthorization)
      .filter(({ fact }) => fact.resource === whole.resource),
  );
  return inOrder([...new Set(found)], ({ resource }) => resource.span);
}

export function isAuthorization(located: Located<LinkerdPolicyFact>): located is Located<LinkerdAuthorization> {
  return located.fact.role === 'authorization';
}
