/** Data for `spire-server federation`, as facts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { federationData } from '../../../server/src/core/rules/data-examples.ts';
import { factOf, factsIn, factsOfType, said, shown } from './spire-conf-reading.ts';

const PATH = 'federation.json';
const of = (...relationships: unknown[]) => JSON.stringify({ federationRelationships: relationships }, null, 2);
const at = (field: string) => ['federationRelationships', 0, field];

test('a relationship is a trust link with its endpoint', () => {
  const text = federationData({});
  const link = factOf('federation', text, PATH);
  assert.equal(link.form, 'federation-data');
  assert.equal(link.local, undefined);
  assert.equal(shown(text, link.remote), '"acme.partner.example"');
  assert.equal(said(link.bundle.url), 'https://spire.acme.partner.example:8443');
  assert.equal(said(link.bundle.profile), 'https_spiffe');
  assert.equal(said(link.bundle.endpointSpiffeId), 'spiffe://acme.partner.example/spire/server');
  assert.equal(said(link.bundle.bootstrapFormat), 'spiffe');
  assert.deepEqual(link.path, ['federationRelationships', 0]);
  assert.deepEqual(link.slots['bundle.url'], at('bundleEndpointURL'));
});

test('every relationship is a link of its own', () => {
  const text = of({ trustDomain: 'a.test' }, { bundleEndpointURL: 'https://b.test' }, { trustDomain: 'c.test' });
  assert.deepEqual(
    factsOfType('federation', text, PATH).map(({ remote }) => said(remote)),
    ['a.test', 'c.test'],
  );
});

test('names are read in any case, and edits go to the names that stand there', () => {
  const text = `{"FederationRelationships": [{"TrustDomain": "a.test", "endpointSpiffeID": "spiffe://a.test/x"}]}`;
  const link = factOf('federation', text, PATH);
  assert.equal(said(link.remote), 'a.test');
  assert.equal(said(link.bundle.endpointSpiffeId), 'spiffe://a.test/x');
  assert.deepEqual(link.slots['bundle.endpoint-spiffe-id'], ['FederationRelationships', 0, 'endpointSpiffeID']);
  assert.deepEqual(link.slots['bundle.url'], ['FederationRelationships', 0, 'bundleEndpointURL'], 'what is not there');
  assert.deepEqual(
    factsOfType('loose-field', text, PATH).map(({ written, name }) => [written, name]),
    [
      ['FederationRelationships', 'federationRelationships'],
      ['TrustDomain', 'trustDomain'],
      ['endpointSpiffeID', 'endpointSPIFFEID'],
    ],
  );
});

test('a bundle that is a map is a bundle of the foreign domain', () => {
  const text = federationData({});
  const bundle = factOf('bundle', text, PATH);
  assert.equal(said(bundle.domain), 'acme.partner.example');
  assert.equal(bundle.keys.length, 2);
  assert.deepEqual(bundle.path, at('trustDomainBundle'));
  const link = factOf('federation', text, PATH);
  assert.equal(link.bundle.bootstrap?.isText, false);
  assert.match(said(link.bundle.bootstrap?.text) ?? '', /^\{"keys":\[/);
});

test('a bundle in quotes is read as the bundle it was meant to be', () => {
  const text = of({ trustDomain: 'a.test', trustDomainBundle: '{"keys": []}', trustDomainBundleFormat: 'spiffe' });
  assert.equal(said(factOf('bundle', text, PATH).domain), 'a.test');
  assert.equal(factOf('federation', text, PATH).bundle.bootstrap?.isText, true);
});

test('certificates in a text are anchors of the foreign domain', () => {
  const pem = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
  const text = of({ trustDomain: 'a.test', trustDomainBundle: pem, trustDomainBundleFormat: 'pem' });
  const certificate = factOf('certificate', text, PATH);
  assert.equal(said(certificate.domain), 'a.test');
  assert.equal(certificate.role, 'anchor');
});

test('what a template fills in is unknown, in a bundle as well', () => {
  const text = of({ trustDomain: '$' + '{PARTNER}', trustDomainBundle: { keys: [{ kid: '{{ kid }}' }] } });
  const link = factOf('federation', text, PATH);
  assert.equal(link.remote.known, false);
  assert.equal(link.bundle.bootstrap?.text.known, false);
});

test('a list of another name, and one that is none, are not ours', () => {
  assert.deepEqual(factsIn('{"federation_relationships": [{"trustDomain": "a.test"}]}', PATH), []);
  assert.deepEqual(factsIn('{"federationRelationships": {"trustDomain": "a.test"}}', PATH), []);
});
