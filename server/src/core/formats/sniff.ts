/** The cheap look at a text that decides, before any parse, whether a document could be ours. */

/** What no manifest of ours can do without: a group, or a word that hardly anybody else uses. */
interface Telltale {
  /** A regular expression. */
  readonly pattern: string;
  /** Whatever it matches holds one of these. */
  readonly words: readonly string[];
}

const word = (text: string): Telltale => ({ pattern: text.replaceAll('.', '\\.'), words: [text] });

const TELLTALES: readonly Telltale[] = [
  ...['fedlint.dev/', 'spiffe.io/', 'backstage.io/v1', 'fedlint-ignore-file'].map(word),
  {
    pattern: '[Tt]rust_?[Dd]omain',
    words: ['rustDomain', 'rustdomain', 'rust_domain', 'rust_Domain'],
  },
  ...['federates_with', 'bundle_endpoint', 'federationRelationships', 'NodeAttestor'].map(word),
  ...['x509-svid', 'jwt-svid', 'wit-svid', 'spiffe_sequence', 'spiffe_refresh_hint'].map(word),
  { pattern: '"spiffeI[dD]"', words: ['"spiffeId"', '"spiffeID"'] },
  ...['spiffe_id', 'spiffe_federation', 'workload_identity', 'spiffeBundleUrl', 'SPIFFECertValidatorConfig'].map(word),
  ...['spire-server', 'clusterSPIFFEIDs', 'clusterFederatedTrustDomains', 'clusterStaticEntries'].map(word),
  ...['PILOT_SKIP_VALIDATE_TRUST_DOMAIN', 'ISTIO_MULTIROOT_MESH'].map(word),
  { pattern: 'envoyExtAuthz(?:Grpc|Http)', words: ['envoyExtAuthz'] },
  ...['security.istio.io/', 'linkerd.io/', 'cilium.io/', 'consul.hashicorp.com/', 'kuma.io/'].map(word),
  {
    pattern: 'type"?: ?"?Mesh(?:TrafficPermission|TLS|Trust|Identity)\\b',
    words: ['MeshTrafficPermission', 'MeshTLS', 'MeshTrust', 'MeshIdentity'],
  },
  ...['kyverno.io/', 'gatekeeper.sh/', 'admissionregistration.k8s.io/', 'envoy_ext_authz_grpc'].map(word),
  {
    pattern: 'envoy\\.(?:extensions|config)\\.[\\w.]*(?:rbac|ext_authz|jwt_authn|TlsContext)',
    words: ['envoy.extensions.', 'envoy.config.'],
  },
  { pattern: 'kind"?: ?"?Namespace\\b', words: ['Namespace'] },
  ...['policyAuditMode', 'policy-audit-mode', 'policyEnforcementMode', 'enable-policy', 'clustermesh'].map(word),
  ...['identityTrustAnchorsPEM', 'defaultInboundPolicy'].map(word),
  { pattern: '"effect"\\s*:\\s*"(?:permit|forbid)"', words: ['"effect"'] },
  { pattern: '\\.cedar["\']?:', words: ['.cedar:', '.cedar"', ".cedar'"] },
  ...['trust-manager.io/', 'trust.cert-manager.io/', 'operator.openshift.io/', '-----BEGIN '].map(word),
];
const OURS = new RegExp(TELLTALES.map(({ pattern }) => pattern).join('|'));

/** One of these stands in every text that is ours by what it says. For a search in bytes, before there is any text. */
export const SIGNS: readonly string[] = TELLTALES.flatMap(({ words }) => words);

/** A file of keys may say nothing but `keys`; its name then tells. */
const BUNDLE_NAME = /bundle[^/]*$|\.spiffe$/i;

/** So may a configuration of SPIRE that was only just begun. */
const CONFIGURATION_NAME = /(?:^|[/_-])(?:server|agent)\.(?:conf|hcl)$/i;

/** Policies name nothing but what people call it. */
const POLICY_NAME = /\.cedar$/i;

/** `path` is that of the file, or its name alone. */
export function mayBeOurs(path: string, text: string): boolean {
  if (OURS.test(text) || (BUNDLE_NAME.test(path) && text.includes('"keys"'))) return true;
  if (POLICY_NAME.test(path)) return /\b(?:permit|forbid)\b/.test(text);
  return CONFIGURATION_NAME.test(path) && /\b(?:server|agent)\b/i.test(text);
}

/** Whether the name of a file alone says what it holds. */
export function isNamedAsOurs(path: string): boolean {
  return [BUNDLE_NAME, CONFIGURATION_NAME, POLICY_NAME].some((name) => name.test(path));
}
