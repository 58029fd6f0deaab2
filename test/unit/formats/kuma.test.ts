/** Resources of Kuma in both of their forms, as facts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MESH_IDENTITY, MESH_PERMISSION, MESH_TRUST } from '../../../server/src/core/rules/kuma-examples.ts';
import { dotted, factOf, factsIn, factsOfType, faultsIn, said, shown } from './spire-conf-reading.ts';

const FILE = 'kuma.yaml';

/** In the form that Kubernetes takes, and in that of `kumactl`. */
const forms = (type: string, spec: string, mesh = 'shop') => [
  `apiVersion: kuma.io/v1alpha1\nkind: ${type}\nmetadata: {name: x, namespace: kuma-system, labels: {kuma.io/mesh: ${mesh}}}\nspec: ${spec}\n`,
  `type: ${type}\nname: x\nmesh: ${mesh}\nspec: ${spec}\n`,
];

const trust = (domain: string, more = '') =>
  `{trustDomain: ${domain}, caBundles: [{type: Pem, pem: {value: x}}]${more}}`;

test('a trust in another trust domain is a peering', () => {
  for (const text of forms('MeshTrust', trust('partner.example'))) {
    const peering = factOf('peering', text, FILE);
    assert.deepEqual([peering.engine, peering.remoteKind, peering.mesh], ['kuma', 'trust-domain', 'shop']);
    assert.equal(said(peering.remote), 'partner.example');
    assert.equal(shown(text, peering), 'partner.example');
    assert.ok(peering.slots['owner.accountable']);
  }
});

test('a trust that Kuma makes for its own identities is none', () => {
  const own = [
    trust('shop.mesh.local'),
    trust('shop.zone-1.mesh.local'),
    trust('partner.example', ', origin: {kri: kri_mid_shop_zone-1_kuma-system_identity_}'),
  ];
  for (const spec of own)
    for (const text of forms('MeshTrust', spec)) assert.deepEqual(factsOfType('peering', text, FILE), []);
  const others = [trust('bank.zone-1.mesh.local'), trust('shop.a.b.mesh.local'), trust('shopping.mesh.local')];
  for (const spec of others)
    for (const text of forms('MeshTrust', spec)) assert.equal(factsOfType('peering', text, FILE).length, 1);
});

test('its roots are certificates of that trust domain, and end and fail as such', () => {
  const universal = MESH_TRUST.replace(/^[\s\S]*?spec:/, 'type: MeshTrust\nname: acme\nmesh: shop\nspec:');
  for (const text of [MESH_TRUST, universal]) {
    const certificate = factOf('certificate', text, FILE);
    assert.equal(said(certificate.domain), 'acme.partner.example');
    assert.equal(certificate.role, 'anchor');
    assert.equal(dotted(certificate.path), 'spec / caBundles / 0 / pem / value');
  }
  assert.deepEqual(faultsIn(MESH_TRUST, FILE), []);
});

test('identities: the mesh, the names, and who signs', () => {
  const [fact] = factsOfType('mesh-identity', MESH_IDENTITY, FILE);
  assert.deepEqual([fact?.mesh, said(fact?.trustDomain), said(fact?.lifetime)], ['shop', 'shop.corp.example', '12h']);
  assert.deepEqual([said(fact?.allowsSelfSigned?.stated), fact?.makesAuthority], ['false', false]);
  assert.deepEqual(faultsIn(MESH_IDENTITY, FILE), []);
  for (const text of forms('MeshIdentity', '{provider: {type: Bundled, bundled: {autogenerate: {enabled: true}}}}')) {
    const bare = factOf('mesh-identity', text, FILE);
    assert.deepEqual([said(bare.trustDomain), bare.makesAuthority], ['{{ .Mesh }}.{{ .Zone }}.mesh.local', true]);
    assert.deepEqual([bare.allowsSelfSigned, bare.lifetime], [undefined, undefined]);
  }
});

test('without a label or a field it is the mesh `default`, and in a template any', () => {
  const mesh = (text: string) => factOf('mesh-identity', text, FILE).mesh;
  assert.equal(mesh('apiVersion: kuma.io/v1alpha1\nkind: MeshIdentity\nspec: {}\n'), 'default');
  assert.equal(mesh('type: MeshIdentity\nname: x\nspec: {}\n'), 'default');
  for (const text of forms('MeshIdentity', '{}', '"$(MESH)"')) assert.equal(mesh(text), undefined);
});

const rules = (...lists: string[]) => `{rules: [${lists.map((list) => `{default: {${list}}}`).join(', ')}]}`;
const id = (type: string, value: string, more = '') => `{spiffeID: {type: ${type}, value: "${value}"}${more}}`;

