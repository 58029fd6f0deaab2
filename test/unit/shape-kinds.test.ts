import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse, parseAllDocuments } from 'yaml';
import { kindSchemas } from '../../server/src/core/formats/schemas.ts';
import { check, rows, summary } from './shape-check.ts';

const GOOD = `
kind: TrustDomain
spec: { trustDomain: a.acme.dev, role: consumer }
---
kind: TrustDomain
spec:
  trustDomain: a.acme.dev
  role: issuer
  operator: internal
  owner: { team: identity, contact: "#identity" }
  issuer: { type: spire, authority: acme-root, keyCustody: hsm }
  namespace: [/ns/payments]
  bundle:
    endpoint: { url: https://a.acme.dev, profile: https_spiffe, endpointSPIFFEID: spiffe://a.acme.dev/spire/server }
    refreshHint: 5m
    rotation: 24h
    maxStaleness: 1d
  credentials: { x509TTL: 1h, jwtTTL: 5m }
  clockSkew: 30s
  policyEngine: opa
  environments: [production]
---
kind: Federation
spec: { local: a.acme.dev, remote: b.partner.dev, direction: mutual, interpretation: Same words on both sides. }
---
kind: Federation
metadata:
  name: partner
  namespace: trust
  labels: { tier: "1" }
  annotations: { fedlint.dev/ignore.broad-trust: until=2027-01-01 -- reason }
  creationTimestamp: null
spec:
  local: a.acme.dev
  remote: b.partner.dev
  direction: inbound
  purpose: Orders come in.
  remoteOperator: partner
  model: separate-domains
  owners:
    accountable: team-a
    bundle: { person: kim }
    renewal: { team: b, contact: b@acme.dev }
    authorization: team-c
  bundle:
    distribution: endpoint
    endpointURL: https://b.partner.dev
    profile: https_web
    refreshHint: 5m
    rotation: 7d
    maxStaleness: 1d
    validatedBy: kim
  credentials: { kinds: [x509-svid], maxTTL: 1h }
  revocation: { path: runbook 7, maxDelay: 10m, contact: "#trust", lastTested: 2026-08-01, evidence: record 7 }
  trust: { authentication: accepted, authorization: local }
  allow: [{ subject: spiffe://b.partner.dev/orders, audiences: [orders], roles: [writer], purpose: orders }]
  interpretation:
    audiences: { orders: our order intake }
    roles: { writer: may create }
    serviceNames: {}
    controls: { refresh: theirs is slower }
  enforcementPoints: [gateway, { location: { type: gateway }, mode: enforce }]
  lifecycle: temporary
  timeBox: { starts: 2026-01-01, expires: 2026-12-31, reviewBy: 2026-06-30, change: 4711 }
  failureModes:
    expiredBundle: { behaviour: deny, tested: 2026-08-01, evidence: record 8 }
    clockSkew: { behaviour: allow-stale }
---
kind: EnforcementPoint
spec: { accepts: [b.partner.dev], location: {}, mode: observe }
---
kind: EnforcementPoint
spec:
  accepts: [https://issuer.partner.dev]
  location: { type: mesh, cluster: eu-1, policyRef: AuthorizationPolicy/pay/allow }
  engine: istio
  mode: enforce
  decision: request-time
  owner: team-mesh
  cache: { ttl: 5m, onStale: deny }
  onFailure: deny
  interprets: { audiences: [pay], roles: [] }
  timeBox: { expires: 2026-12-31 }
---
kind: TrustException
spec: { federation: partner, reason: migration }
---
kind: TrustException
spec:
  federation: partner
  reason: blue-green
  description: Both clusters answer.
  owner: { person: kim }
  approvedBy: lee
  change: CHG-1
  starts: 2026-01-01
  expires: 2026-02-01
  reviewBy: 2026-01-15
  scope: [orders]
---
kind: ClusterFederatedTrustDomain
spec:
  trustDomain: b.partner.dev
  bundleEndpointURL: https://b.partner.dev:8443
  bundleEndpointProfile: { type: https_spiffe, endpointSPIFFEID: spiffe://b.partner.dev/spire/server }
  trustDomainBundle: '{"keys": []}'
  className: main
status: { anything: true }
---
kind: ClusterSPIFFEID
metadata: { name: x, labels: { owner: team-a }, ownerReferences: [{ kind: Thing }] }
spec:
  spiffeIDTemplate: "spiffe://{{ .TrustDomain }}/ns/{{ .PodMeta.Namespace }}"
  ttl: 1h
  jwtTtl: 5m
  dnsNameTemplates: ["{{ .PodMeta.Name }}.pay"]
  workloadSelectorTemplates: ["k8s:ns:pay"]
  federatesWith: [b.partner.dev]
  namespaceSelector:
    matchExpressions: [{ key: team, operator: Exists }, { key: env, operator: In, values: [prod] }]
  podSelector: { matchLabels: { app: pay } }
  admin: false
  downstream: false
  autoPopulateDNSNames: true
  className: ""
  fallback: true
  hint: pay
---
kind: ClusterSPIFFEID
spec: { spiffeIDTemplate: "spiffe://a/b", podSelector: {} }
---
kind: ClusterStaticEntry
spec:
  spiffeID: spiffe://a/b
  parentID: spiffe://a/c
  selectors: ["unix:uid:0"]
  federatesWith: [b]
  x509SVIDTTL: 1h
  jwtSVIDTTL: 5m
  dnsNames: [x.pay]
  hint: h
  admin: true
  downstream: false
  storeSVID: false
  className: main
---
kind: ControllerManagerConfig
clusterName: eu-1
trustDomain: a.acme.dev
clusterDomain: cluster.local
ignoreNamespaces: [kube-system]
gcInterval: 10s
className: main
watchClassless: true
reconcile: { clusterSPIFFEIDs: true }
metrics: { bindAddress: ":8082" }
health: { healthProbeBindAddress: ":8083", somethingNew: 1 }
leaderElection: { leaderElect: true, resourceName: lock, leaseDuration: 15s }
webhook: { port: 9443 }
grpc: { maxCallRecvMsgSize: 1000 }
---
kind: SpireServer
spec:
  jwtIssuer: https://oidc.a.acme.dev
  caValidity: 24h
  defaultX509Validity: 1h
  defaultJWTValidity: 5m
  federation:
    bundleEndpoint:
      profile: https_web
      refreshHint: 300
      httpsWeb:
        acme: { directoryUrl: https://acme.dev/dir, domainName: a.acme.dev, email: pki@acme.dev, tosAccepted: "true" }
    federatesWith:
      - trustDomain: b.partner.dev
        bundleEndpointUrl: https://b.partner.dev:8443
        bundleEndpointProfile: https_spiffe
        endpointSpiffeId: spiffe://b.partner.dev/spire/server
    managedRoute: "true"
---
kind: ZeroTrustWorkloadIdentityManager
spec: { trustDomain: a.acme.dev, clusterName: eu-1, bundleConfigMap: spire-bundle }
---
kind: IstioOperator
spec: { meshConfig: { trustDomain: a.acme.dev, accessLogFile: /dev/stdout }, profile: default }
---
kind: Istio
spec: { version: v1.26.0, values: { meshConfig: { trustDomain: a.acme.dev, trustDomainAliases: [old.acme.dev] } } }
---
kind: AuthorizationPolicy
spec:
  action: CUSTOM
  provider: { name: opa }
  rules: [{}, { to: [{ operation: { paths: [/v1/*], ports: ["8080"] } }], when: [{ key: source.ip, values: [10.0.0.0/8] }] }]
---
kind: PeerAuthentication
spec: { selector: { matchLabels: { app: pay } }, mtls: { mode: STRICT }, portLevelMtls: { 8080: { mode: PERMISSIVE } } }
---
kind: RequestAuthentication
spec: { jwtRules: [{ issuer: https://a.acme.dev, jwksUri: https://a.acme.dev/keys, audiences: [pay], timeout: 5s }] }
---
kind: EnvoyFilter
spec: { configPatches: [{ applyTo: CLUSTER, patch: { operation: MERGE, value: { name: x } } }] }
---
kind: Bundle
spec:
  sources: [{ useDefaultCAs: true }, { configMap: { name: roots, key: ca.pem } }]
  target: { configMap: { key: bundle.pem } }
---
kind: ClusterBundle
spec:
  sourceRefs: [{ kind: ConfigMap, name: roots, key: ca.pem }]
  target: { configMap: { data: [{ key: bundle.pem, format: PEM }] } }
---
kind: ClusterPolicy
spec:
  validationFailureAction: enforce
  validationFailureActionOverrides: [{ action: Audit, namespaces: [dev-*] }]
  admission: true
  background: false
  webhookTimeoutSeconds: 10
  webhookConfiguration: { failurePolicy: Fail, timeoutSeconds: 5 }
  rules:
    - name: owner
      match: { any: [{ resources: { kinds: [Pod] } }] }
      validate: { failureAction: Enforce, message: An owner is missing., pattern: {} }
    - name: signed
      verifyImages: [{ failureAction: Audit, imageReferences: ["*"] }]
---
kind: Policy
spec: { rules: [{ name: owner, match: {}, validate: { allowExistingViolations: false, deny: {} } }] }
---
kind: ValidatingPolicy
spec:
  validationActions: [Deny, Audit]
  failurePolicy: Ignore
  evaluation: { mode: Envoy, admission: { enabled: true }, background: { enabled: false } }
  matchConstraints: { resourceRules: [{ apiGroups: [""], apiVersions: [v1], resources: [pods] }] }
  matchConditions: [{ name: x, expression: "true" }]
  validations: [{ expression: "true" }]
---
kind: NamespacedValidatingPolicy
spec: { validationActions: [Warn], validations: [{ expression: "true" }] }
---
kind: PolicyException
spec:
  policyRefs: [{ kind: ValidatingPolicy, name: owner }]
  expiresAt: "2027-01-31T00:00:00Z"
  properties: { reason: cut-over, ticket: CHG-1, approved-by: kim, more: "1" }
  matchConditions: [{ name: x, expression: "true" }]
  images: [ghcr.io/acme/*]
  allowedValues: [x]
  reportResult: pass
---
kind: "*"
spec:
  enforcementAction: scoped
  scopedEnforcementActions: [{ action: deny, enforcementPoints: [{ name: validation.gatekeeper.sh }] }]
  match:
    kinds: [{ apiGroups: [""], kinds: [Pod] }]
    excludedNamespaces: [kube-*]
  parameters: { anything: true }
---
kind: ValidatingAdmissionPolicy
spec:
  failurePolicy: Fail
  paramKind: { apiVersion: v1, kind: ConfigMap }
  matchConstraints: { resourceRules: [{ apiGroups: [""], apiVersions: [v1], operations: ["*"], resources: [pods] }] }
  variables: [{ name: x, expression: "1" }]
  validations: [{ expression: "true", message: m, reason: Invalid }]
---
kind: ValidatingAdmissionPolicyBinding
spec:
  policyName: owner
  validationActions: [Deny, Audit]
  paramRef: { name: x, parameterNotFoundAction: Deny }
  matchResources: { namespaceSelector: { matchLabels: { a: b } } }
---
kind: ServiceIntentions
spec:
  destination: { name: pay, namespace: default }
  sources:
    - { name: shop, peer: partner-dc, permissions: [{ action: allow, http: { pathPrefix: /v1, methods: [GET] } }] }
    - { name: "*", samenessGroup: all, action: deny, description: nobody yet }
  jwt: { providers: [{ name: partner }] }
---
kind: ExportedServices
spec: { services: [{ name: pay, consumers: [{ peer: partner-dc }, { partition: web }] }] }
---
kind: PeeringAcceptor
spec: { peer: { secret: { name: token, key: data, backend: kubernetes } } }
---
kind: PeeringDialer
spec: { peer: { secret: { name: token, key: data, backend: kubernetes } } }
---
kind: Mesh
spec:
  allowEnablingPermissiveMutualTLS: false
  tls: { incoming: { tlsMinVersion: TLSv1_2 } }
  http: { incoming: { requestNormalization: { insecureDisablePathNormalization: false, mergeSlashes: true } } }
---
kind: ProxyDefaults
spec: { mutualTLSMode: strict, meshGateway: { mode: local } }
---
kind: ServiceDefaults
spec: { protocol: http, mutualTLSMode: "" }
---
kind: JWTProvider
spec: { issuer: https://id.partner.dev, audiences: [pay], jsonWebKeySet: { remote: { uri: https://id.partner.dev/jwks } } }
---
kind: SamenessGroup
spec: { includeLocal: true, members: [{ peer: partner-dc }, { partition: web }] }
---
kind: MeshTrust
spec: { trustDomain: b.partner.dev, caBundles: [{ type: Pem, pem: { value: "-----BEGIN CERTIFICATE-----" } }] }
---
kind: MeshIdentity
spec:
  selector: { dataplane: { matchLabels: {} } }
  spiffeID: { trustDomain: "{{ .Mesh }}.{{ .Zone }}.mesh.local", path: "/ns/{{ .Namespace }}" }
  provider:
    type: Bundled
    bundled: { meshTrustCreation: Enabled, autogenerate: { enabled: true }, certificateParameters: { expiry: 24h } }
---
kind: MeshTrafficPermission
spec:
  targetRef: { kind: Dataplane, labels: { app: pay }, sectionName: http }
  rules:
    - default:
        allow: [{ spiffeID: { type: Prefix, value: spiffe://b.partner.dev/orders/ } }]
        deny: [{ sni: { type: Exact, value: sni.ext.pay } }]
        allowWithShadowDeny: [{ spiffeID: { type: Exact, value: spiffe://b.partner.dev/x } }]
---
kind: MeshTLS
spec: { targetRef: { kind: Mesh }, rules: [{ default: { mode: Strict } }] }
---
kind: Server
spec: { podSelector: {}, port: 8080, proxyProtocol: gRPC, accessPolicy: cluster-authenticated }
---
kind: MeshTLSAuthentication
spec: { identityRefs: [{ kind: ServiceAccount, name: web }, { kind: Namespace, name: shop }] }
---
kind: NetworkAuthentication
spec: { networks: [{ cidr: 10.0.0.0/8, except: [10.1.0.0/16] }] }
---
kind: ServerAuthorization
spec: { server: { name: pay }, client: { networks: [{ cidr: "::/0" }], meshTLS: { serviceAccounts: [{ name: web }] } } }
---
kind: Link
spec: { targetClusterName: west, gatewayPort: "4143", probeSpec: { period: 3s }, selector: { matchLabels: { a: b } } }
---
kind: CiliumNetworkPolicy
spec: { endpointSelector: {}, ingress: [{ fromEntities: [cluster], authentication: { mode: required } }], egress: [{}] }
---
kind: CiliumClusterwideNetworkPolicy
specs: [{ nodeSelector: {}, ingressDeny: [{ fromEntities: [world] }], enableDefaultDeny: { egress: false } }]
`;

