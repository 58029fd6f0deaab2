/** A sound service of a Linkerd mesh that lets in one workload of a partner, with the manifests that document it. */
import { changed, ENFORCEMENT_POINT, FEDERATION, TRUST_DOMAINS } from './examples.ts';

export const SERVER = `apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata:
  name: orders
  namespace: payments
spec:
  podSelector:
    matchLabels:
      app: payments
  port: http
  accessPolicy: deny
`;

export const AUTHORIZATION = `apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata:
  name: acme-orders
  namespace: payments
spec:
  targetRef:
    group: policy.linkerd.io
    kind: Server
    name: orders
  requiredAuthenticationRefs:
    - group: policy.linkerd.io
      kind: MeshTLSAuthentication
      name: acme-checkout
    - group: policy.linkerd.io
      kind: NetworkAuthentication
      name: acme-gateways
`;

export const CLIENTS = `apiVersion: policy.linkerd.io/v1alpha1
kind: MeshTLSAuthentication
metadata:
  name: acme-checkout
  namespace: payments
spec:
  identities:
    - spiffe://acme.partner.example/orders/checkout
`;

export const NETWORKS = `apiVersion: policy.linkerd.io/v1alpha1
kind: NetworkAuthentication
metadata:
  name: acme-gateways
  namespace: payments
spec:
  networks:
    - cidr: 203.0.113.0/24
`;

const POINT = changed(
  changed(ENFORCEMENT_POINT, '  engine: envoy\n', '  engine: linkerd\n'),
  '    cluster: payments-eu\n',
  '    cluster: payments-eu\n    policyRef: AuthorizationPolicy/payments/acme-orders\n',
);

const FILES = {
  'trust-domains.yaml': TRUST_DOMAINS,
  'payments-gateway.yaml': POINT,
  'acme-orders.yaml': FEDERATION,
  'server.yaml': SERVER,
  'authorization.yaml': AUTHORIZATION,
  'clients.yaml': CLIENTS,
  'networks.yaml': NETWORKS,
};

type Files = Readonly<Record<string, string>>;

/** All of the above, as a workspace. */
export const SOUND_LINKERD: Files = FILES;

/** The sound set with one piece of one of its files changed. */
export function unsoundLinkerd(file: keyof typeof FILES, from: string, to: string): Files {
  return { ...FILES, [file]: changed(FILES[file], from, to) };
}
