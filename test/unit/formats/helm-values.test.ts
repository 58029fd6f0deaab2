import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dotted, factOf, factsIn, factsOfType, faultsIn, said, shown } from './spire-conf-reading.ts';

const FILE = 'payments.yaml';

const VALUES = `global:
  spire:
    clusterName: west-1
    trustDomain: west.example
spire-server:
  caTTL: 48h
  defaultX509SvidTTL: 2h
  federation:
    enabled: true
    bundleEndpoint:
      port: 9443
      refreshHint: 10m
  controllerManager:
    watchClassless: "true"
    identities:
      clusterSPIFFEIDs:
        billing:
          spiffeIDTemplate: spiffe://{{ .TrustDomain }}/billing
          podSelector:
            matchLabels:
              app: billing
          federatesWith: [east.example]
          jwtTTL: 7m
      clusterFederatedTrustDomains:
        # fedlint.dev/change: CHG-7
        east:
          annotations:
            fedlint.dev/owner: team-east
          trustDomain: east.example
          bundleEndpointURL: https://spire.east.example
          bundleEndpointProfile:
            type: https_spiffe
            endpointSPIFFEID: spiffe://east.example/spire/server
          trustDomainBundle: |-
            {"keys": [], "spiffe_sequence": 4, "spiffe_refresh_hint": 300}
        north:
          enabled: false
          trustDomain: north.example
          bundleEndpointURL: https://spire.north.example
          bundleEndpointProfile: {type: https_web}
      clusterStaticEntries:
        ledger:
          spiffeID: spiffe://west.example/ledger
          parentID: spiffe://west.example/node
          selectors: ["unix:user:ledger"]
`;

/** The same values two spaces deeper. */
const indented = (text: string) => text.replaceAll(/^(?=.)/gm, '  ');

test('an entry of the chart is the resource that it becomes', () => {
  const link = factOf('federation', VALUES, FILE);
  assert.equal(link.form, 'helm-values');
  assert.equal(said(link.local), 'west.example');
  assert.equal(said(link.remote), 'east.example');
  assert.equal(said(link.resource.name), 'east');
  assert.equal(said(link.bundle.profile), 'https_spiffe');
  const entry = 'spire-server / controllerManager / identities / clusterFederatedTrustDomains / east';
  assert.equal(dotted(link.path), entry);
  assert.equal(dotted(link.slots['bundle.url']), `${entry} / bundleEndpointURL`);
  assert.equal(dotted(link.slots['time-box.expires']), `${entry} / annotations / fedlint.dev/expires`);
});

test('what is annotated on an entry, or written above it, governs it', () => {
  const { owners, timeBox, annotated } = factOf('federation', VALUES, FILE);
  assert.equal(owners.accountable?.known && owners.accountable.value.name, 'team-east');
  assert.equal(said(timeBox.change), 'CHG-7');
  assert.equal(annotated, true);
});

test('an entry that is switched off is not there', () => {
  assert.doesNotMatch(JSON.stringify(factsIn(VALUES, FILE).filter(({ type }) => type === 'federation')), /north/);
});

test('the bundle inside of an entry is read, for the trust domain of the entry', () => {
  const bundle = factOf('bundle', VALUES, FILE);
  assert.equal(said(bundle.domain), 'east.example');
  assert.equal(said(bundle.sequence?.value), '4');
});

test('identities keep their own spelling of the lifetime', () => {
  const [template, entry] = factsOfType('workload-identity', VALUES, FILE);
  assert.equal(template?.origin, 'template');
  assert.equal(said(template?.jwtTTL), '7m');
  assert.equal(template?.slots['jwt-ttl']?.at(-1), 'jwtTTL');
  assert.equal(shown(VALUES, template?.federatesWith[0]), 'east.example');
  assert.equal(entry?.origin, 'static-entry');
  assert.equal(said(entry?.selectors[0]?.text), 'unix:user:ledger');
});

test('the chart gives its class to all it renders, so none can be missing', () => {
  for (const fact of [...factsOfType('federation', VALUES, FILE), ...factsOfType('workload-identity', VALUES, FILE)]) {
    assert.equal(fact.slots['class-name'], undefined);
  }
  const controller = factOf('controller', VALUES, FILE);
  assert.equal(controller.classOfRelease, true);
  assert.equal(said(controller.watchClassless), 'true');
  assert.equal(said(controller.trustDomain), 'west.example');
});

test('the server, its lifetimes and its endpoint', () => {
  const server = factOf('spire-server', VALUES, FILE);
  assert.equal(said(server.trustDomain), 'west.example');
  assert.equal(said(server.caTtl?.stated), '48h');
  assert.deepEqual(
    server.credentialTtls.map(({ name }) => name),
    ['defaultX509SvidTTL'],
  );
  const endpoint = factOf('bundle-endpoint', VALUES, FILE);
  assert.equal(said(endpoint.port), '9443');
  assert.equal(said(endpoint.refreshHint?.stated), '10m');
  assert.deepEqual(
    endpoint.profiles.map(({ name }) => said(name)),
    ['https_spiffe'],
  );
});

