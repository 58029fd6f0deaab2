/** A sound set of manifests, from which rules cut their examples by changing the one thing they are about. */
import type { Example } from './rule.ts';

/** The smallest document that is sound by itself. */
export const TRUST_DOMAIN = `apiVersion: fedlint.dev/v1alpha1
kind: TrustDomain
metadata:
  name: shop
spec:
  trustDomain: shop.corp.example
  role: issuer
  owner: team-identity
`;

export const TRUST_DOMAINS = `apiVersion: fedlint.dev/v1alpha1
kind: TrustDomain
metadata:
  name: shop
spec:
  trustDomain: shop.corp.example
  role: issuer
  operator: internal
  owner: team-identity
---
apiVersion: fedlint.dev/v1alpha1
kind: TrustDomain
metadata:
  name: acme
spec:
  trustDomain: acme.partner.example
  role: issuer
  operator: partner
  owner: team-partners
`;

export const ENFORCEMENT_POINT = `apiVersion: fedlint.dev/v1alpha1
kind: EnforcementPoint
metadata:
  name: payments-gateway
spec:
  accepts: [acme.partner.example]
  location:
    type: gateway
    cluster: payments-eu
  engine: envoy
  mode: enforce
  decision: request-time
  onFailure: deny
  owner: team-payments
  interprets:
    audiences: [payments]
    roles: []
`;

export const FEDERATION = `apiVersion: fedlint.dev/v1alpha1
kind: Federation
metadata:
  name: acme-orders
spec:
  local: shop.corp.example
  remote: acme.partner.example
  direction: inbound
  purpose: ACME places orders with our payment service.
  remoteOperator: partner
  model: separate-domains
  owners:
    accountable: team-partners
    bundle: team-identity
    renewal: team-identity
    authorization: team-payments
  bundle:
    distribution: endpoint
    endpointURL: https://spire.acme.partner.example:8443
    profile: https_spiffe
    endpointSPIFFEID: spiffe://acme.partner.example/spire/server
    refreshHint: 5m
    rotation: 24h
  credentials:
    kinds: [x509-svid]
    maxTTL: 1h
  revocation:
    path: Remove the federation and roll the gateway.
    maxDelay: 15m
    contact: security@acme.partner.example
    lastTested: 2026-09-01
  trust:
    authentication: accepted
    authorization: local
  allow:
    - subject: spiffe://acme.partner.example/orders/checkout
      audiences: [payments]
      purpose: Places orders.
  interpretation: The audience \`payments\` means our payment API and nothing else.
  enforcementPoints: [payments-gateway]
  lifecycle: permanent
  timeBox:
    reviewBy: 2027-06-30
    change: CHG-1042
  failureModes:
    expiredBundle: {behaviour: deny, tested: 2026-09-01}
    endpointUnreachable: {behaviour: allow-stale, tested: 2026-09-01}
    stalePolicyCache: {behaviour: deny, tested: 2026-09-01}
    clockSkew: {behaviour: deny, tested: 2026-09-01}
    delayedPropagation: {behaviour: deny, tested: 2026-09-01}
    missedRenewal: {behaviour: deny, tested: 2026-09-01}
    revocation: {behaviour: deny, tested: 2026-09-01}
`;

/** The day on which examples are judged, in epoch milliseconds. */
export const EXAMPLE_NOW = Date.UTC(2026, 10, 21, 12);

const FILES = {
  'trust-domains.yaml': TRUST_DOMAINS,
  'payments-gateway.yaml': ENFORCEMENT_POINT,
  'acme-orders.yaml': FEDERATION,
};

/** All of the above, as a workspace. */
export const SOUND: Readonly<Record<string, string>> = FILES;

/** The sound set with one piece of one of its files changed. */
export function unsound(file: keyof typeof FILES, from: string, to: string): Example {
  return { ...FILES, [file]: changed(FILES[file], from, to) };
}

/** A workspace with more files beside. */
export function beside(example: Example, files: Readonly<Record<string, string>>): Example {
  return typeof example === 'string' ? { 'example.yaml': example, ...files } : { ...example, ...files };
}

/** A text with one piece replaced, which must occur exactly once. */
export function changed(text: string, from: string, to: string): string {
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`"${from}" occurs ${parts.length - 1} times in the example`);
  return parts.join(to);
}
