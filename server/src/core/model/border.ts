/**
 * Whether a policy stands where foreign identities arrive. Rules on how well a policy is enforced ask this first: what
 * happens among one's own workloads is for other tools to judge.
 */
import type { PolicyFact } from './facts.ts';
import { type ForeignTrust, foreignPartiesOf, trustBeside } from './foreign-trust.ts';
import { documentationOf } from './policy-documentation.ts';
import { knownValue } from './stated.ts';
import type { Surroundings } from './surroundings.ts';

/** Kinds by which trust in identities is configured, so that a policy about them guards the border. */
export const TRUST_KINDS: ReadonlySet<string> = new Set([
  ...['AuthorizationPolicy', 'PeerAuthentication', 'RequestAuthentication', 'EnvoyFilter', 'IstioOperator', 'Istio'],
  ...['Server', 'ServerAuthorization', 'MeshTLSAuthentication', 'NetworkAuthentication', 'Link'],
  ...['CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy'],
  ...['ServiceIntentions', 'ExportedServices', 'PeeringAcceptor', 'PeeringDialer', 'JWTProvider'],
  ...['MeshTrust', 'MeshIdentity', 'MeshTrafficPermission', 'MeshTLS'],
  ...['ClusterFederatedTrustDomain', 'ClusterSPIFFEID', 'ClusterStaticEntry', 'SpireServer', 'Bundle', 'ClusterBundle'],
  ...['PolicyException', 'ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'],
]);

/** The foreign trust that a policy decides about; undefined where nothing shows that it decides about any. */
export function borderOf(policy: PolicyFact, context: Surroundings): ForeignTrust | undefined {
  const [foreign] = foreignPartiesOf(policy, context);
  if (foreign) return foreign.trust;
  if (decidesForAnybody(policy)) return trustBeside(policy, context);
  const [link] = documentationOf(policy, context).links;
  return link?.fact.remote.known
    ? { name: link.fact.remote.value, document: link.document, span: link.fact.remote.span }
    : undefined;
}

/** Whether it is about whoever comes, so that it decides about foreign identities as soon as there are any. */
function decidesForAnybody({ effect, parties, guards }: PolicyFact): boolean {
  if (effect === 'validates') {
    // A policy that does not say which objects it is about is about all.
    return guards === undefined || guards.some((kind) => !kind.known || isTrustKind(knownValue(kind) ?? ''));
  }
  return effect === 'authenticates' || parties.some(({ domain, match }) => domain === undefined && match === 'any');
}

/** By its kind, or as the resources of an API are called: plural and in lower case. */
function isTrustKind(name: string): boolean {
  const bare = name.split('/').at(-1) ?? name;
  if (bare === '*' || TRUST_KINDS.has(bare)) return true;
  return [...TRUST_KINDS].some((kind) => plural(kind) === bare.toLowerCase());
}

function plural(kind: string): string {
  const name = kind.toLowerCase();
  if (name.endsWith('y')) return `${name.slice(0, -1)}ies`;
  return name.endsWith('s') ? `${name}es` : `${name}s`;
}
