/** A mesh of Kuma that lets in one service of a partner, with the manifests that document it, to cut examples from. */
import { CERTIFICATE } from './bundle-examples.ts';
import { changed, ENFORCEMENT_POINT, FEDERATION, TRUST_DOMAINS } from './examples.ts';

/** The roots of the partner. */
export const MESH_TRUST = `apiVersion: kuma.io/v1alpha1
kind: MeshTrust
metadata:
  name: acme
  namespace: kuma-system
  labels:
    kuma.io/mesh: shop
spec:
  trustDomain: acme.partner.example
  caBundles:
    - type: Pem
      pem:
        value: |
          -----BEGIN CERTIFICATE-----
${CERTIFICATE.replace(/.{1,64}/g, '          $&\n')}          -----END CERTIFICATE-----
`;

/** The mesh's own identities, signed by an authority of the company. */
export const MESH_IDENTITY = `apiVersion: kuma.io/v1alpha1
kind: MeshIdentity
metadata:
  name: shop
  namespace: kuma-system
  labels:
    kuma.io/mesh: shop
spec:
  selector:
    dataplane:
      matchLabels: {}
  spiffeID:
    trustDomain: shop.corp.example
    path: /ns/{{ .Namespace }}/sa/{{ .ServiceAccount }}
  provider:
    type: Bundled
    bundled:
      insecureAllowSelfSigned: false
      ca:
        certificate:
          type: File
          file: {path: /run/ca/tls.crt}
        privateKey:
          type: File
          file: {path: /run/ca/tls.key}
      certificateParameters:
        expiry: 12h
`;

/** Where the partner is let in. */
export const MESH_PERMISSION = `apiVersion: kuma.io/v1alpha1
kind: MeshTrafficPermission
metadata:
  name: acme-orders
  namespace: kuma-system
  labels:
    kuma.io/mesh: shop
spec:
  targetRef:
    kind: Dataplane
    labels:
      app: payments
  rules:
    - default:
        allow:
          - spiffeID:
              type: Exact
              value: spiffe://acme.partner.example/orders/checkout
`;

const MESH_TLS = `apiVersion: kuma.io/v1alpha1
kind: MeshTLS
metadata:
  name: strict
  namespace: kuma-system
  labels:
    kuma.io/mesh: shop
spec:
  rules:
    - default:
        mode: Strict
`;

const FILES = {
  'trust-domains.yaml': TRUST_DOMAINS,
  'payments-gateway.yaml': changed(
    changed(ENFORCEMENT_POINT, '  engine: envoy\n', '  engine: kuma\n'),
    '    type: gateway\n',
    '    type: mesh\n    policyRef: MeshTrafficPermission/kuma-system/acme-orders\n',
  ),
  'acme-orders.yaml': FEDERATION,
  'mesh-trust.yaml': MESH_TRUST,
  'mesh-identity.yaml': MESH_IDENTITY,
  'mesh-permission.yaml': MESH_PERMISSION,
  'mesh-tls.yaml': MESH_TLS,
};

type Files = Readonly<Record<string, string>>;

/** All of the above, as a workspace. */
export const SOUND_KUMA: Files = FILES;

/** The sound set with one piece of one of its files changed. */
export function unsoundKuma(file: keyof typeof FILES, from: string, to: string): Files {
  return { ...FILES, [file]: changed(FILES[file], from, to) };
}
