import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dotted, factOf, factsIn, factsOfType, faultsIn, said } from './spire-conf-reading.ts';

const FILE = 'cluster.yaml';

const serverWith = (federation: string) => `apiVersion: operator.openshift.io/v1alpha1
kind: SpireServer
metadata:
  name: cluster
spec:
  caValidity: 36h
  defaultX509Validity: 90m
  federation:
${federation.replaceAll(/^(?=.)/gm, '    ')}`;

const SERVER = serverWith(`bundleEndpoint:
  profile: https_web
  refreshHint: 120
  httpsWeb:
    acme:
      directoryUrl: https://acme.ca.example/dir
      domainName: federation.west.example
      email: pki@west.example
      tosAccepted: "true"
federatesWith:
  # fedlint.dev/owner: team-east
  - trustDomain: east.example
    bundleEndpointUrl: https://federation.east.example
    bundleEndpointProfile: https_spiffe
    endpointSpiffeId: spiffe://east.example/spire/server
  - trustDomain: north.example
    bundleEndpointUrl: https://federation.north.example
    bundleEndpointProfile: https_web
`);

test('the server and its lifetimes', () => {
  const server = factOf('spire-server', SERVER, FILE);
  assert.equal(server.form, 'spire-server-resource');
  assert.equal(said(server.caTtl?.stated), '36h');
  assert.deepEqual(
    server.credentialTtls.map(({ name, stated }) => [name, said(stated)]),
    [['defaultX509Validity', '90m']],
  );
});

test('a profile that is one word is as it should be here', () => {
  const [east, north] = factsOfType('federation', SERVER, FILE);
  assert.equal(east?.form, 'spire-server-resource');
  assert.equal(said(east?.bundle.profile), 'https_spiffe');
  assert.equal(east?.bundle.profileForm, undefined);
  assert.equal(said(east?.bundle.endpointSpiffeId), 'spiffe://east.example/spire/server');
  assert.equal(dotted(north?.slots['bundle.profile']), 'spec / federation / federatesWith / 1 / bundleEndpointProfile');
  assert.equal(east?.slots['class-name'], undefined);
});

test('a comment above an item governs that one alone', () => {
  const [east, north] = factsOfType('federation', SERVER, FILE);
  assert.equal(east?.owners.accountable?.known && east.owners.accountable.value.name, 'team-east');
  assert.equal(north?.annotated, false);
});

test('the endpoint, with terms that are accepted in a text', () => {
  const endpoint = factOf('bundle-endpoint', SERVER, FILE);
  const [profile] = endpoint.profiles;
  assert.equal(said(profile?.name), 'https_web');
  assert.equal(said(profile?.acme?.tosAccepted), 'true');
  assert.equal(endpoint.refreshHint?.stated.known && endpoint.refreshHint.stated.value, 120);
  assert.equal(said(factOf('managed-route', SERVER, FILE).acmeDomain), 'federation.west.example');
});

test('without a profile the endpoint has https_spiffe, and without a word the operator makes a Route', () => {
  const text = serverWith('bundleEndpoint: {}\nmanagedRoute: "false"\n');
  assert.equal(said(factOf('bundle-endpoint', text, FILE).profiles[0]?.name), 'https_spiffe');
  assert.deepEqual(factsOfType('managed-route', text, FILE), []);
});

test('the manager says the trust domain, and the class of its controller manager', () => {
  const text = `apiVersion: operator.openshift.io/v1alpha1
kind: ZeroTrustWorkloadIdentityManager
metadata:
  name: cluster
spec:
  trustDomain: west.example
  clusterName: west-1
`;
  assert.equal(said(factOf('spire-server', text, FILE).trustDomain), 'west.example');
  const controller = factOf('controller', text, FILE);
  assert.equal(said(controller.className), 'zero-trust-workload-identity-manager-spire');
  assert.equal(said(controller.watchClassless), 'false');
});

test('fields in the spelling of another format are told with the right one', () => {
  const text = serverWith(`bundleEndpoint:
  profile: https_spiffe
  refresh_hint: 300
federatesWith:
  - trustDomain: east.example
    bundleEndpointURL: https://federation.east.example
    bundleEndpointProfile: https_spiffe
    endpointSPIFFEID: spiffe://east.example/spire/server
`);
  assert.deepEqual(
    factsOfType('shape-problem', text, FILE).map(({ key, suggestion }) => [key, suggestion]),
    [
      ['refresh_hint', 'refreshHint'],
      ['bundleEndpointURL', 'bundleEndpointUrl'],
      ['endpointSPIFFEID', 'endpointSpiffeId'],
    ],
  );
});

test('switches are texts here, and what is not about trust is left alone', () => {
  const text = serverWith('bundleEndpoint:\n  profile: https_spiffe\nmanagedRoute: true\n').replace(
    '  caValidity: 36h\n',
    '  caValidity: 36h\n  keyManager: {diskEnabled: "true"}\n  tolerations: []\n',
  );
  const faults = faultsIn(text, FILE);
  assert.equal(faults.length, 1, faults.join('\n'));
  assert.match(faults[0] ?? '', /^invalid-value "true"/);
});

test('other resources of the group are none of ours', () => {
  const text = 'apiVersion: operator.openshift.io/v1alpha1\nkind: ImageContentSourcePolicy\nmetadata: {name: x}\n';
  assert.deepEqual(factsIn(text, FILE), []);
});
