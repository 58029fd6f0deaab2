/** Cilium's policies and settings as facts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CiliumPeer } from '../../../server/src/core/model/facts.ts';
import { dotted, factOf, factsOfType, faultsIn, said, shown } from './spire-conf-reading.ts';

function policy(body: string, kind = 'CiliumNetworkPolicy'): string {
  return `apiVersion: cilium.io/v2\nkind: ${kind}\nmetadata: {name: a, namespace: pay}\n${body}\n`;
}

const policyIn = (text: string) => factOf('policy', text, 'policy.yaml');
const rulesIn = (text: string) => factOf('cilium-policy', text, 'policy.yaml').rules;

function told({ clusters }: CiliumPeer): string | undefined {
  return clusters === 'any' ? clusters : clusters?.map(said).join(' ');
}

test('rules of all specs, allowed and denied, in both directions', () => {
  const text = policy(`spec:
  ingress: [{fromEntities: [world], toPorts: [], authentication: {mode: required}}]
  egressDeny: [{toEntities: [all]}]
specs:
- ingressDeny: [{fromEndpoints: [{}]}]
- egress: [{toEndpoints: [{matchLabels: {a: b}}]}]`);
  assert.deepEqual(
    rulesIn(text).map((rule) => [
      dotted(rule.spec),
      rule.direction,
      rule.isDenied,
      rule.entities.map(said),
      rule.peers.length,
      rule.hasPorts,
      said(rule.authentication),
    ]),
    [
      ['spec', 'ingress', false, ['world'], 0, true, 'required'],
      ['spec', 'egress', true, ['all'], 0, false, undefined],
      ['specs / 0', 'ingress', true, [], 1, false, undefined],
      ['specs / 1', 'egress', false, [], 1, false, undefined],
    ],
  );
  assert.equal(policyIn(text).effect, 'admits');
});

test('clusters by label, with and without the source of the label', () => {
  const read = (selector: string) =>
    rulesIn(policy(`spec: {ingress: [{fromEndpoints: [${selector}]}]}`))[0]?.peers.map(told);
  assert.deepEqual(read('{matchLabels: {io.cilium.k8s.policy.cluster: west}}'), ['west']);
  assert.deepEqual(read('{matchLabels: {"k8s:io.cilium.k8s.policy.cluster": west}}'), ['west']);
  assert.deepEqual(read('{matchLabels: {any.io.cilium.k8s.policy.cluster: west, app: x}}'), ['west']);
  const expression = (rest: string) => read(`{matchExpressions: [{key: io.cilium.k8s.policy.cluster, ${rest}}]}`);
  assert.deepEqual(expression('operator: In, values: [west, east]'), ['west east']);
  assert.deepEqual(expression('operator: Exists'), ['any']);
  assert.deepEqual(expression('operator: NotIn, values: [west]'), ['any']);
  assert.deepEqual(read('{}'), [undefined]);
  assert.deepEqual(read('{matchLabels: {cluster: west}}'), [undefined]);
});

test('clusters that may call are parties, and those that are called are not', () => {
  const named = '[{matchLabels: {io.cilium.k8s.policy.cluster: west}}]';
  const text = policy(
    `spec: {ingress: [{fromEndpoints: ${named}, toPorts: []}], ingressDeny: [{fromEndpoints: ${named}}], egress: [{toEndpoints: ${named}}]}`,
  );
  assert.deepEqual(
    policyIn(text).parties.map(({ kind, domain, isRefused, isNarrowed, path }) => {
      return [kind, said(domain), isRefused, isNarrowed, dotted(path)?.split(' / ')[1]];
    }),
    [
      ['cluster', 'west', false, true, 'ingress'],
      ['cluster', 'west', true, false, 'ingressDeny'],
    ],
  );
});

test('a policy that only denies refuses, and one that adds permissions enforces in part', () => {
  assert.equal(policyIn(policy('spec: {ingressDeny: [{fromEntities: [world]}]}')).effect, 'refuses');
  const levelOf = (spec: string) =>
    policyIn(policy(`spec: {${spec}}`, 'CiliumClusterwideNetworkPolicy')).enforcement.level;
  assert.equal(levelOf('ingress: [{}]'), 'enforced');
  assert.equal(levelOf('ingress: [{}], enableDefaultDeny: {ingress: false}'), 'partial');
  assert.equal(levelOf('ingress: [{}], enableDefaultDeny: {egress: false}'), 'enforced');
  assert.equal(levelOf('ingressDeny: [{}], enableDefaultDeny: {ingress: false}'), 'enforced');
});

/** "observed policyAuditMode: true" */
function settingsIn(text: string): string {
  const { level, weakenedBy } = policyIn(text).enforcement;
  return [level, ...weakenedBy.map(({ written }) => written)].join(' ');
}