const GOOD_CONFIG = `
localTrustDomains: [a.acme.dev]
rules: { missing-owner: off, broad-trust: { severity: error, options: { depth: 2 } } }
overrides: [{ files: examples/**, rules: { missing-owner: info } }, { files: [a, b], rules: {} }]
owners: { codeowners: true, backstage: true, teams: [team-a] }
timeBox: { max: 30d, warnWithin: 7d }
review: { maxInterval: 180d }
credentials: { maxTTL: 1h }
evidence: { maxAge: 90d }
ignore: [vendor/**]
locked: [shared-secret]
adoption: strict
baseline: .fedlint-baseline.json
`;

test('good documents have no problem', () => {
  const documents = parseAllDocuments(GOOD).map((document): { kind: string } => document.toJS());
  const kinds = new Set(documents.map(({ kind }) => kind));
  assert.deepEqual(kinds, new Set(kindSchemas.map(({ kind }) => kind)));
  for (const document of documents) assert.deepEqual(check(document.kind, document), [], JSON.stringify(document));
  assert.deepEqual(check('config', parse(GOOD_CONFIG)), []);
  assert.deepEqual(check('config', {}), []);
});

/** kind | spec | problems */
const BAD = `
TrustDomain | trustDomain: 7, role: Issuer | invalid-value spec.trustDomain; invalid-value spec.role -> issuer
TrustDomain | trustDomain: a, role: issuer, bundle: { endpoint: https://a } | invalid-value spec.bundle.endpoint
TrustDomain | trustDomain: a, rolle: issuer | unknown-field spec.rolle -> role
TrustDomain | trustDomain: a, role: issuer, owner: { mail: x } | unknown-field spec.owner.mail; missing-field spec.owner.team
TrustDomain | trustDomain: a, role: issuer, owner: { persn: kim } | unknown-field spec.owner.persn -> person
TrustDomain | trustDomain: a, role: issuer, owner: { team: 5 } | invalid-value spec.owner.team
TrustDomain | trustDomain: a, role: issuer, owner: [team] | invalid-value spec.owner
Federation | local: a, remote: [b, c], direction: mutual | invalid-value spec.remote
Federation | localTrustDomain: a, remote: b, direction: mutual | unknown-field spec.localTrustDomain -> local
Federation | FED, bundle: { profile: web } | invalid-value spec.bundle.profile -> https_web
Federation | FED, timeBox: { expiry: 2027-01-01 } | unknown-field spec.timeBox.expiry -> expires
Federation | FED, allow: [spiffe://b/x] | invalid-value spec.allow.0
Federation | FED, enforcementPoints: [{ name: x, mode: enforcing }] | invalid-value spec.enforcementPoints.0.mode -> enforce; missing-field spec.enforcementPoints.0.location
Federation | FED, failureModes: { revokation: { behaviour: open } } | unknown-field spec.failureModes.revokation -> revocation
EnforcementPoint | accepts: b, location: gateway, mode: enforce | invalid-value spec.accepts; invalid-value spec.location
EnforcementPoint | accepts: [], location: {}, mode: enforce | missing-field spec.accepts
TrustException | federation: a, reason: DR | invalid-value spec.reason
TrustException | federation: a, reason: disaster_recovery | invalid-value spec.reason -> disaster-recovery
ClusterFederatedTrustDomain | CFTD, bundleEndpointProfile: https_web | invalid-value spec.bundleEndpointProfile
ClusterFederatedTrustDomain | CFTD, bundleEndpointProfile: { type: https-web, endpointSpiffeId: x } | invalid-value spec.bundleEndpointProfile.type -> https_web; unknown-field spec.bundleEndpointProfile.endpointSpiffeId -> endpointSPIFFEID
ClusterFederatedTrustDomain | trust_domain: b, bundle_endpoint_url: https://b, profile: {} | unknown-field spec.trust_domain -> trustDomain; unknown-field spec.bundle_endpoint_url -> bundleEndpointURL; unknown-field spec.profile -> bundleEndpointProfile
ClusterFederatedTrustDomain | CFTD, bundleEndpointProfile: { type: https_web }, trustDomainBundle: { keys: [] } | invalid-value spec.trustDomainBundle
ClusterSPIFFEID | CSI, jwtTTL: 5m | unknown-field spec.jwtTTL -> jwtTtl
ClusterSPIFFEID | CSI, x509SVIDTTL: 5m, jwt_svid_ttl: 5m | unknown-field spec.x509SVIDTTL -> ttl; unknown-field spec.jwt_svid_ttl -> jwtTtl
ClusterSPIFFEID | spiffeID: x, selector: {} | unknown-field spec.spiffeID -> spiffeIDTemplate; unknown-field spec.selector -> podSelector
ClusterSPIFFEID | CSI, podSelector: {}, selector: {} | unknown-field spec.selector
ClusterSPIFFEID | CSI, ttl: 3600, podSelector: { matchLabels: { mesh: true } } | invalid-value spec.podSelector.matchLabels.mesh; invalid-value spec.ttl
ClusterSPIFFEID | CSI, podSelector: { app: pay } | unknown-field spec.podSelector.app
ClusterStaticEntry | CSE, selectors: [{ type: k8s, value: ns }], ttl: 1h | unknown-field spec.ttl -> x509SVIDTTL; invalid-value spec.selectors.0
`;

test('bad documents have exactly their problems', () => {
  for (const [kind = '', spec = '', problems = ''] of rows(BAD)) {
    assert.deepEqual(summary(check(kind, { spec: parse(`{ ${spec} }`) })), problems.split('; ').toSorted(), spec);
  }
});

test('settings without a spec have exactly their problems', () => {
  const config = parse(
    '{ timebox: {}, owners: { teams: team-a }, rules: { broad-trust: warn, fail-open: 3, missing-owner: { severty: off } } }',
  );
  assert.deepEqual(summary(check('config', config)), [
    'invalid-value owners.teams',
    'invalid-value rules.broad-trust -> warning',
    'invalid-value rules.fail-open',
    'unknown-field rules.missing-owner.severty -> severity',
    'unknown-field timebox -> timeBox',
  ]);
  const manager = parse('{ clusterName: a, trust_domain: b, reconcile: { clusterSpiffeIDs: true } }');
  assert.deepEqual(summary(check('ControllerManagerConfig', manager)), [
    'unknown-field reconcile.clusterSpiffeIDs -> clusterSPIFFEIDs',
    'unknown-field trust_domain -> trustDomain',
  ]);
});
