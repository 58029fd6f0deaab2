/** Linkerd's resources, annotations and Helm values as facts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Party } from '../../../server/src/core/model/facts.ts';
import { ca } from '../../harness/certificates.ts';
import { dotted, factOf, factsIn, factsOfType, faultsIn, said, shown } from './spire-conf-reading.ts';

function resource(kind: string, spec: string, version = 'v1alpha1', metadata = 'name: a, namespace: pay'): string {
  return `apiVersion: policy.linkerd.io/${version}\nkind: ${kind}\nmetadata: {${metadata}}\nspec: ${spec}\n`;
}

const policyIn = (text: string) => factOf('policy', text, 'policy.yaml');

/** "observed: accessPolicy: audit -> deny" */
function enforcementIn(text: string): string {
  const { level, weakenedBy } = policyIn(text).enforcement;
  const settings = weakenedBy.map(({ written, mend }) => {
    return `${written}${mend?.op === 'set' ? ` -> ${mend.value}` : ''}`;
  });
  return [level, ...settings].join(': ');
}

function reading({ domain, match, reach }: Party): string {
  return `${domain === undefined ? '-' : said(domain)} ${match} ${reach}`;
}

test('a Server denies unless it says otherwise', () => {
  const server = (accessPolicy: string, version = 'v1beta3') =>
    enforcementIn(resource('Server', `{podSelector: {}, port: 80${accessPolicy}}`, version));
  assert.equal(server(''), 'enforced');
  assert.equal(server(', accessPolicy: deny'), 'enforced');
  assert.equal(server(', accessPolicy: all-authenticated'), 'enforced');
  assert.equal(server(', accessPolicy: cluster-authenticated'), 'enforced');
  assert.equal(server(', accessPolicy: audit'), 'observed: accessPolicy: audit -> deny');
  assert.equal(
    server(', accessPolicy: all-unauthenticated'),
    'off: accessPolicy: all-unauthenticated -> all-authenticated',
  );
  assert.equal(
    server(', accessPolicy: cluster-unauthenticated'),
    'partial: accessPolicy: cluster-unauthenticated -> cluster-authenticated',
  );
  assert.equal(server(', accessPolicy: adit'), 'unknown');
  assert.equal(server(`, accessPolicy: "\${POLICY}"`), 'unknown');
  // The field is dropped by the older versions.
  assert.equal(server(', accessPolicy: audit', 'v1beta2'), 'enforced');
  assert.equal(server('', 'v1alpha1'), 'enforced');
});

test('a MeshTLSAuthentication holds the parties, and those of the own cluster are none', () => {
  const text = resource(
    'MeshTLSAuthentication',
    `{identities: ["*", "*.identity.linkerd.partner.example", spiffe://partner.example/a, a.*.b, "\${ID}"]}`,
  );
  const { parties, effect } = policyIn(text);
  assert.equal(effect, 'admits');
  assert.deepEqual(parties.map(reading), [
    '- any everybody',
    'partner.example suffix everybody',
    'partner.example exact workload',
    '- exact workload',
    '- exact workload',
  ]);
  assert.deepEqual(parties.map(({ path }) => dotted(path)).slice(0, 2), [
    'spec / identities / 0',
    'spec / identities / 1',
  ]);
  const own = resource('MeshTLSAuthentication', '{identityRefs: [{kind: ServiceAccount, name: web}]}');
  assert.deepEqual(policyIn(own).parties, []);
  const detail = factOf('linkerd-policy', own, 'policy.yaml');
  assert.ok(detail.role === 'mesh-tls');
  assert.equal(detail.identities, undefined);
  assert.deepEqual(
    detail.identityRefs?.map(({ kind, name }) => [said(kind), said(name)]),
    [['ServiceAccount', 'web']],
  );
});

