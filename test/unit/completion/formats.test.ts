/** Formats without `apiVersion` and `kind`, known by what stands in them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask } from './harness.ts';

test('a bundle', () => {
  const asked = ask('{\n  "spiffe_sequence": 1,\n  "keys": [\n    {\n      "kty": "EC",\n      ‸\n    }\n  ]\n}\n', {
    path: 'acme.bundle.json',
  });
  assert.deepEqual(asked.labels.slice(0, 2), ['use', 'kid']);
  assert.match(asked.accept('use'), /"kty": "EC",\n {6}"use": "x509-svid"\n/);
});

test('a bundle map has trust domains for keys', () => {
  const files = {
    'td.yaml':
      'apiVersion: fedlint.dev/v1alpha1\nkind: TrustDomain\nmetadata: {name: a}\nspec: {trustDomain: acme.example}\n',
  };
  const text = '{\n  "trust_domains": {\n    "b.example": { "keys": [], "spiffe_sequence": 1 },\n    ‸\n  }\n}\n';
  const { labels } = ask(text, { path: 'map.json', files });
  assert.deepEqual(labels, ['acme.example']);
});

test('data of federation relationships, in the case in which they are written', () => {
  const text = `{
  "federationrelationships": [
    {
      "TrustDomain": "acme.example",
      "bundleEndpointProfile": "https_spiffe",
      ‸
    }
  ]
}
`;
  const asked = ask(text, { path: 'relationships.json' });
  assert.deepEqual(asked.labels, [
    'bundleEndpointURL',
    'endpointSPIFFEID',
    'trustDomainBundle',
    'trustDomainBundleFormat',
  ]);
  assert.match(asked.accept('endpointSPIFFEID'), /"endpointSPIFFEID": "spiffe:\/\/acme\.example\/spire\/server"/);
});

test('registration entries', () => {
  const text =
    '{\n  "entries": [\n    {\n      "spiffe_id": "spiffe://a.example/x",\n      "parent_id": "spiffe://a.example/y",\n      ‸\n    }\n  ]\n}\n';
  const { labels } = ask(text, { path: 'entries.json' });
  assert.ok(labels.includes('selectors') && labels.includes('federates_with'));
  assert.ok(!labels.includes('parent_id'));
});

test('values of the SPIRE chart, under the name of a dependency too', () => {
  const values = `global:
  spire:
    trustDomain: corp.example
spire-server:
  federation:
    enabled: true
    ‸
`;
  assert.ok(ask(values, { path: 'values.yaml' }).labels.includes('bundleEndpoint'));
  const umbrella = `spire:\n${values.replace(/^/gm, '  ').trimEnd()}\n`;
  assert.ok(ask(umbrella, { path: 'values.yaml' }).labels.includes('bundleEndpoint'));
  const identity = values.replace(
    / {2}federation:[\s\S]*/,
    '  controllerManager:\n    identities:\n      clusterFederatedTrustDomains:\n        acme:\n          trustDomain: acme.example\n          bundleEndpointProfile:\n            type: https_spiffe\n            endpointSPIFFEID: ‸\n',
  );
  assert.deepEqual(ask(identity, { path: 'values.yaml' }).labels, ['spiffe://acme.example/spire/server']);
});

test('resources of Teleport', () => {
  const text =
    'kind: spiffe_federation\nversion: v1\nmetadata:\n  name: acme.example\nspec:\n  bundle_source:\n    ‸\n';
  assert.ok(ask(text, { path: 'teleport.yaml' }).labels.includes('https_web'));
});

test('not a word in values and data of others', () => {
  for (const [path, text] of [
    ['values.yaml', 'replicas: 3\nimage:\n  tag: x\n  ‸\n'],
    ['package.json', '{\n  "name": "x",\n  ‸\n}\n'],
    ['jwks.json', '{\n  "keys": [\n    {\n      "kty": "RSA",\n      ‸\n    }\n  ]\n}\n'],
    ['CODEOWNERS', '‸'],
  ] as const) {
    assert.deepEqual(ask(text, { path }).labels, [], path);
  }
});
