/** What Consul lets in from its peers, beyond the examples of the rules. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { consulEntryRefused } from '../../server/src/core/rules/consul/consul-entry-refused.ts';
import { everyServiceExported } from '../../server/src/core/rules/consul/every-service-exported.ts';
import { exportedServicesName } from '../../server/src/core/rules/consul/exported-services-name.ts';
import { exportedWithoutIntention } from '../../server/src/core/rules/consul/exported-without-intention.ts';
import { pathRulesWithoutNormalization } from '../../server/src/core/rules/consul/path-rules-without-normalization.ts';
import { peerWithoutRequestRules } from '../../server/src/core/rules/consul/peer-without-request-rules.ts';
import { samenessGroupSource } from '../../server/src/core/rules/consul/sameness-group-source.ts';
import { undescribedPeerSource } from '../../server/src/core/rules/consul/undescribed-peer-source.ts';
import { CONSUL_MESH, EXPORTS, INTENTIONS, SOUND_CONSUL } from '../../server/src/core/rules/consul-examples.ts';
import { changed } from '../../server/src/core/rules/examples.ts';
import { after, marks, messages, titles } from '../harness/one-rule.ts';
import { findingsOf } from '../harness/workspace.ts';

const entry = (kind: string, spec: string, name = 'ledger') =>
  `apiVersion: consul.hashicorp.com/v1alpha1\nkind: ${kind}\nmetadata: {name: ${name}, namespace: consul}\nspec: ${spec}\n`;
const intentions = (sources: string, name = 'ledger') =>
  entry('ServiceIntentions', `{destination: {name: ${name}}, sources: [${sources}]}`, name);
const exported = (services: string) => entry('ExportedServices', `{services: [${services}]}`, 'default');

const rulesIn = (files: Readonly<Record<string, string>>) => findingsOf(files).map(({ rule }) => rule.id);

test('a whole peer let in by its connection alone', () => {
  const fixture = intentions('{name: "*", peer: acme-dc, action: allow}');
  const found = [
    'authentication-only',
    'peer-without-request-rules',
    'undocumented-enforcement-point',
    'undescribed-peer-source',
  ];
  assert.deepEqual(rulesIn({ ...SOUND_CONSUL, 'ledger.yaml': fixture }), found);
});

test('a mesh without peers is left alone', () => {
  const files = {
    'a.yaml': intentions('{name: "*", action: allow}', '"*"'),
    'b.yaml': entry('ProxyDefaults', '{mutualTLSMode: permissive}', 'global'),
    'c.yaml': entry('Mesh', '{allowEnablingPermissiveMutualTLS: true}', 'mesh'),
    'd.yaml': changed(CONSUL_MESH, 'PathNormalization: false', 'PathNormalization: true'),
    'e.yaml': intentions('{name: web, permissions: [{action: allow, http: {pathPrefix: /v1}}]}'),
  };
  assert.deepEqual(rulesIn(files), []);
});

test('requests are looked at where permissions or tokens are asked for, and nobody looks where all are refused', () => {
  const silent = [
    '{name: a, peer: p, permissions: [{action: allow, http: {pathPrefix: /}}]}',
    '{name: a, peer: p, action: deny}',
    '{name: a, action: allow}',
    '{name: a, peer: $(PEER), action: allow}',
    '{name: $(NAME), peer: p, action: allow}',
  ];
  for (const source of silent)
    assert.deepEqual(marks(peerWithoutRequestRules, { 'a.yaml': intentions(source) }), [], source);
  const token = entry(
    'ServiceIntentions',
    '{sources: [{name: a, peer: p, action: allow}], jwt: {providers: [{name: id}]}}',
  );
  assert.deepEqual(marks(peerWithoutRequestRules, { 'a.yaml': token }), []);
  assert.deepEqual(marks(peerWithoutRequestRules, { 'a.yaml': intentions('{name: a, peer: p, action: allow}') }), [
    'a',
  ]);
});

test('everything is exported to peers only', () => {
  assert.deepEqual(marks(everyServiceExported, { 'a.yaml': exported('{name: "*", consumers: [{partition: p}]}') }), []);
  assert.deepEqual(marks(everyServiceExported, { 'a.yaml': exported('{name: a, consumers: [{peer: p}]}') }), []);
  const both = { 'a.yaml': exported('{name: "*", consumers: [{peer: p}, {peer: q}, {partition: r}]}') };
  assert.match(messages(everyServiceExported, both).join(), /to `p` and `q`,/);
});

test('an export is held against the intentions close by', () => {
  const other = intentions('{name: a, peer: other, action: deny}', 'pay');
  const pay = exported('{name: pay, consumers: [{peer: p}]}, {name: other, consumers: [{peer: p}]}');
  const said = (files: Readonly<Record<string, string>>) => marks(exportedWithoutIntention, files);
  assert.deepEqual(said({ 'x/exports.yaml': pay }), [], 'they may be kept elsewhere');
  assert.deepEqual(said({ 'x/exports.yaml': pay, 'z/y/intentions.yaml': other }), [], 'too far away');
  assert.deepEqual(said({ 'x/exports.yaml': pay, 'x/intentions.yaml': other }), ['p'], 'once for a peer');
  for (const source of ['{name: a, peer: p, action: deny}', '{name: a, samenessGroup: g}', '{name: a, peer: $(PEER)}'])
    assert.deepEqual(said({ 'x/exports.yaml': pay, 'x/a.yaml': other, 'y/b.yaml': intentions(source) }), [], source);
});

test('the peer is refused in the resource for that service, and in a new one where there is none', () => {
  const title = 'Refuse it until somebody decides';
  const files = {
    'exports.yaml': exported('{name: pay, consumers: [{peer: p}]}'),
    'a.yaml':
      'apiVersion: consul.hashicorp.com/v1alpha1\nkind: ServiceIntentions\nmetadata:\n  name: pay\nspec:\n  destination:\n    name: pay\n  sources:\n    - name: a\n      action: allow\n',
  };
  const appended = after(exportedWithoutIntention, files, title)['a.yaml'] ?? '';
  assert.match(appended, /action: allow\n {4}- name: "?\*"?\n {6}peer: p\n {6}action: deny\n/);
  const created = after(
    exportedWithoutIntention,
    { ...files, 'exports.yaml': exported('{name: b, consumers: [{peer: p}]}') },
    title,
  );
  const file = Object.entries(created).find(([name]) => name.endsWith('p-intentions.yaml'))?.[1] ?? '';
  assert.match(file, /kind: ServiceIntentions[\s\S]*name: b[\s\S]*peer: p/);
});

test('paths as they were sent matter where they decide about a peer', () => {
  const files = (source: string) => ({
    'mesh.yaml': changed(CONSUL_MESH, 'PathNormalization: false', 'PathNormalization: true'),
    'a.yaml': intentions(source),
  });
  const said = (source: string) => marks(pathRulesWithoutNormalization, files(source));
  assert.deepEqual(said('{name: a, peer: p, permissions: [{action: deny, http: {pathRegex: /x.*}}]}'), ['true']);
  assert.deepEqual(said('{name: a, peer: p, permissions: [{action: allow, http: {methods: [GET]}}]}'), []);
  assert.deepEqual(said('{name: a, permissions: [{action: allow, http: {pathExact: /x}}]}'), []);
});

test('an owner on the resource says whom to ask', () => {
  const bare = changed(INTENTIONS, '      description: ACME places orders, team-partners.\n', '');
  const owned = changed(bare, '  namespace: consul\n', '  namespace: consul\n  labels: {owner: team-partners}\n');
  assert.deepEqual(marks(undescribedPeerSource, { 'a.yaml': bare }), ['acme-dc']);
  assert.deepEqual(marks(undescribedPeerSource, { 'a.yaml': owned }), []);
});

test('a group counts for the peers that are seen in it', () => {
  const source = (action: string) => ({ 'a.yaml': intentions(`{name: a, samenessGroup: g, action: ${action}}`) });
  const group = (members: string) => entry('SamenessGroup', `{members: [${members}]}`, 'g');
  assert.deepEqual(marks(samenessGroupSource, source('allow')), []);
  assert.deepEqual(marks(samenessGroupSource, { ...source('allow'), 'g.yaml': group('{partition: p}') }), []);
  assert.deepEqual(marks(samenessGroupSource, { ...source('deny'), 'g.yaml': group('{peer: p}') }), []);
  const files = { ...source('allow'), 'g.yaml': group('{peer: q}, {partition: r}, {peer: p}') };
  assert.deepEqual(marks(samenessGroupSource, files), ['g']);
  assert.match(messages(samenessGroupSource, files).join(), /`p` and `q` from outside are/);
});

test('what Consul refuses, with an edit for each way out', () => {
  const refused = (text: string) => marks(consulEntryRefused, { 'a.yaml': text });
  assert.deepEqual(refused(intentions('{name: a, peer: p, partition: q, action: allow}')), ['q']);
  assert.deepEqual(refused(intentions('{name: a, peer: "*", action: allow}')), ['"*"']);
  assert.deepEqual(refused(intentions('{name: a, action: allow, permissions: []}')), []);
  assert.deepEqual(refused(exported('{name: a, consumers: [{peer: p, samenessGroup: g}]}')), ['g']);
  assert.deepEqual(refused(entry('SamenessGroup', '{members: [{peer: p, partition: q}, {peer: p}]}')), ['q']);
  const files = { 'a.yaml': intentions('{name: a, peer: p, partition: q, action: allow}') };
  assert.deepEqual(titles(consulEntryRefused, files), ['Keep `peer`', 'Keep `partition`']);
  const kept = after(consulEntryRefused, files, 'Keep `partition`');
  assert.match(kept['a.yaml'] ?? '', /\{name: a, partition: q, action: allow\}/);
});

test('a name that may be that of a partition is left alone', () => {
  const named = (name: string) =>
    marks(exportedServicesName, { 'a.yaml': changed(EXPORTS, 'name: default', `name: ${name}`) });
  for (const name of ['default', 'ap1', 'secondary', 'acme-dc', 'payments', '$(PARTITION)'])
    assert.deepEqual(named(name), [], name);
  for (const name of ['defaults', 'defualt', 'exported-services']) assert.deepEqual(named(name), [name]);
  const kinds = (name: string) =>
    findingsOf({ 'a.yaml': changed(EXPORTS, 'name: default', `name: ${name}`) }, [exportedServicesName]).flatMap(
      (one) => one.offers().map(({ kind }) => kind),
    );
  assert.deepEqual([kinds('defualt'), kinds('exported-services')], [['fix'], ['suggest']]);
});