test('an AuthorizationPolicy leads to what it is put together from', () => {
  const spec = `{targetRef: {group: policy.linkerd.io, kind: Server, name: web}, requiredAuthenticationRefs: [
    {group: policy.linkerd.io, kind: MeshTLSAuthentication, name: clients},
    {group: policy.linkerd.io, kind: NetworkAuthentication, name: nets, namespace: edge}, {kind: ServiceAccount, name: "\${SA}"}]}`;
  assert.deepEqual(policyIn(resource('AuthorizationPolicy', spec)).parts, [
    'Server/pay/web',
    'MeshTLSAuthentication/pay/clients',
    'NetworkAuthentication/edge/nets',
  ]);
  assert.deepEqual(policyIn(resource('AuthorizationPolicy', spec, 'v1alpha1', 'name: a')).parts, [
    'Server/web',
    'MeshTLSAuthentication/clients',
    'NetworkAuthentication/edge/nets',
  ]);
  const empty = resource('AuthorizationPolicy', '{requiredAuthenticationRefs: []}');
  const detail = factOf('linkerd-policy', empty, 'policy.yaml');
  assert.ok(detail.role === 'authorization');
  assert.equal(detail.list?.isEmpty, true);
  assert.equal(shown(empty, detail.list), 'requiredAuthenticationRefs');
  assert.equal(detail.target, undefined);
});

test('a ServerAuthorization says all of it in one', () => {
  const read = (client: string) =>
    resource('ServerAuthorization', `{server: {name: web}, client: {${client}}}`, 'v1beta1');
  const named = policyIn(read('networks: [{cidr: 10.0.0.0/8}], meshTLS: {identities: ["*"]}'));
  assert.deepEqual(named.parties.map(reading), ['- any everybody']);
  assert.equal(named.parties[0]?.isNarrowed, true);
  assert.equal(enforcementIn(read('meshTLS: {serviceAccounts: [{name: web}]}')), 'enforced');
  assert.equal(enforcementIn(read('unauthenticated: true')), 'off: unauthenticated: true');
  assert.equal(
    enforcementIn(read('unauthenticated: true, networks: [{cidr: 10.0.0.0/8}]')),
    'partial: unauthenticated: true',
  );
  assert.equal(enforcementIn(read('meshTLS: {unauthenticatedTLS: true}')), 'off: unauthenticatedTLS: true');
  assert.equal(enforcementIn(read('unauthenticated: false')), 'enforced');
  assert.equal(enforcementIn(read('unauthenticated: "{{ x }}"')), 'unknown');
});

test('a Link leads to another cluster', () => {
  const link = (spec: string, metadata: string) =>
    `apiVersion: multicluster.linkerd.io/v1alpha2\nkind: Link\nmetadata: {${metadata}}\nspec: {${spec}}\n`;
  const owned = link('targetClusterName: west', 'name: west, annotations: {fedlint.dev/owner: team-mesh}');
  const { remote, remoteKind, annotated } = factOf('peering', owned, 'link.yaml');
  assert.deepEqual([said(remote), remoteKind, annotated], ['west', 'cluster', true]);
  assert.deepEqual(factsOfType('peering', link('gatewayPort: "4143"', 'name: west'), 'link.yaml'), []);
});

const ANNOTATED = 'annotations: {config.linkerd.io/default-inbound-policy: audit}';
const ELSEWHERE = 'annotations: {linkerd.io/inject: enabled}';

