/** A cluster of Consul whose peer may call one service, with the manifests that document it, to cut examples from. */
import { changed, ENFORCEMENT_POINT, FEDERATION, TRUST_DOMAINS } from './examples.ts';

/** Consul knows the other side by the name of the peering. */
const PEER = 'acme-dc';
const BUNDLE = /\n {2}bundle:\n(?: {4}.*\n)+/;

export const PEERING = `apiVersion: consul.hashicorp.com/v1alpha1
kind: PeeringAcceptor
metadata:
  name: acme-dc
  namespace: consul
spec:
  peer:
    secret:
      name: acme-dc-token
      key: data
      backend: kubernetes
`;

export const EXPORTS = `apiVersion: consul.hashicorp.com/v1alpha1
kind: ExportedServices
metadata:
  name: default
  namespace: consul
spec:
  services:
    - name: payments
      consumers:
        - peer: acme-dc
`;

/** What the peer may send. */
export const INTENTIONS = `apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceIntentions
metadata:
  name: payments
  namespace: consul
spec:
  destination:
    name: payments
  sources:
    - name: checkout
      peer: acme-dc
      permissions:
        - action: allow
          http:
            pathPrefix: /v1/orders
            methods: [POST]
      description: ACME places orders, team-partners.
`;

export const CONSUL_MESH = `apiVersion: consul.hashicorp.com/v1alpha1
kind: Mesh
metadata:
  name: mesh
  namespace: consul
spec:
  http:
    incoming:
      requestNormalization:
        insecureDisablePathNormalization: false
`;

const FILES = {
  'trust-domains.yaml': peered(TRUST_DOMAINS),
  'payments-intention.yaml': changed(
    changed(peered(ENFORCEMENT_POINT), '  engine: envoy\n', '  engine: consul\n'),
    '    type: gateway\n',
    '    type: mesh\n    policyRef: ServiceIntentions/consul/payments\n',
  ),
  // Consul exchanges the roots by itself, once somebody has carried a token over.
  'acme-orders.yaml': peered(FEDERATION).replace(
    BUNDLE,
    '\n  bundle: {distribution: manual, refreshHint: 1h, rotation: 72h, validatedBy: team-identity}\n',
  ),
  'peering.yaml': PEERING,
  'exports.yaml': EXPORTS,
  'intentions.yaml': INTENTIONS,
  'mesh.yaml': CONSUL_MESH,
};

function peered(text: string): string {
  return text.replaceAll('acme.partner.example', PEER);
}

type Files = Readonly<Record<string, string>>;

/** All of the above, as a workspace. */
export const SOUND_CONSUL: Files = FILES;

/** The sound set with one piece of one of its files changed. */
export function unsoundConsul(file: keyof typeof FILES, from: string, to: string): Files {
  return { ...FILES, [file]: changed(FILES[file], from, to) };
}
