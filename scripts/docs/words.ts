/** What the pages on rules and changes call things. */
import type { FactType } from '../../server/src/core/model/facts.ts';
import type { RuleText } from '../../server/src/core/rules/rule.ts';

const SUBJECTS: Readonly<Record<FactType, string>> = {
  'trust-domain': 'TrustDomain documents',
  federation: 'Federation manifests and native trust links',
  'enforcement-point': 'enforcement points',
  policy: 'policies of meshes, proxies and admission controllers',
  'linkerd-policy': 'policies of Linkerd',
  'cilium-policy': 'policies of Cilium',
  'cilium-settings': 'settings of Cilium',
  'token-trust': 'issuers of tokens that policies take',
  'istio-authorization': 'AuthorizationPolicies of Istio',
  'istio-peer-authentication': 'PeerAuthentications of Istio',
  'istio-request-authentication': 'RequestAuthentications of Istio',
  'external-authorizer': 'external authorizers of an Istio mesh',
  peering: 'peerings of meshes and clusters',
  'consul-intentions': 'intentions of Consul',
  'consul-exports': 'services that Consul exports',
  'sameness-group': 'sameness groups of Consul',
  'consul-mesh': 'what all proxies of a Consul mesh are told',
  'mesh-identity': 'identities that a mesh of Kuma gives',
  'mesh-permission': 'permissions of Kuma',
  namespace: 'namespaces',
  'failure-actions': 'policies of Kyverno',
  'validation-actions': 'bindings of admission policies, and policies of Kyverno that are made like them',
  'policy-parameters': 'admission policies that take parameters',
  'policy-exception': 'exceptions from policies of Kyverno',
  constraint: 'constraints of Gatekeeper',
  'constraint-template': 'templates of Gatekeeper',
  'gatekeeper-config': 'the configuration of Gatekeeper',
  exception: 'exceptions',
  'workload-identity': 'workload identities',
  controller: 'controller managers',
  'spire-server': 'SPIRE servers',
  'spire-agent': 'SPIRE agents',
  'bundle-endpoint': 'bundle endpoints that are served',
  'bundle-publisher': 'bundle publishers',
  'chart-tls': 'what the chart has its bundle endpoint show',
  'endpoint-ingress': 'Ingresses and Routes in front of a bundle endpoint',
  'managed-route': 'Routes that the operator makes',
  bundle: 'SPIFFE bundles',
  'bundle-map': 'bundle maps',
  certificate: 'certificates',
  'teleport-federation': 'federations of Teleport',
  'teleport-identity': 'workload identities of Teleport',
  mesh: 'what an Istio mesh is told about trust',
  'envoy-trust': 'SPIFFE validators of Envoy',
  'cedar-policy': 'Cedar policies',
  'trust-bundle-sources': 'bundles of trust-manager',
  'misnamed-resource': 'resources of a kind that does not exist',
  'loose-field': 'names of fields',
  ownership: 'CODEOWNERS and catalog-info.yaml',
  'fill-in': 'texts of governance',
  suppression: 'suppressions',
  'shape-problem': 'fields and values',
  'syntax-problem': 'the text itself',
};

/** What a rule is asked about; of one that is asked last of all, the whole file. */
export function subjectsOf(types: readonly FactType[]): string {
  return types.length === 0 ? 'whole files' : types.map((type) => SUBJECTS[type]).join(', ');
}

/** For the table, and for the page. */
export const EDITS: Readonly<Record<RuleText['edit'], { readonly short: string; readonly long: string }>> = {
  fix: { short: 'fix', long: 'a fix where the meaning is certain; it is part of fix-all' },
  suggest: { short: 'suggestion', long: 'suggestions, which need your decision and are never applied in bulk' },
  none: { short: '', long: 'none' },
};

/** A folder of rules, in the order of the table. */
export interface Room {
  readonly folder: string;
  readonly title: string;
  readonly about: string;
}