test('the annotation counts on a Namespace, a Pod and the pods of a workload, and nowhere else', () => {
  const inTemplate = (apiVersion: string, kind: string, wrap = (template: string) => template) =>
    `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a, ${ELSEWHERE}}\nspec: ${wrap(`{template: {metadata: {${ANNOTATED}}}}`)}\n`;
  const texts = [
    `apiVersion: v1\nkind: Namespace\nmetadata: {name: a, ${ANNOTATED}}\n`,
    `apiVersion: v1\nkind: Pod\nmetadata: {name: a, ${ANNOTATED}}\n`,
    inTemplate('apps/v1', 'Deployment'),
    inTemplate('apps/v1', 'StatefulSet'),
    inTemplate('apps/v1', 'DaemonSet'),
    inTemplate('apps/v1', 'ReplicaSet'),
    inTemplate('batch/v1', 'Job'),
    inTemplate('batch/v1', 'CronJob', (template) => `{jobTemplate: {spec: ${template}}}`),
  ];
  for (const text of texts) {
    const { enforcement, effect } = policyIn(text);
    assert.deepEqual([enforcement.level, effect], ['observed', 'authenticates'], text);
    assert.equal(shown(text, enforcement.weakenedBy[0]), 'audit');
  }
  const quiet = [
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a, ${ANNOTATED}}\nspec: {template: {}}\n`,
    `apiVersion: v1\nkind: Service\nmetadata: {name: a, ${ANNOTATED}}\n`,
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a, ${ELSEWHERE}}\n`,
  ];
  for (const text of quiet) assert.deepEqual(factsOfType('policy', text, 'a.yaml'), []);
});

test('a workload without the annotation is none of our business', () => {
  const text = `apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: a, ${ELSEWHERE}}\nspec: {template: {}}\n`;
  assert.deepEqual(factsIn(text, 'a.yaml'), []);
});

test('Helm values hold the default policy and the anchors of the trust domain', async () => {
  const { pem } = await ca({ domain: 'partner.example', uriSans: [] });
  const indented = (by: number) => pem.replace(/^(?=.)/gm, ' '.repeat(by));
  const values = `identityTrustDomain: shop.example
identityTrustAnchorsPEM: |
${indented(2)}
proxy:
  # fedlint.dev/owner: team-mesh
  defaultInboundPolicy: all-unauthenticated
`;
  const certificate = factOf('certificate', values, 'values.yaml');
  assert.deepEqual([said(certificate.domain), certificate.role], ['shop.example', 'anchor']);
  const { enforcement, owner, path } = policyIn(values);
  assert.equal(enforcement.level, 'off');
  assert.equal(owner?.known && owner.value.name, 'team-mesh');
  assert.equal(dotted(path), 'proxy / defaultInboundPolicy');
  const nested = `linkerd-control-plane:\n  identityTrustAnchorsPEM: |\n${indented(4)}`;
  assert.equal(said(factOf('certificate', nested, 'values.yaml').domain), undefined);
  assert.deepEqual(factsOfType('policy', nested, 'values.yaml'), []);
  assert.equal(factOf('linkerd-policy', `x:\n  ${'proxy: {defaultInboundPolicy: no}'}\n`, 'v.yaml').role, 'inbound');
});

test('values of other charts are left alone', () => {
  for (const text of ['proxy: {image: x}\ntrustDomain: a\n', 'proxy:\n  resources: {}\n# defaultInboundPolicy\n'])
    assert.deepEqual(factsOfType('policy', text, 'values.yaml'), []);
});

test('shapes: what the API server refuses is said, and other fields are none of ours', () => {
  assert.deepEqual(
    faultsIn(resource('Server', '{podSelector: {}, port: http, somethingNew: 1}', 'v1beta3'), 's.yaml'),
    [],
  );
  assert.deepEqual(faultsIn(resource('Server', '{podSelector: {}}', 'v1beta3'), 's.yaml').length, 1);
  const link =
    'apiVersion: multicluster.linkerd.io/v1alpha3\nkind: Link\nmetadata: {name: a}\nspec: {probeSpec: {port: "1"}}\n';
  assert.deepEqual(faultsIn(link, 'link.yaml'), []);
});

test('an AuthorizationPolicy of Istio is none of Linkerd', () => {
  const istio = 'apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\nmetadata: {name: a}\nspec: {}\n';
  assert.deepEqual(factsOfType('linkerd-policy', istio, 'a.yaml'), []);
});
