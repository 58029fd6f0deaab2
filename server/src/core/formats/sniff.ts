/** The cheap look at a text that decides, before any parse, whether a document could be ours. */

/** What no manifest of ours can do without: a group, or a word that hardly anybody else uses. */
const TELLTALES = [
  ...['fedlint\\.dev/', 'spiffe\\.io/', 'backstage\\.io/v1', 'fedlint-ignore-file'],
  ...['[Tt]rust_?[Dd]omain', 'federates_with', 'bundle_endpoint', 'federationRelationships', 'NodeAttestor'],
  ...['x509-svid', 'jwt-svid', 'wit-svid', 'spiffe_sequence', 'spiffe_refresh_hint'],
  ...[
    'spiffe_id',
    '"spiffeI[dD]"',
    'spiffe_federation',
    'workload_identity',
    'spiffeBundleUrl',
    'SPIFFECertValidatorConfig',
  ],
  ...['spire-server', 'clusterSPIFFEIDs', 'clusterFederatedTrustDomains', 'clusterStaticEntries'],
  ...['PILOT_SKIP_VALIDATE_TRUST_DOMAIN', 'ISTIO_MULTIROOT_MESH', 'envoyExtAuthz(?:Grpc|Http)'],
  ...['security\\.istio\\.io/', 'linkerd\\.io/', 'cilium\\.io/', 'consul\\.hashicorp\\.com/', 'kuma\\.io/'],
  ...['type"?: ?"?Mesh(?:TrafficPermission|TLS|Trust|Identity)\\b'],
  ...['kyverno\\.io/', 'gatekeeper\\.sh/', 'admissionregistration\\.k8s\\.io/', 'envoy_ext_authz_grpc'],
  ...['envoy\\.(?:extensions|config)\\.[\\w.]*(?:rbac|ext_authz|jwt_authn|TlsContext)'],
  ...['kind"?: ?"?Namespace\\b', 'policyAuditMode', 'policy-audit-mode', 'policyEnforcementMode'],
  ...['enable-policy', 'clustermesh', 'identityTrustAnchorsPEM', 'defaultInboundPolicy'],
  ...['"effect"\\s*:\\s*"(?:permit|forbid)"', '\\.cedar["\']?:'],
  ...['trust-manager\\.io/', 'trust\\.cert-manager\\.io/', 'operator\\.openshift\\.io/', '-----BEGIN '],
];
const OURS = new RegExp(TELLTALES.join('|'));

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
