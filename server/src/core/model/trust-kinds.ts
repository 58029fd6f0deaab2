/** Kinds by which trust in identities is configured, so that an admission policy about them guards the border. */
import type { Stated } from './stated.ts';

/** By API group. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  'security.istio.io': ['AuthorizationPolicy', 'PeerAuthentication', 'RequestAuthentication'],
  'networking.istio.io': ['EnvoyFilter'],
  'install.istio.io': ['IstioOperator'],
  'sailoperator.io': ['Istio'],
  'policy.linkerd.io': [
    ...['Server', 'ServerAuthorization', 'AuthorizationPolicy', 'MeshTLSAuthentication', 'NetworkAuthentication'],
  ],
  'multicluster.linkerd.io': ['Link'],
  'cilium.io': ['CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy'],
  'consul.hashicorp.com': [
    ...['ServiceIntentions', 'ExportedServices', 'PeeringAcceptor', 'PeeringDialer', 'JWTProvider', 'Mesh'],
  ],
  'kuma.io': ['MeshTrust', 'MeshIdentity', 'MeshTrafficPermission', 'MeshTLS', 'Mesh'],
  'spire.spiffe.io': ['ClusterFederatedTrustDomain', 'ClusterSPIFFEID', 'ClusterStaticEntry'],
  'operator.openshift.io': ['SpireServer', 'ZeroTrustWorkloadIdentityManager'],
  'trust.cert-manager.io': ['Bundle'],
  'trust-manager.io': ['ClusterBundle'],
  'kyverno.io': ['PolicyException'],
  'policies.kyverno.io': ['PolicyException'],
  'admissionregistration.k8s.io': ['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'],
};

/**
 * The trust kinds among those that an admission policy guards; all of them where it names no kinds. Of what only a
 * template knows nothing is concluded.
 */
export function trustKindsIn(guards: readonly Stated[] | undefined): ReadonlySet<string> {
  if (guards === undefined) return ALL;
  return new Set(guards.flatMap((guard) => (guard.known ? trustKindsOf(guard.value) : [])));
}

const ALL: ReadonlySet<string> = new Set(Object.values(KINDS).flat());

/** Whether a text speaks of such a kind. Names that are words of English as well (`Server`, `Link`) tell nothing there. */
export function speaksOfTrust(text: string): boolean {
  return SPOKEN_OF.test(text);
}

const SPOKEN_OF = new RegExp(`\\b(?:${[...ALL].filter((kind) => /[a-z][A-Z]/.test(kind)).join('|')})\\b`);

/** A guard is a kind, or the plural that an API calls it, with its group before a slash; each may be a pattern with `*`. */
function trustKindsOf(guard: string): string[] {
  const slash = guard.lastIndexOf('/');
  const group = slash < 0 ? '*' : guard.slice(0, slash);
  const name = guard.slice(slash + 1).toLowerCase();
  return Object.entries(KINDS)
    .filter(([candidate]) => matchesPattern(group, candidate))
    .flatMap(([, kinds]) => kinds)
    .filter((kind) => [kind.toLowerCase(), plural(kind)].some((spelling) => matchesPattern(name, spelling)));
}

/** The resource of a kind, as roles and webhooks name it. */
function plural(kind: string): string {
  const name = kind.toLowerCase();
  if (/(?:[^aeiou])y$/.test(name)) return `${name.slice(0, -1)}ies`;
  return /(?:s|x|ch|sh)$/.test(name) ? `${name}es` : `${name}s`;
}

/** `*` stands for any text. */
function matchesPattern(pattern: string, text: string): boolean {
  const [first = '', ...others] = pattern.split('*');
  const last = others.pop();
  if (last === undefined) return pattern === text;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of others) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= text.length - last.length;
}
