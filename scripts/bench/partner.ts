/** What a repository holds about one partner: five manifests, each in a file of its own. */

export interface Terms {
  /** Last day of the trust. */
  readonly until: string;
  /** The part of the partner's identities that the policy lets in, as a path behind its trust domain. */
  readonly reach: string;
  readonly owner: string;
}

export function partner(n: number, { until, reach, owner }: Terms): Readonly<Record<string, string>> {
  const name = `partner-${String(n).padStart(4, '0')}`;
  const domain = `${name}.partners.example`;
  return {
    [`federations/${name}.yaml`]: `apiVersion: fedlint.dev/v1alpha1
kind: Federation
metadata:
  name: ${name}
spec:
  local: shop.corp.example
  remote: ${domain}
  direction: inbound
  remoteOperator: partner
  owners: {accountable: ${owner}, bundle: team-identity, renewal: team-identity, authorization: team-payments}
  bundle:
    distribution: endpoint
    endpointURL: https://spire.${domain}:8443
    profile: https_spiffe
    endpointSPIFFEID: spiffe://${domain}/spire/server
    refreshHint: 5m
    rotation: 24h
  trust: {authentication: accepted, authorization: local}
  allow:
    - {subject: spiffe://${domain}/ns/orders/sa/checkout, audiences: [payments], purpose: Places orders.}
  interpretation: {audiences: {payments: The payment service in every region.}}
  revocation: {path: Delete the resource and restart the gateways., maxDelay: 15m, contact: identity@shop.corp.example, lastTested: 2026-09-01}
  failureModes:
    expiredBundle: {behaviour: deny, tested: 2026-09-01, evidence: https://wiki.shop.corp.example/CHG-${n}}
    endpointUnreachable: {behaviour: deny, tested: 2026-09-01, evidence: https://wiki.shop.corp.example/CHG-${n}}
    stalePolicyCache: {behaviour: deny, tested: 2026-09-01, evidence: https://wiki.shop.corp.example/CHG-${n}}
    clockSkew: {behaviour: deny, tested: 2026-09-01, evidence: https://wiki.shop.corp.example/CHG-${n}}
    delayedPropagation: {behaviour: deny, tested: 2026-09-01, evidence: https://wiki.shop.corp.example/CHG-${n}}
    missedRenewal: {behaviour: deny, tested: 2026-09-01, evidence: https://wiki.shop.corp.example/CHG-${n}}
    revocation: {behaviour: deny, tested: 2026-09-01, evidence: https://wiki.shop.corp.example/CHG-${n}}
  enforcementPoints: [${name}-gateway]
  lifecycle: temporary
  timeBox: {expires: ${until}, change: CHG-${n}}
`,
    [`enforcement/${name}.yaml`]: `apiVersion: fedlint.dev/v1alpha1
kind: EnforcementPoint
metadata:
  name: ${name}-gateway
spec:
  accepts: [${domain}]
  location: {type: mesh, cluster: payments-eu, policyRef: AuthorizationPolicy/orders/${name}}
  engine: istio
  mode: enforce
  owner: team-payments
`,
    [`spire/${name}.yaml`]: `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterFederatedTrustDomain
metadata:
  name: ${name}
spec:
  className: spire-shop
  trustDomain: ${domain}
  bundleEndpointURL: https://spire.${domain}:8443
  bundleEndpointProfile:
    type: https_spiffe
    endpointSPIFFEID: spiffe://${domain}/spire/server
`,
    [`identities/${name}.yaml`]: `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterSPIFFEID
metadata:
  name: ${name}-orders
spec:
  className: spire-shop
  spiffeIDTemplate: "spiffe://{{ .TrustDomain }}/ns/{{ .PodMeta.Namespace }}/sa/{{ .PodSpec.ServiceAccountName }}"
  podSelector:
    matchLabels: {partner: ${name}}
  federatesWith: [${domain}]
  ttl: 1h
`,
    [`mesh/${name}.yaml`]: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: ${name}
  namespace: orders
spec:
  action: ALLOW
  rules:
    - from:
        - source:
            principals: ["${domain}/${reach}"]
`,
  };
}
