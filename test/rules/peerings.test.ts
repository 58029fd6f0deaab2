/** Peerings of meshes and clusters that nobody governs, and what makes them governed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { INTENTIONS, PEERING, SOUND_CONSUL } from '../../server/src/core/rules/consul-examples.ts';
import { changed, SOUND } from '../../server/src/core/rules/examples.ts';
import { undocumentedFederation } from '../../server/src/core/rules/governance/undocumented-federation.ts';
import { MESH_TRUST } from '../../server/src/core/rules/kuma-examples.ts';
import { after, type Files, marks, messages, titles } from '../harness/one-rule.ts';

const LINK = `apiVersion: multicluster.linkerd.io/v1alpha3
kind: Link
metadata:
  name: west
  namespace: linkerd-multicluster
spec:
  targetClusterName: west
`;
const UNIVERSAL = MESH_TRUST.replace(/^[\s\S]*?spec:/, 'type: MeshTrust\nname: acme\nmesh: shop\nspec:');

const OFFERS = ['Add the owner', 'Add a time-box', 'Create the Federation manifest'];

for (const [name, text, remote, does] of [
  ['a peering of Consul', PEERING, 'acme-dc', /joined with the peer `acme-dc`/],
  ['a link of Linkerd', LINK, 'west', /linked with the cluster `west`/],
  ['a trust of Kuma', MESH_TRUST, 'acme.partner.example', /Identities of `acme\.partner\.example` are trusted/],
  ['a trust of Kuma outside of Kubernetes', UNIVERSAL, 'acme.partner.example', /as comments above it/],
] as const) {
  const files = { 'trust/peer.yaml': text };

  test(`${name} that nobody governs gets one finding, at the name of the other side`, () => {
    assert.deepEqual(marks(undocumentedFederation, files), [remote]);
    const [message = ''] = messages(undocumentedFederation, files);
    assert.match(message, does);
    for (const words of ['owns', 'ends', 'refused', 'revoked']) assert.match(message, new RegExp(words));
    assert.deepEqual(titles(undocumentedFederation, files), OFFERS);
  });

  for (const title of OFFERS) {
    test(`${name} is governed after "${title}"`, () => {
      const mended = after(undocumentedFederation, files, title);
      assert.notDeepEqual(mended, files);
      assert.deepEqual(marks(undocumentedFederation, mended), []);
    });
  }
}

test('an owner label, a date and a comment govern a peering as well', () => {
  const annotated = (lines: string) => ({
    'a.yaml': changed(PEERING, '  name: acme-dc\n', `  name: acme-dc\n${lines}`),
  });
  assert.deepEqual(marks(undocumentedFederation, annotated('  labels: {owner: team-a}\n')), []);
  assert.deepEqual(marks(undocumentedFederation, annotated('  annotations: {janitor/expires: "2027-01-01"}\n')), []);
  assert.deepEqual(marks(undocumentedFederation, { 'a.yaml': `# fedlint.dev/owner: team-a\n${PEERING}` }), []);
  assert.deepEqual(marks(undocumentedFederation, annotated('  annotations: {a8r.io/owner: No owner}\n')), ['acme-dc']);
});

test('the owner of the file is named, and does not govern', () => {
  const [message = ''] = messages(undocumentedFederation, { 'a.yaml': PEERING, CODEOWNERS: '* @corp/mesh\n' });
  assert.match(message, /Only the file has an owner, `@corp\/mesh` \(CODEOWNERS\)/);
});

test('strict adoption asks for it as well', () => {
  assert.deepEqual(marks(undocumentedFederation, { 'a.yaml': PEERING, '.fedlint.yaml': 'adoption: strict\n' }), [
    'acme-dc',
  ]);
});

test('an agreement governs a peer through the intention about it alone', () => {
  const files = (intentions: string): Files => ({
    ...SOUND,
    'payments-gateway.yaml': SOUND_CONSUL['payments-intention.yaml'] ?? '',
    'peering.yaml': PEERING,
    'intentions.yaml': intentions,
  });
  assert.deepEqual(marks(undocumentedFederation, files(INTENTIONS)), []);
  const shared = changed(INTENTIONS, '  sources:\n', '  sources:\n    - {name: ledger, peer: bank-dc, action: deny}\n');
  assert.deepEqual(marks(undocumentedFederation, files(shared)), ['acme-dc']);
});

test('a name that only a template knows, and one that no trust domain can have', () => {
  assert.deepEqual(
    marks(undocumentedFederation, { 'a.yaml': changed(LINK, 'targetClusterName: west', 'targetClusterName: $(WEST)') }),
    [],
  );
  const odd = { 'a.yaml': changed(LINK, 'targetClusterName: west', 'targetClusterName: West Coast') };
  assert.deepEqual(titles(undocumentedFederation, odd), OFFERS.slice(0, 2));
});

test('naming a peer is not yet being joined with it', () => {
  assert.deepEqual(marks(undocumentedFederation, { 'a.yaml': INTENTIONS }), []);
});
