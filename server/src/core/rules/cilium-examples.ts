/** A sound cluster of a Cilium mesh that lets in pods of another cluster, with the manifests that document it. */
import { changed, ENFORCEMENT_POINT, FEDERATION, TRUST_DOMAINS } from './examples.ts';

/** Values of the chart, with the other cluster and who owns the trust in it. */
export const VALUES = `policyEnforcementMode: default
clustermesh:
  useAPIServer: true
  config:
    enabled: true
    clusters:
      # fedlint.dev/owner: team-mesh
      # fedlint.dev/owner.bundle: team-mesh
      # fedlint.dev/owner.renewal: team-mesh
      # fedlint.dev/review-by: 2027-06-30
      # fedlint.dev/change: CHG-1044
      # fedlint.dev/enforced-at: payments-gateway
      - name: west
        address: clustermesh.west.corp.example
`;

export const POLICY = `apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata:
  name: orders
  namespace: payments
spec:
  endpointSelector:
    matchLabels:
      app: payments
  ingress:
    - fromEndpoints:
        - matchLabels:
            app: checkout
            io.cilium.k8s.policy.cluster: west
      toPorts:
        - ports:
            - port: "8443"
`;

const POINT = changed(
  changed(ENFORCEMENT_POINT, '  engine: envoy\n', '  engine: cilium\n'),
  '    cluster: payments-eu\n',
  '    cluster: payments-eu\n    policyRef: CiliumNetworkPolicy/payments/orders\n',
);

const FILES = {
  'trust-domains.yaml': TRUST_DOMAINS,
  'payments-gateway.yaml': POINT,
  'acme-orders.yaml': FEDERATION,
  'cilium-values.yaml': VALUES,
  'policy.yaml': POLICY,
};

type Files = Readonly<Record<string, string>>;

/** All of the above, as a workspace. */
export const SOUND_CILIUM: Files = FILES;

/** The sound set with one piece of one of its files changed. */
export function unsoundCilium(file: keyof typeof FILES, from: string, to: string): Files {
  return { ...FILES, [file]: changed(FILES[file], from, to) };
}