export const ROOMS: readonly Room[] = [
  { folder: 'governance', title: 'Governance', about: 'What has to be settled before anybody is trusted.' },
  { folder: 'suppression', title: 'Suppressions', about: 'A hidden finding is an accepted risk, so it has an end.' },
  { folder: 'spiffe', title: 'SPIFFE', about: 'Trust domains, SPIFFE IDs and bundle endpoints, in whatever file.' },
  { folder: 'spire', title: 'SPIRE resources', about: 'What the SPIRE controller manager refuses or passes over.' },
  {
    folder: 'spire-server',
    title: 'SPIRE servers and agents',
    about: 'What a server, an agent and a publisher do with what they are told.',
  },
  {
    folder: 'spire-data',
    title: 'SPIRE data files',
    about: 'What `spire-server` makes of the JSON files given to it with `-data`.',
  },
  {
    folder: 'spire-install',
    title: 'SPIRE installers',
    about: 'What the Helm chart and the OpenShift operator make of their settings.',
  },
  { folder: 'bundle', title: 'Bundles', about: 'Keys and certificates of a trust domain, in whatever file.' },
  { folder: 'certificate', title: 'Certificates', about: 'Certificates with which identities are verified.' },
  { folder: 'teleport', title: 'Teleport', about: 'What Teleport makes of its SPIFFE resources.' },
  {
    folder: 'mesh',
    title: 'Meshes and proxies',
    about: 'What Istio, Envoy and trust-manager make of trust domains.',
  },
  {
    folder: 'policy',
    title: 'Policies',
    about: 'What weakens a policy, whichever mesh, proxy or admission controller enforces it.',
  },
  { folder: 'istio', title: 'Istio policies', about: 'How Istio really compares identities, and what it refuses.' },
  { folder: 'linkerd', title: 'Linkerd policies', about: 'How Linkerd reads identities and authorizations.' },
  { folder: 'cilium', title: 'Cilium policies', about: 'What Cilium makes of identities across clusters.' },
  { folder: 'consul', title: 'Consul intentions', about: 'What Consul lets in from its peers.' },
  { folder: 'kuma', title: 'Kuma policies', about: 'What Kuma makes of trust and of permissions.' },
  { folder: 'envoy', title: 'Envoy filters', about: 'What Envoy decides, and what it only counts.' },
  {
    folder: 'admission',
    title: 'Admission policies',
    about: 'What Kyverno, Gatekeeper and Kubernetes refuse as objects are written.',
  },
  { folder: 'cedar', title: 'Cedar policies', about: 'What the annotations of Cedar policies say about them.' },
  { folder: 'format', title: 'Format', about: 'Files that cannot be read as they were meant.' },
];

export function roomOf(folder: string): Room {
  const room = ROOMS.find((candidate) => candidate.folder === folder);
  if (!room) throw new Error(`The rules folder "${folder}" has no title yet. Give it one in scripts/docs/words.ts.`);
  return room;
}

/** The families of kinds of change, in the order of the page. */
export const CHANGE_ROOMS: readonly Room[] = [
  {
    folder: 'agreement',
    title: 'What was agreed',
    about: 'Who is trusted, how far, until when, and who answers for it.',
  },
  { folder: 'policy', title: 'Where it is enforced', about: 'Policies and enforcement points, and whom they let in.' },
  { folder: 'anchors', title: 'Keys and bundles', about: 'Whose signatures count, and how keys get here.' },
  {
    folder: 'identity',
    title: 'Identities',
    about: 'Who gets an identity, for how long, and what it may do to SPIRE.',
  },
  { folder: 'attention', title: 'What is overlooked', about: 'What Fedlint is told not to report.' },
];

export function changeRoomOf(folder: string): Room {
  const room = CHANGE_ROOMS.find((candidate) => candidate.folder === folder);
  if (!room) throw new Error(`The changes folder "${folder}" has no title yet. Give it one in scripts/docs/words.ts.`);
  return room;
}