test('whom a permission is about', () => {
  const spec = rules(
    `allow: [${id('Exact', 'spiffe://a.example/x')}, ${id('Prefix', 'spiffe://a.example/ns/')}, ${id('Prefix', 'spiffe://b.example')}]`,
    `allow: [${id('Prefix', 'spiffe://')}, ${id('Exact', 'spiffe://a.example/x', ', sni: {type: Exact, value: s}')}, {sni: {type: Exact, value: s}}]`,
    `deny: [${id('Prefix', 'spiffe://a.example/')}]`,
  );
  for (const text of forms('MeshTrafficPermission', spec)) {
    const { parties, effect, enforcement } = factOf('policy', text, FILE);
    assert.deepEqual([effect, enforcement.level], ['admits', 'enforced']);
    assert.deepEqual(
      parties.map((party) => [said(party.domain), party.match, party.reach, party.isRefused, party.isNarrowed]),
      [
        ['a.example', 'exact', 'workload', false, false],
        ['a.example', 'prefix', 'part', false, false],
        ['b.example', 'prefix', 'everybody', false, false],
        [undefined, 'prefix', 'everybody', false, false],
        ['a.example', 'exact', 'workload', false, true],
        ['a.example', 'prefix', 'everybody', true, false],
      ],
    );
    assert.equal(dotted(parties[0]?.path), 'spec / rules / 0 / default / allow / 0 / spiffeID / value');
    assert.equal(shown(text, parties[0]?.subject), '"spiffe://a.example/x"');
  }
});

test('what is only watched, alone and beside what is enforced', () => {
  const watched = `allowWithShadowDeny: [${id('Exact', 'spiffe://a.example/x')}]`;
  const allowed = `allow: [${id('Exact', 'spiffe://a.example/y')}]`;
  const read = (spec: string) =>
    forms('MeshTrafficPermission', spec).map((text) => {
      const { level, weakenedBy } = factOf('policy', text, FILE).enforcement;
      return [level, ...weakenedBy.map(({ written, mend }) => `${written} ${mend?.op}`)];
    });
  const both = <T>(one: T): T[] => [one, one];
  assert.deepEqual(read(rules(watched)), both(['observed', 'allowWithShadowDeny rename-key']));
  assert.deepEqual(read(rules(watched, allowed)), both(['partial', 'allowWithShadowDeny rename-key']));
  // Two lists of one name would be a fault of their own.
  assert.deepEqual(
    read(rules(`${watched}, deny: [${id('Exact', 'spiffe://a.example/z')}]`)),
    both(['partial', 'allowWithShadowDeny undefined']),
  );
  assert.deepEqual(
    read('{from: [{targetRef: {kind: Mesh}, default: {action: AllowWithShadowDeny}}]}'),
    both(['observed', 'action: AllowWithShadowDeny set']),
  );
  assert.deepEqual(read('{from: [{targetRef: {kind: Mesh}, default: {action: Allow}}]}'), both(['enforced']));
  assert.deepEqual(read('{from: [{targetRef: {kind: Mesh}, default: {action: "$(ACTION)"}}]}'), both(['unknown']));
});

test('a permission that only refuses refuses', () => {
  const [text = ''] = forms('MeshTrafficPermission', rules(`deny: [${id('Exact', 'spiffe://a.example/x')}]`));
  assert.equal(factOf('policy', text, FILE).effect, 'refuses');
});

test('rules that are about nobody, in the form whose grammar is known', () => {
  const spec = '{rules: [{default: {deny: []}}, {default: {}}, {}, {default: {allow: $(ALLOW)}}]}';
  const [kubernetes = '', universal = ''] = forms('MeshTrafficPermission', spec);
  assert.deepEqual(
    factOf('mesh-permission', kubernetes, FILE).rules.map(({ isEmpty }) => isEmpty),
    [true, true, true, false],
  );
  assert.deepEqual(factsOfType('mesh-permission', universal, FILE), []);
  assert.deepEqual(faultsIn(MESH_PERMISSION, FILE), []);
});

test('whether an identity has to be shown', () => {
  const read = (spec: string) =>
    forms('MeshTLS', spec).map((text) =>
      factsOfType('policy', text, FILE)
        .map(({ effect, enforcement }) => `${effect} ${enforcement.level}`)
        .join(),
    );
  assert.deepEqual(read('{rules: [{default: {mode: Strict}}]}'), ['authenticates enforced', 'authenticates enforced']);
  assert.deepEqual(read('{rules: [{default: {mode: Permissive}}]}'), [
    'authenticates partial',
    'authenticates partial',
  ]);
  assert.deepEqual(read('{rules: [{default: {mode: "$(MODE)"}}]}'), ['authenticates unknown', 'authenticates unknown']);
  assert.deepEqual(read('{rules: [{default: {tlsVersion: {min: TLS13}}}]}'), ['', '']);
});

test('what is written for `kumactl` is told by its type, name and spec', () => {
  assert.deepEqual(factsIn('type: MeshTrust\nspec: {trustDomain: a.example}\n', FILE), []);
  assert.deepEqual(factsIn('type: MeshTimeout\nname: x\nspec: {trustDomain: a.example}\n', FILE), []);
  assert.equal(factsIn('type: MeshTLS\nname: x\nspec: {rules: [{default: {mode: Strict}}]}\n', FILE).length, 1);
});

test('half a manifest is read without a word', () => {
  for (const spec of ['', '{}', '{rules: no}', '{rules: [null, 5], from: [5], caBundles: [5]}', '{trustDomain: 5}']) {
    for (const type of ['MeshTrust', 'MeshIdentity', 'MeshTrafficPermission', 'MeshTLS'])
      for (const text of forms(type, spec)) assert.doesNotThrow(() => factsIn(text, FILE), text);
  }
});
