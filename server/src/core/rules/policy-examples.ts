/** A sound mesh whose policy lets in one service of a partner, with the manifests that document it, to cut examples from. */
import { changed, ENFORCEMENT_POINT, FEDERATION, TRUST_DOMAINS } from './examples.ts';
import { MESH } from './mesh-examples.ts';

/** Where the partner is let in. */
export const POLICY = `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: acme-orders
  namespace: payments
spec:
  selector:
    matchLabels:
      app: payments
  action: ALLOW
  rules:
    - from:
        - source:
            principals: [acme.partner.example/ns/orders/sa/checkout]
      to:
        - operation:
            methods: [POST]
            paths: [/v1/orders]
`;

/** The enforcement point that this policy is. */
export const POLICY_POINT = changed(
  changed(ENFORCEMENT_POINT, '  engine: envoy\n', '  engine: istio\n'),
  '    cluster: payments-eu\n',
  '    cluster: payments-eu\n    policyRef: AuthorizationPolicy/payments/acme-orders\n',
);

const FILES = {
  'trust-domains.yaml': TRUST_DOMAINS,
  'payments-gateway.yaml': POLICY_POINT,
  'acme-orders.yaml': changed(FEDERATION, '/orders/checkout\n', '/ns/orders/sa/checkout\n'),
  'mesh.yaml': MESH,
  'policy.yaml': POLICY,
};

type Files = Readonly<Record<string, string>>;

/** All of the above, as a workspace. */
export const SOUND_POLICIES: Files = FILES;

/** The sound set with one piece of one of its files changed. */
export function unsoundPolicies(file: keyof typeof FILES, from: string, to: string): Files {
  return { ...FILES, [file]: changed(FILES[file], from, to) };
}
