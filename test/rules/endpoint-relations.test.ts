/** Edge cases of the rules that look from one trust link at the others of the workspace. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FEDERATION } from '../../server/src/core/rules/examples.ts';
import type { Example, Rule } from '../../server/src/core/rules/rule.ts';
import { endpointTrustChain } from '../../server/src/core/rules/spiffe/endpoint-trust-chain.ts';
import { foreignEndpointSpiffeId } from '../../server/src/core/rules/spiffe/foreign-endpoint-spiffe-id.ts';
import { oneWayFederation } from '../../server/src/core/rules/spiffe/one-way-federation.ts';
import { analyze, findingsIn, findingsOf, uriOf } from '../harness/workspace.ts';

/** A link to `<name>.test` whose endpoint belongs to `<owner>.test`. */
function link(name: string, owner = name, rest = ''): string {
  return `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterFederatedTrustDomain
metadata: {name: ${name}}
spec:
  trustDomain: ${name}.test
  bundleEndpointURL: https://spire.${name}.test
  bundleEndpointProfile: {type: https_spiffe, endpointSPIFFEID: spiffe://${owner}.test/spire/server}
${rest}`;
}

function webLink(name: string): string {
  return link(name).replace(/Profile: .*/, 'Profile: {type: https_web}');
}

function controller(name: string): string {
  return `apiVersion: spire.spiffe.io/v1alpha1
kind: ControllerManagerConfig
clusterName: ${name}
trustDomain: ${name}.test
`;
}

function agreement(local: string, remote: string, direction: string): string {
  return `apiVersion: fedlint.dev/v1alpha1
kind: Federation
metadata: {name: ${local}-${remote}}
spec: {local: ${local}.test, remote: ${remote}.test, direction: ${direction}}
`;
}

function files(...documents: string[]): Example {
  return Object.fromEntries(documents.map((document, index) => [`${index}.yaml`, document]));
}

/** The text each finding points at, with the file. */
function marks(rule: Rule, example: Example): string[] {
  return findingsOf(example, [rule]).map(({ span, document }) => {
    const file = document.uri.slice(uriOf('').length).replace('.yaml', '');
    return `${file} ${document.section.text.slice(span.start, span.end)}`;
  });
}

test('an endpoint of another domain needs the bundle of that domain, from wherever', () => {
  assert.deepEqual(marks(foreignEndpointSpiffeId, files(link('acme', 'hub'))), ['0 hub.test']);
  assert.deepEqual(marks(foreignEndpointSpiffeId, files(link('acme', 'hub'), link('hub'))), []);
  assert.deepEqual(marks(foreignEndpointSpiffeId, files(link('acme', 'hub'), agreement('shop', 'hub', 'inbound'))), []);
  assert.deepEqual(marks(foreignEndpointSpiffeId, files(link('acme', 'hub'), webLink('hub'))), []);
});

test('a server has the bundle of its own domain', () => {
  assert.deepEqual(marks(foreignEndpointSpiffeId, files(link('acme', 'shop'), controller('shop'))), []);
  const settings = { '.fedlint.yaml': 'localTrustDomains: [shop.test, other.test]\n', 'a.yaml': link('acme', 'shop') };
  assert.deepEqual(marks(foreignEndpointSpiffeId, settings), []);
});

test('the host of the address in place of the domain is named as what it is', () => {
  const messages = (text: string) => findingsOf(text, [foreignEndpointSpiffeId]).map(({ message }) => message);
  assert.match(messages(link('acme', 'spire.acme')).join(), /host of the address/);
  assert.doesNotMatch(messages(link('acme', 'hub')).join(), /host of the address/);
});

test('nothing is concluded from a domain or an ID that is not known', () => {
  const unknown = '$' + '{NAME}';
  assert.deepEqual(marks(foreignEndpointSpiffeId, files(link(unknown, 'hub'), link('acme', unknown))), []);
  assert.deepEqual(marks(endpointTrustChain, files(link('acme', 'hub'), link('hub', unknown))), []);
});

test('a name in capitals is the same domain', () => {
  assert.deepEqual(marks(foreignEndpointSpiffeId, files(link('Acme', 'acme'))), []);
});

