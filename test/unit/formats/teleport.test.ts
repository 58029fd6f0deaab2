/** SPIFFE resources of Teleport, as facts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  TELEPORT_FEDERATION,
  TELEPORT_IDENTITY,
  TELEPORT_STATIC_FEDERATION,
} from '../../../server/src/core/rules/data-examples.ts';
import { changed } from '../../../server/src/core/rules/examples.ts';
import { factOf, factsIn, factsOfType, said, shown } from './spire-conf-reading.ts';

const PATH = 'teleport.yaml';

test('a federation is a trust link with the domain that it is named after', () => {
  const link = factOf('federation', TELEPORT_FEDERATION, PATH);
  assert.equal(link.form, 'teleport');
  assert.equal(link.local, undefined);
  assert.equal(said(link.remote), 'acme.partner.example');
  assert.equal(said(link.bundle.url), 'https://bundles.acme.partner.example/bundle.json');
  assert.equal(said(link.bundle.profile), 'https_web');
  assert.equal(shown(TELEPORT_FEDERATION, link.bundle.profile), 'https_web');
  assert.equal(said(link.resource.name), 'acme.partner.example');
  assert.equal(link.annotated, false);
});

test('a static bundle is the bundle of that domain', () => {
  const [bundle, ...others] = factsOfType('bundle', TELEPORT_STATIC_FEDERATION, PATH);
  assert.deepEqual(others, []);
  assert.equal(said(bundle?.domain), 'acme.partner.example');
  assert.equal(bundle?.keys.length, 2);
  const link = factOf('federation', TELEPORT_STATIC_FEDERATION, PATH);
  assert.equal(link.bundle.url, undefined);
  assert.equal(said(link.bundle.distribution), 'manual');
  assert.equal(link.bundle.profile, undefined);
});

test('an owner is a label or a comment above, and the end is that of Teleport itself', () => {
  const text = changed(
    `# fedlint.dev/change: CHG-7\n${TELEPORT_FEDERATION}`,
    'name: acme.partner.example\n',
    `name: acme.partner.example\n  expires: '2027-01-31T00:00:00Z'\n  labels:\n    owner: team-partners\n`,
  );
  const link = factOf('federation', text, PATH);
  assert.equal(link.owners.accountable?.known && link.owners.accountable.value.name, 'team-partners');
  assert.equal(said(link.timeBox.expires), '2027-01-31T00:00:00Z');
  assert.equal(said(link.timeBox.change), 'CHG-7');
  assert.equal(link.annotated, true);
});

test('a comment counts wherever `kind` stands', () => {
  const text = 'version: v1\n# fedlint.dev/owner: team-a\nkind: spiffe_federation\nmetadata: {name: a.test}\n';
  const link = factOf('federation', text, PATH);
  assert.equal(link.owners.accountable?.known && link.owners.accountable.value.name, 'team-a');
});

test('both spellings of protocol buffers are read, and edits go to the one that stands there', () => {
  const text = `kind: spiffe_federation
version: v1
metadata: {name: a.test}
spec:
  bundleSource:
    httpsWeb:
      bundleEndpointUrl: https://a.test/bundle.json
`;
  const link = factOf('federation', text, PATH);
  assert.equal(said(link.bundle.url), 'https://a.test/bundle.json');
  assert.deepEqual(link.slots['bundle.url'], ['spec', 'bundleSource', 'httpsWeb', 'bundleEndpointUrl']);
  assert.deepEqual(factsOfType('shape-problem', text, PATH), []);
});

test('an identity is a template and two lifetimes, each with the longest that Teleport takes', () => {
  const identity = factOf('teleport-identity', TELEPORT_IDENTITY, PATH);
  assert.equal(said(identity.id), '/payments/{{ workload.kubernetes.service_account }}');
  assert.deepEqual(
    identity.lifetimes.map(({ name, stated, longest }) => [name, said(stated), longest]),
    [
      ['x509.maximum_ttl', '3600s', 1_209_600],
      ['jwt.maximum_ttl', '900s', 86_400],
    ],
  );
});

test('what Teleport may hold beside is no departure from the shape', () => {
  const text = changed(
    changed(TELEPORT_IDENTITY, 'version: v1\n', 'version: v1\nsub_kind: ""\nscope: /eu\n'),
    '    jwt:\n',
    '    jwt:\n      extra_claims:\n        team: {name: payments}\n',
  );
  assert.deepEqual(factsOfType('shape-problem', text, PATH), []);
  assert.deepEqual(factsOfType('shape-problem', TELEPORT_STATIC_FEDERATION, PATH), []);
});

test('other kinds, and the same words in Kubernetes, are not ours', () => {
  assert.deepEqual(factsIn('kind: role\nversion: v7\nmetadata: {name: workload_identity}\n', PATH), []);
  assert.deepEqual(factsIn(`apiVersion: example.test/v1\n${TELEPORT_FEDERATION}`, PATH), []);
  assert.deepEqual(factsIn('kind: workload_identity\naudience: cloud\n', PATH), []);
});
