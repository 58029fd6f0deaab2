/** Rules that compare what two documents say of one and the same trust. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changed, ENFORCEMENT_POINT, FEDERATION, SOUND } from '../../server/src/core/rules/examples.ts';
import { PAIR } from '../../server/src/core/rules/governance/one-sided-time-box.ts';
import { SOUND_MESH } from '../../server/src/core/rules/mesh-examples.ts';
import { findingsOf } from '../harness/workspace.ts';

type Files = Readonly<Record<string, string>>;

function messages(files: Files, rule: string): string[] {
  return findingsOf(files)
    .filter((finding) => finding.rule.id === rule)
    .map(({ message }) => message);
}

const NATIVE = `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterFederatedTrustDomain
metadata:
  name: acme
spec:
  trustDomain: acme.partner.example
  bundleEndpointURL: https://spire.acme.partner.example:8443
  bundleEndpointProfile:
    type: https_spiffe
    endpointSPIFFEID: spiffe://acme.partner.example/spire/server
`;

test('a Federation for a name that only slipped is told the one that is configured', () => {
  const slipped = FEDERATION.replaceAll('acme.partner.example', 'acme.partnr.example');
  const [message = ''] = messages({ 'acme.yaml': slipped, 'native.yaml': NATIVE }, 'misspelt-trust-domain');
  assert.match(message, /`acme\.partnr\.example`.*`acme\.partner\.example`/);
});

test('a principal with a slip is marked at the name of its trust domain', () => {
  const policy = `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: orders
  namespace: pay
spec:
  rules:
    - from:
        - source:
            principals: [acme.parnter.example/ns/web/sa/api]
`;
  const [finding] = findingsOf({ ...SOUND, 'policy.yaml': policy }).filter(
    ({ rule }) => rule.id === 'misspelt-trust-domain',
  );
  assert.ok(finding);
  assert.equal(policy.slice(finding.span.start, finding.span.end), 'acme.parnter.example');
});

test('two clusters of a series are two names, and so is one that a template fills in', () => {
  for (const name of ['acme2.partner.example', 'bcme.partner.example.org', '{{ partner }}']) {
    const point = changed(ENFORCEMENT_POINT, 'accepts: [acme.partner.example]', `accepts: ["${name}"]`);
    assert.deepEqual(messages({ ...SOUND, 'payments-gateway.yaml': point }, 'misspelt-trust-domain'), [], name);
  }
});

test('a pair of agreements that ends on both sides is fine, on whichever days', () => {
  assert.deepEqual(messages(PAIR, 'one-sided-time-box'), []);
  const later = changed(PAIR['shop-orders.yaml'], 'expires: 2027-01-31', 'expires: 2027-02-10');
  assert.deepEqual(messages({ ...PAIR, 'shop-orders.yaml': later }, 'one-sided-time-box'), []);
});

test('an agreement that has no other side here is compared with nothing', () => {
  assert.deepEqual(messages(SOUND, 'one-sided-time-box'), []);
});

const controller = (domain: string) => `apiVersion: spire.spiffe.io/v1alpha1
kind: ControllerManagerConfig
clusterName: eu
trustDomain: ${domain}
`;

test('SPIRE of another cluster, in another folder, says nothing about a mesh', () => {
  const files = { ...SOUND_MESH, 'other/controller.yaml': controller('spire.corp.example') };
  assert.deepEqual(messages(files, 'mesh-and-spire-differ'), []);
});

test('a mesh for which the domain of SPIRE is an alias takes its identities', () => {
  const mesh = changed(
    SOUND_MESH['mesh.yaml'] ?? '',
    '    trustDomain: shop.corp.example\n',
    '    trustDomain: shop.corp.example\n    trustDomainAliases: [spire.corp.example]\n',
  );
  const files = { ...SOUND_MESH, 'mesh.yaml': mesh, 'controller.yaml': controller('spire.corp.example') };
  assert.deepEqual(messages(files, 'mesh-and-spire-differ'), []);
});

test('a mesh whose workloads do not get their certificates from SPIRE has a trust domain of its own', () => {
  const mesh = (SOUND_MESH['mesh.yaml'] ?? '').replace('driver: csi.spiffe.io', 'driver: other.example');
  const files = {
    ...SOUND_MESH,
    'mesh.yaml': mesh.replace('spire: |', 'other: |'),
    'c.yaml': controller('x.corp.example'),
  };
  assert.deepEqual(messages(files, 'mesh-and-spire-differ'), []);
});
