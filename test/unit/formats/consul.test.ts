/** Resources of Consul on Kubernetes, as facts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXPORTS, INTENTIONS, PEERING } from '../../../server/src/core/rules/consul-examples.ts';
import { changed } from '../../../server/src/core/rules/examples.ts';
import { dotted, factOf, factsIn, factsOfType, faultsIn, said, shown } from './spire-conf-reading.ts';

const FILE = 'consul.yaml';

const entry = (kind: string, spec: string, name = 'x') =>
  `apiVersion: consul.hashicorp.com/v1alpha1\nkind: ${kind}\nmetadata: {name: ${name}}\nspec: ${spec}\n`;

const policyOf = (text: string) => factOf('policy', text, FILE);
const intentions = (sources: string, more = '') =>
  entry('ServiceIntentions', `{destination: {name: pay}, sources: [${sources}]${more}}`);

test('an intention is a policy, and its peers are whom it is about', () => {
  const policy = policyOf(INTENTIONS);
  assert.equal(policy.engine, 'consul');
  assert.equal(policy.effect, 'admits');
  assert.equal(policy.decides, 'request-time');
  assert.equal(policy.enforcement.level, 'enforced');
  const [party, ...others] = policy.parties;
  assert.equal(others.length, 0);
  assert.equal(said(party?.subject), 'checkout');
  assert.equal(said(party?.domain), 'acme-dc');
  assert.equal(shown(INTENTIONS, party?.domain), 'acme-dc');
  assert.equal(dotted(party?.path), 'spec / sources / 0 / name');
  assert.deepEqual([party?.kind, party?.match, party?.reach, party?.isNarrowed], ['peer', 'exact', 'workload', true]);
  assert.deepEqual(faultsIn(INTENTIONS, FILE), []);
});

test('a source of the own cluster names nobody from outside, whatever stands for its name', () => {
  assert.deepEqual(
    policyOf(intentions('{name: "*", action: allow}, {name: web, partition: p, action: allow}')).parties,
    [],
  );
});

test('a group may hold peers, and is no peer itself', () => {
  const [party] = policyOf(intentions('{name: "*", samenessGroup: shops, action: allow}')).parties;
  assert.deepEqual(
    [party?.kind, said(party?.domain), party?.match, party?.reach],
    ['cluster', 'shops', 'any', 'everybody'],
  );
});

test('what refuses everybody refuses', () => {
  const denied = '{name: a, peer: p, action: deny}';
  const refusing = policyOf(intentions(`${denied}, {name: b, peer: p, permissions: [{action: deny}]}`));
  assert.equal(refusing.effect, 'refuses');
  assert.deepEqual(
    refusing.parties.map(({ isRefused }) => isRefused),
    [true, true],
  );
  const mixed = policyOf(intentions(`${denied}, {name: b, peer: p, permissions: [{action: deny}, {action: allow}]}`));
  assert.equal(mixed.effect, 'admits');
  assert.deepEqual(
    mixed.parties.map(({ isRefused }) => isRefused),
    [true, false],
  );
  assert.equal(policyOf(intentions('')).effect, 'admits');
});

test('a token that is asked for narrows every source', () => {
  const policy = policyOf(intentions('{name: a, peer: p, action: allow}', ', jwt: {providers: [{name: id}]}'));
  assert.equal(policy.decides, 'request-time');
  assert.equal(policy.parties[0]?.isNarrowed, true);
  assert.equal(policyOf(intentions('{name: a, peer: p, action: allow}')).decides, 'connection');
});

test('a peer that only a template knows is unknown', () => {
  const [party] = policyOf(intentions('{name: a, peer: "$(PEER)", action: allow}')).parties;
  assert.equal(said(party?.domain), '?$(PEER)');
});

test('the owner and the end of an intention stand in its annotations', () => {
  const annotated = changed(
    INTENTIONS,
    '  namespace: consul\n',
    '  namespace: consul\n  annotations:\n    fedlint.dev/owner: team-a\n    fedlint.dev/expires: 2027-01-01\n',
  );
  const { owner, timeBox, slots } = policyOf(annotated);
  assert.equal(owner?.known && owner.value.name, 'team-a');
  assert.equal(said(timeBox.expires), '2027-01-01');
  assert.equal(dotted(slots['owner.accountable']), 'metadata / annotations / fedlint.dev/owner');
  const fact = factOf('consul-intentions', annotated, FILE);
  assert.deepEqual(fact.owner, owner);
  assert.equal(said(fact.destination), 'payments');
  assert.equal(shown(annotated, fact.sources[0]?.permissions), 'permissions');
  assert.equal(
    annotated.slice(fact.sources[0]?.pathCondition?.start, fact.sources[0]?.pathCondition?.end),
    '/v1/orders',
  );
});

test('both ends of a peering call the other side by their own name', () => {
  for (const text of [PEERING, changed(PEERING, 'PeeringAcceptor', 'PeeringDialer')]) {
    const peering = factOf('peering', text, FILE);
    assert.deepEqual([peering.engine, peering.remoteKind, said(peering.remote)], ['consul', 'peer', 'acme-dc']);
    assert.equal(shown(text, peering), 'acme-dc');
    assert.equal(peering.annotated, false);
    assert.deepEqual(faultsIn(text, FILE), []);
  }
  assert.deepEqual(factsOfType('peering', changed(PEERING, '  name: acme-dc\n', ''), FILE), []);
});

test('exported services with their consumers', () => {
  const { services, name } = factOf('consul-exports', EXPORTS, FILE);
  assert.equal(said(name), 'default');
  assert.deepEqual(
    services.map((service) => [
      said(service.name),
      service.consumers.flatMap(({ scopes }) => scopes.map(({ field }) => field)),
    ]),
    [['payments', ['peer']]],
  );
  assert.deepEqual(
    factOf('consul-exports', entry('ExportedServices', '{services: [{name: a}, b]}'), FILE).services.length,
    2,
  );
});

test('what says nothing about mutual TLS is no policy, what says something is one', () => {
  const level = (kind: string, spec: string) =>
    factsOfType('policy', entry(kind, spec), FILE).map(({ effect, enforcement: { level: how, weakenedBy } }) => [
      effect,
      how,
      ...weakenedBy.map(({ way, written }) => `${way} ${written}`),
    ]);
  assert.deepEqual(level('ProxyDefaults', '{meshGateway: {mode: local}}'), []);
  assert.deepEqual(level('ProxyDefaults', '{mutualTLSMode: strict}'), [['authenticates', 'enforced']]);
  assert.deepEqual(level('ServiceDefaults', '{mutualTLSMode: permissive}'), [
    ['authenticates', 'partial', 'consul-permissive mutualTLSMode: permissive'],
  ]);
  assert.deepEqual(level('ServiceDefaults', '{mutualTLSMode: "$(MODE)"}'), [['authenticates', 'unknown']]);
  assert.deepEqual(level('Mesh', '{allowEnablingPermissiveMutualTLS: true}'), [
    ['authenticates', 'partial', 'consul-permissive-allowed allowEnablingPermissiveMutualTLS: true'],
  ]);
  assert.deepEqual(level('Mesh', '{allowEnablingPermissiveMutualTLS: false}'), [['authenticates', 'enforced']]);
  assert.deepEqual(level('Mesh', '{transparentProxy: {meshDestinationsOnly: true}}'), []);
});

test('an issuer of tokens with its audiences and where its keys are', () => {
  const text = entry(
    'JWTProvider',
    '{issuer: https://id.example, audiences: [pay], jsonWebKeySet: {remote: {uri: https://id.example/jwks}}}',
    'partner',
  );
  const trust = factOf('token-trust', text, FILE);
  assert.equal(shown(text, trust), 'partner');
  assert.deepEqual(
    [said(trust.issuer), trust.audiences.map(said), said(trust.keysUrl), dotted(trust.audiencesPath)],
    ['https://id.example', ['pay'], 'https://id.example/jwks', 'spec / audiences'],
  );
  const bare = factOf('token-trust', entry('JWTProvider', '{}'), FILE);
  assert.deepEqual([bare.issuer, bare.audiences], [undefined, []]);
});

test('a group with its members', () => {
  const { members } = factOf('sameness-group', entry('SamenessGroup', '{members: [{peer: a}, {partition: b}]}'), FILE);
  assert.deepEqual(
    members.map(({ scopes }) => scopes.map(({ field, stated }) => `${field} ${said(stated)}`)),
    [['peer a'], ['partition b']],
  );
});

test('half a manifest is read without a word', () => {
  for (const spec of ['', '{}', '{sources: no}', '{sources: [null, 5, []]}', '{services: [{consumers: 5}]}']) {
    for (const kind of ['ServiceIntentions', 'ExportedServices', 'Mesh', 'JWTProvider', 'SamenessGroup'])
      assert.doesNotThrow(() => factsIn(entry(kind, spec), FILE), `${kind} ${spec}`);
  }
});