test('the certificate that is switched on tells the profile of the endpoint', () => {
  const endpointOf = (tls: string) =>
    factOf('bundle-endpoint', `spire-server:\n  federation:\n    enabled: true\n    tls: ${tls}\n`, FILE);
  const web = endpointOf('{spire: {enabled: false}, certManager: {enabled: true}}');
  assert.deepEqual(
    web.profiles.map(({ name }) => said(name)),
    ['https_web'],
  );
  assert.ok(web.profiles[0]?.servingCert, 'the chart always serves a certificate from a file');
  assert.deepEqual(endpointOf(`{spire: {enabled: "\${SPIRE_TLS}"}}`).profiles, []);
});

test('the bundle is published where that is switched on', () => {
  const text = `spire-server:
  bundlePublisher:
    k8sConfigMap: {format: pem}
    awsS3: {enabled: true, bucket: bundles, objectKey: west.json, format: jwks}
    gcpCloudStorage: {enabled: false, bucketName: others}
`;
  const publisher = factOf('bundle-publisher', text, FILE);
  assert.equal(said(publisher.plugin), 'aws_s3');
  assert.equal(said(publisher.format), 'jwks');
  assert.equal(said(publisher.settings.object_key), 'west.json');
});

test('the values of a dependency stand under its name', () => {
  const [, server = ''] = VALUES.split(/^(?=spire-server:)/m);
  const umbrella = `global:\n  spire:\n    trustDomain: west.example\nplatform:\n${indented(server)}other:\n  replicas: 2\n`;
  const link = factOf('federation', umbrella, FILE);
  assert.equal(said(link.local), 'west.example');
  assert.deepEqual(link.path?.slice(0, 2), ['platform', 'spire-server']);
  assert.deepEqual(faultsIn(umbrella, FILE), []);
  const own = `platform:\n${indented(VALUES)}`;
  assert.equal(said(factOf('federation', own, FILE).local), 'west.example');
});

test('the chart of the server alone has no key above its values', () => {
  const lines = VALUES.split(/^spire-server:\n/m)[1] ?? '';
  const link = factOf('federation', lines.replaceAll(/^ {2}/gm, ''), FILE);
  assert.equal(said(link.remote), 'east.example');
  assert.equal(link.path?.[0], 'controllerManager');
});

test('each server of a nested install is one of its own', () => {
  const text = `global:
  spire:
    trustDomain: west.example
root-spire-server:
  caTTL: 96h
internal-spire-server:
  caTTL: 24h
external-spire-server:
  enabled: false
  caTTL: 12h
`;
  assert.deepEqual(
    factsOfType('spire-server', text, FILE).map(({ caTtl }) => said(caTtl?.stated)),
    ['96h', '24h'],
  );
});

test('JSON values are values too', () => {
  const text = '{"spire-server": {"caTTL": "12h", "federation": {"enabled": true}}}';
  assert.equal(said(factOf('spire-server', text, 'values.json').caTtl?.stated), '12h');
});

test('selectors that the chart adds, or that other values have, are not taken for missing', () => {
  const open = (name: string, body: string) => {
    const text = `spire-server:\n  controllerManager:\n    identities:\n      clusterSPIFFEIDs:\n        ${name}: ${body}\n`;
    return factOf('workload-identity', text, FILE).podSelector === undefined;
  };
  assert.equal(open('default', '{federatesWith: [east.example]}'), true);
  assert.equal(open('billing', '{federatesWith: [east.example], spiffeIDTemplate: "spiffe://x/y"}'), true);
  assert.equal(open('billing', '{federatesWith: [east.example]}'), false);
  assert.equal(open('oidc-discovery-provider', '{federatesWith: [east.example]}'), false);
  assert.equal(open('own', '{type: test-keys, spiffeIDTemplate: "spiffe://x/y"}'), false);
});

test('values of other charts, and services of that name, are none of ours', () => {
  const others = [
    'spire-server:\n  image: ghcr.io/spiffe/spire-server:1.11.0\n  ports: ["8081:8081"]\n',
    'services:\n  spire-server:\n    image: spire-server\n    environment: {TRUST_DOMAIN: west.example}\n',
    'global:\n  spire:\n    serverAddress: spire.example\nfederation:\n  enabled: true\n',
    'global:\n  trustDomain: west.example\nfederation:\n  enabled: true\n  tls: {enabled: true}\n',
    'federation:\n  enabled: true\n  ingress: {enabled: true}\ncontrollerManager:\n  enabled: true\nname: spire-server\n',
    'spire-server:\n  - name: a\n  - name: b\n',
  ];
  for (const text of others) assert.deepEqual(factsIn(text, 'values.yaml'), [], text);
});

test('keys that the chart looks at have to be those it knows; all others are left alone', () => {
  const text = `global:
  spire:
    trustDomain: west.example
    whatever: {a: 1}
spire-server:
  replicaCount: 2
  controllerManager:
    image: {tag: x}
    identities:
      clusterFederatedTrustDomains:
        east:
          trustDomian: east.example
          bundleEndpointUrl: https://spire.east.example
          storeSVID: true
`;
  const faults = factsOfType('shape-problem', text, FILE);
  assert.deepEqual(
    faults.map(({ key, suggestion }) => [key, suggestion]),
    [
      ['trustDomian', 'trustDomain'],
      ['bundleEndpointUrl', 'bundleEndpointURL'],
      ['storeSVID', undefined],
    ],
  );
});

test('values that only a template engine knows are unknown', () => {
  const text = VALUES.replace('trustDomain: west.example', 'trustDomain: $TRUST_DOMAIN');
  assert.equal(said(factOf('federation', text, FILE).local), '?$TRUST_DOMAIN');
});