test('one domain in between is no chain, two are', () => {
  assert.deepEqual(marks(endpointTrustChain, files(link('a', 'b'), link('b'))), []);
  assert.deepEqual(marks(endpointTrustChain, files(link('a', 'b'), link('b', 'c'), link('c'))), ['0 b.test']);
  assert.deepEqual(marks(endpointTrustChain, files(link('a', 'b'), link('b', 'c'), link('c', 'd'), link('d'))), [
    '0 b.test',
    '1 c.test',
  ]);
});

test('a way that needs no further domain ends the chain', () => {
  assert.deepEqual(marks(endpointTrustChain, files(link('a', 'b'), link('b', 'c'), webLink('b'))), []);
  assert.deepEqual(marks(endpointTrustChain, files(link('a', 'b'), link('b', 'c'), link('b'))), []);
});

test('a circle is told at each of its links and does not run for ever', () => {
  const circle = files(link('a', 'b'), link('b', 'a'));
  assert.deepEqual(marks(endpointTrustChain, circle), ['0 b.test', '1 a.test']);
  const [finding] = findingsOf(circle, [endpointTrustChain]);
  assert.match(finding?.message ?? '', /`a\.test`.*`b\.test`.*`a\.test`/);
  assert.equal(finding?.related.length, 1);
  assert.deepEqual(marks(endpointTrustChain, files(link('a', 'b'), link('b', 'c'), link('c', 'b'))).length, 3);
});

test('a chain is found out, and forgotten, by an edit of another file', () => {
  const analyzer = analyze(files(link('a', 'b'), link('b', 'c')), [endpointTrustChain]);
  assert.equal(findingsIn(analyzer).length, 1);
  const file = analyzer.file(uriOf('1.yaml'));
  assert.ok(file);
  analyzer.open(file.info, link('b'));
  assert.deepEqual(findingsIn(analyzer), []);
  analyzer.open(file.info, link('b', 'c'));
  assert.equal(findingsIn(analyzer).length, 1);
});

test('native links and manifests are followed among themselves', () => {
  const manifest = FEDERATION.replace('spiffe://acme.partner.example/spire', 'spiffe://b.test/spire');
  assert.deepEqual(marks(endpointTrustChain, files(manifest, link('b', 'c'), link('c'))), []);
});

test('a missing way back says something only where the other side is looked after here', () => {
  assert.deepEqual(marks(oneWayFederation, files(agreement('a', 'b', 'mutual'))), []);
  assert.deepEqual(marks(oneWayFederation, files(agreement('a', 'b', 'mutual'), controller('b'))), ['0 mutual']);
  assert.deepEqual(marks(oneWayFederation, files(agreement('a', 'b', 'mutual'), agreement('b', 'c', 'inbound'))), [
    '0 mutual',
  ]);
  assert.deepEqual(marks(oneWayFederation, files(agreement('a', 'b', 'inbound'), controller('b'))), []);
});

test('the way back may be an agreement or a native link', () => {
  const mutual = agreement('a', 'b', 'mutual');
  assert.deepEqual(marks(oneWayFederation, files(mutual, controller('b'), agreement('b', 'a', 'inbound'))), []);
  assert.deepEqual(marks(oneWayFederation, files(mutual, controller('b'), link('a'))), []);
  assert.deepEqual(marks(oneWayFederation, files(mutual, controller('b'), agreement('c', 'a', 'inbound'))), [
    '0 mutual',
  ]);
});

test('of native links the local side must be sure', () => {
  assert.deepEqual(marks(oneWayFederation, files(link('b'))), []);
  assert.deepEqual(marks(oneWayFederation, files(link('b'), controller('a'))), []);
  assert.deepEqual(marks(oneWayFederation, files(link('b'), controller('a'), controller('b'))), ['0 b.test']);
  assert.deepEqual(marks(oneWayFederation, files(link('b'), link('a'), controller('a'), controller('b'))), []);
  assert.deepEqual(marks(oneWayFederation, files(link('b'), controller('a'), controller('b'), controller('c'))), []);
});

test('a native link with a manifest leaves the word to the manifest', () => {
  const both = (direction: string) =>
    files(link('b'), controller('a'), controller('b'), agreement('a', 'b', direction));
  assert.deepEqual(marks(oneWayFederation, both('inbound')), []);
  assert.deepEqual(marks(oneWayFederation, both('mutual')), ['3 mutual']);
});
