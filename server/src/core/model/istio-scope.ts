/** Which of Istio's policies hold for the same workloads, as far as namespaces tell. Labels of workloads are not known here. */
import type {
  ExternalAuthorizerFact,
  IstioAuthorizationFact,
  IstioPeerAuthenticationFact,
  PolicyFact,
  Resource,
} from './facts.ts';
import { meshesAround } from './foreign-trust.ts';
import { knownValue } from './stated.ts';
import type { Answers, Located } from './store.ts';
import type { Surroundings } from './surroundings.ts';

/** The namespace that speaks for the whole mesh where MeshConfig names no other. */
const ROOT_NAMESPACE = 'istio-system';

/** PeerAuthentications that hold, or may hold, for the workloads of a resource. */
export function peerAuthenticationsFor(
  resource: Resource,
  context: Surroundings,
): readonly Located<IstioPeerAuthenticationFact>[] {
  const keys = namespacesFor(resource, context) ?? context.workspace.keys('istio-peer-authentication');
  return keys.flatMap((key) => context.workspace.lookup('istio-peer-authentication', key));
}

/** The same for AuthorizationPolicies. */
export function authorizationsFor(
  resource: Resource,
  context: Surroundings,
): readonly Located<IstioAuthorizationFact>[] {
  const keys = namespacesFor(resource, context) ?? context.workspace.keys('istio-authorization');
  return keys.flatMap((key) => context.workspace.lookup('istio-authorization', key));
}

/**
 * Its own namespace, those that speak for the mesh, and '' for what is written without one. Undefined where its own is
 * not known, and for what speaks for the mesh: then any may be meant.
 */
function namespacesFor({ namespace }: Resource, context: Surroundings): readonly string[] | undefined {
  const own = knownValue(namespace);
  const roots = meshesAround(context).flatMap(({ fact }) => knownValue(fact.rootNamespace) ?? []);
  const speaking = [ROOT_NAMESPACE, ...roots];
  if (own === undefined || speaking.includes(own)) return undefined;
  return [...new Set([own, ...speaking, ''])];
}

/** A policy in Istio's own terms; undefined where a template leaves its structure open. */
export function authorizationOf(
  { resource }: PolicyFact,
  { workspace }: Pick<Surroundings, 'workspace'>,
): IstioAuthorizationFact | undefined {
  const namespace = knownValue(resource.namespace) ?? '';
  return workspace
    .once(authorizations, namespace, (facts) => byResource(facts.lookup('istio-authorization', namespace)))
    .get(resource);
}

const authorizations: Answers<ReadonlyMap<Resource, IstioAuthorizationFact>> = new WeakMap();

/** A namespace may have thousands of policies, each of which is asked for. */
function byResource<F extends { readonly resource: Resource }>(found: readonly Located<F>[]): Map<Resource, F> {
  return new Map(found.map(({ fact }) => [fact.resource, fact]));
}

/** The same of a PeerAuthentication. */
export function peerAuthenticationOf(
  { resource }: PolicyFact,
  { workspace }: Pick<Surroundings, 'workspace'>,
): IstioPeerAuthenticationFact | undefined {
  const namespace = knownValue(resource.namespace) ?? '';
  return workspace
    .once(peerAuthentications, namespace, (facts) => byResource(facts.lookup('istio-peer-authentication', namespace)))
    .get(resource);
}

const peerAuthentications: Answers<ReadonlyMap<Resource, IstioPeerAuthenticationFact>> = new WeakMap();

/** The program that a mesh asks, where the policy is that it is asked. */
export function authorizerOf(
  policy: PolicyFact,
  { workspace }: Pick<Surroundings, 'workspace'>,
): ExternalAuthorizerFact | undefined {
  return workspace.lookup('any-external-authorizer', '').find(({ fact }) => fact.policy === policy)?.fact;
}