test('settings in Helm values, at the top or below the name of the chart', () => {
  assert.equal(settingsIn('policyAuditMode: true\n'), 'observed policyAuditMode: true');
  assert.equal(settingsIn('cilium:\n  policyAuditMode: true\n'), 'observed policyAuditMode: true');
  assert.equal(settingsIn('policyAuditMode: false\n'), 'enforced');
  assert.equal(settingsIn('policyEnforcementMode: never\n'), 'off policyEnforcementMode: never');
  assert.equal(settingsIn('policyEnforcementMode: always\n'), 'enforced');
  assert.equal(
    settingsIn('policyEnforcementMode: never\npolicyAuditMode: true\n'),
    'off policyEnforcementMode: never policyAuditMode: true',
  );
  assert.equal(settingsIn(`policyEnforcementMode: \${MODE}\n`), 'unknown');
  const both = 'policyEnforcementMode: default\npolicyAuditMode: true\n';
  assert.equal(shown(both, policyIn(both)), 'policyAuditMode');
  assert.deepEqual(factsOfType('policy', 'clustermesh: {useAPIServer: true}\n', 'values.yaml'), []);
});

test('settings in the ConfigMap of the agents, and in no other', () => {
  const text = (name: string, data: string) =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}, namespace: kube-system}\ndata: {${data}}\n`;
  const audit = text('cilium-config', 'policy-audit-mode: "true", enable-policy: default');
  assert.equal(settingsIn(audit), 'observed policy-audit-mode: true');
  // All values are texts there.
  assert.equal(policyIn(audit).enforcement.weakenedBy[0]?.mend?.op, 'set');
  const { mend } = policyIn(audit).enforcement.weakenedBy[0] ?? {};
  assert.equal(mend?.op === 'set' && mend.value, 'false');
  assert.equal(settingsIn(text('cilium-config', 'enable-policy: never')), 'off enable-policy: never');
  assert.deepEqual(factsOfType('policy', text('other', 'enable-policy: never'), 'a.yaml'), []);
});

test('other clusters of a mesh, in both forms of the chart, each with what is said above it', () => {
  const list = `clustermesh:
  config:
    enabled: true
    clusters:
      # fedlint.dev/owner: team-mesh
      - name: west
      - name: east
`;
  const map =
    'clustermesh:\n  config:\n    clusters:\n      # fedlint.dev/owner: team-mesh\n      west: {}\n      east: {enabled: true}\n      old: {enabled: false}\n';
  for (const text of [list, map]) {
    const peerings = factsOfType('peering', text, 'values.yaml');
    assert.deepEqual(
      peerings.map(({ remote, remoteKind, annotated }) => [said(remote), remoteKind, annotated]),
      [
        ['west', 'cluster', true],
        ['east', 'cluster', false],
      ],
    );
    assert.equal(
      shown(text, { span: factOf('cilium-settings', text, 'v.yaml').clusterMesh ?? { start: 0, end: 0 } }),
      'clustermesh',
    );
  }
  const off = 'clustermesh: {useAPIServer: false, config: {enabled: false, clusters: [{name: west}]}}\n';
  assert.deepEqual(factsOfType('peering', off, 'values.yaml'), []);
  assert.deepEqual(factsOfType('cilium-settings', off, 'values.yaml'), []);
});

test('shapes: a mode that is none is a fault, and fields of newer versions are none', () => {
  assert.deepEqual(
    faultsIn(policy('spec: {ingress: [{newField: 1, authentication: {mode: required}}]}'), 'p.yaml'),
    [],
  );
  assert.deepEqual(faultsIn(policy('spec: {ingress: [{authentication: {mode: optional}}]}'), 'p.yaml').length, 1);
});
