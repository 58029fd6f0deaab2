/** Rules that look from one trust link at others, or at what stands beside it, whatever format either is in. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Rule } from '../../server/src/core/rules/rule.ts';
import { endpointOnObjectStorage } from '../../server/src/core/rules/spiffe/endpoint-on-object-storage.ts';
import { endpointTrustChain } from '../../server/src/core/rules/spiffe/endpoint-trust-chain.ts';
import { endpointWithoutPublicCertificate } from '../../server/src/core/rules/spiffe/endpoint-without-public-certificate.ts';
import { foreignEndpointSpiffeId } from '../../server/src/core/rules/spiffe/foreign-endpoint-spiffe-id.ts';
import { oneWayFederation } from '../../server/src/core/rules/spiffe/one-way-federation.ts';
import { entryOutsideTrustDomain } from '../../server/src/core/rules/spire/entry-outside-trust-domain.ts';
import { federatesWithUnknownDomain } from '../../server/src/core/rules/spire/federates-with-unknown-domain.ts';
import { hardCodedTrustDomain } from '../../server/src/core/rules/spire/hard-coded-trust-domain.ts';
import { overriddenFederation } from '../../server/src/core/rules/spire/overridden-federation.ts';
import { redundantFederatesWith } from '../../server/src/core/rules/spire/redundant-federates-with.ts';
import { chart, conf, data, operator, resource, teleport } from '../harness/links.ts';
import { after, type Files, messages, titles } from '../harness/one-rule.ts';
import { findingsOf, uriOf } from '../harness/workspace.ts';

/** The files in a folder. */
function under(folder: string, ...all: readonly Files[]): Files {
  return Object.fromEntries(all.flatMap(Object.entries).map(([name, text]) => [`${folder}/${name}`, String(text)]));
}

/** The file and the text of each finding. */
function places(rule: Rule, files: Files): string[] {
  return findingsOf(files, [rule]).map(({ span, document: { uri, section } }) => {
    return `${uri.slice(uriOf('').length)} ${section.text.slice(span.start, span.end)}`;
  });
}

function spiffe(domain: string, owner = domain) {
  return { domain, url: `https://spire.${domain}`, profile: 'https_spiffe', id: `spiffe://${owner}/spire/server` };
}

function web(domain: string) {
  return { domain, url: `https://spire.${domain}`, profile: 'https_web' };
}

const SERVERS = { conf, chart, operator };

test('a server recognises an endpoint by the bundle of its own domain, or of one it federates with', () => {
  for (const [form, write] of Object.entries(SERVERS)) {
    const link = spiffe('b.test', 'hub.test');
    assert.equal(messages(foreignEndpointSpiffeId, write(link)).length, 1, form);
    assert.deepEqual(messages(foreignEndpointSpiffeId, write(spiffe('b.test', 'a.test'))), [], form);
    assert.deepEqual(messages(foreignEndpointSpiffeId, { ...write(link), ...teleport(web('hub.test')) }), [], form);
    const hub = under('hub', conf(web('c.test'), { own: 'hub.test' }));
    assert.equal(messages(foreignEndpointSpiffeId, { ...write(link), ...hub }).length, 1, form);
    const bundle = { 'hub.test.bundle.json': '{"keys": [], "spiffe_sequence": 1}' };
    assert.deepEqual(messages(foreignEndpointSpiffeId, { ...write(link), ...bundle }), [], form);
  }
});

test('the profile has to go with the host, in every form', () => {
  const storage = { ...spiffe('b.test'), url: 'https://b.s3.eu-west-1.amazonaws.com/bundle.json' };
  const inside = { ...web('b.test'), url: 'https://10.1.2.3:8443' };
  for (const write of [conf, chart, operator, data, resource]) {
    assert.deepEqual(titles(endpointOnObjectStorage, write(storage)), ['Use https_web']);
    const stored = after(endpointOnObjectStorage, write(storage), 'Use https_web');
    assert.doesNotMatch(Object.values(stored).join(), /https_spiffe(?!$)"? *\{|spire\/server/);
    assert.deepEqual(titles(endpointWithoutPublicCertificate, write(inside)), ['Use https_spiffe']);
    const moved = after(endpointWithoutPublicCertificate, write(inside), 'Use https_spiffe');
    assert.match(Object.values(moved).join(), /spiffe:\/\/b\.test\/spire\/server/);
  }
  assert.match(messages(endpointWithoutPublicCertificate, teleport(inside)).join(), /unless Teleport trusts/);
  assert.deepEqual(titles(endpointWithoutPublicCertificate, teleport(inside)), []);
});

test('two servers in one workspace: the way back may stand in another format', () => {
  const a = under('a', conf(web('b.test')));
  const b = under('b', conf(web('c.test'), { own: 'b.test' }));
  assert.deepEqual(places(oneWayFederation, a), []);
  assert.deepEqual(places(oneWayFederation, { ...a, ...b }), ['a/server.conf "b.test"']);
  for (const write of [conf, chart, operator]) {
    const back = under('b', write(web('a.test'), { own: 'b.test' }));
    assert.deepEqual(places(oneWayFederation, { ...a, ...back }), []);
  }
});

test('a chain of endpoints is followed from one format to the next', () => {
  const one = conf(spiffe('b.test', 'hub.test'));
  const two = { 'hub.yaml': resource(spiffe('hub.test', 'relay.test'))['resource.yaml'] ?? '' };
  const [message = ''] = messages(endpointTrustChain, { ...one, ...two });
  assert.match(
    message,
    /`b\.test` comes from a server of `hub\.test`, whose bundle comes from a server of `relay\.test`/,
  );
  assert.deepEqual(messages(endpointTrustChain, { ...one, ...resource(web('hub.test')) }), []);
  const circle = { 'values.yaml': chart(spiffe('hub.test', 'b.test'))['values.yaml'] ?? '' };
  assert.match(messages(endpointTrustChain, { ...one, ...circle }).join(), /before the others/);
});

test('what server.conf says overrides what its own server is told otherwise, and no other', () => {
  const here = conf(spiffe('b.test'));
  const [name = ''] = Object.keys(here);
  const severities = (files: Files) => findingsOf(files, [overriddenFederation]).map(({ severity }) => severity);
  assert.deepEqual(severities({ ...here, ...resource(web('b.test')) }), ['warning']);
  assert.deepEqual(severities({ ...here, ...data(web('b.test')) }), ['warning']);
  assert.deepEqual(severities({ ...here, ...resource(spiffe('b.test')) }), ['info']);
  assert.deepEqual(severities({ ...here, ...resource(web('c.test')) }), []);
  assert.deepEqual(severities({ ...under('here', here), ...under('other', resource(web('b.test'))) }), []);
  assert.deepEqual(severities({ ...operator(web('b.test')), ...resource(spiffe('b.test')) }), []);
  const second = { 'second.conf': conf(spiffe('b.test'), { own: 'c.test' })[name] ?? '' };
  assert.deepEqual(severities({ ...here, ...second, ...resource(web('b.test')) }), []);
  const mended = after(overriddenFederation, { ...here, ...resource(web('b.test')) }, 'Delete it in `server.conf`');
  assert.doesNotMatch(mended[name] ?? '', /b\.test/);
});

function identity(template: string, ...federatesWith: readonly string[]): Files {
  const text = `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterSPIFFEID
metadata:
  name: app
spec:
  spiffeIDTemplate: "${template}"
  podSelector: {matchLabels: {app: a}}
  federatesWith: [${federatesWith.join(', ')}]
`;
  return { 'identity.yaml': text };
}

const OPEN = 'spiffe://{{ .TrustDomain }}/app';

test('a federated domain is declared by a link in any format, or by a bundle that lies here', () => {
  for (const write of [conf, chart, operator, data, teleport, resource]) {
    const links = write(web('b.test'));
    assert.deepEqual(messages(federatesWithUnknownDomain, { ...links, ...identity(OPEN, 'b.test') }), []);
    assert.equal(messages(federatesWithUnknownDomain, { ...links, ...identity(OPEN, 'c.test') }).length, 1);
    const bundle = { 'c.test.bundle.json': '{"keys": [], "spiffe_sequence": 1}' };
    assert.deepEqual(messages(federatesWithUnknownDomain, { ...links, ...identity(OPEN, 'c.test'), ...bundle }), []);
  }
});

test('it is declared where the others are', () => {
  const title = 'Declare the federation with `partner.test`';
  const beside = { ...resource(web('b.test')), ...identity(OPEN, 'partner.test') };
  assert.ok(
    Object.keys(after(federatesWithUnknownDomain, beside, title)).includes('partner.test.federated-trust-domain.yaml'),
  );
  const server = { ...conf(web('b.test')), ...identity(OPEN, 'partner.test') };
  const written = after(federatesWithUnknownDomain, server, `${title} in \`server.conf\``)['server.conf'] ?? '';
  assert.match(written, /federates_with "b\.test" \{[\s\S]*federates_with "partner\.test" \{\s+bundle_endpoint_url = /);
  const [values = ''] = Object.values(chart(web('b.test')));
  const identities = `      clusterSPIFFEIDs:
        app:
          spiffeIDTemplate: "${OPEN}"
          federatesWith: [partner.test]
`;
  const inChart = after(federatesWithUnknownDomain, { 'values.yaml': values + identities }, title)['values.yaml'] ?? '';
  assert.match(
    inChart,
    /clusterFederatedTrustDomains:\n {8}partner:[\s\S]*\n {8}partner-test:\n {10}trustDomain: partner\.test\n/,
  );
});

test('a server beside says in which trust domain a resource takes effect', () => {
  const server = conf(web('b.test'));
  assert.deepEqual(places(hardCodedTrustDomain, { ...server, ...identity('spiffe://c.test/app') }), [
    'identity.yaml c.test',
  ]);
  assert.deepEqual(places(hardCodedTrustDomain, { ...server, ...identity('spiffe://a.test/app') }), []);
  assert.deepEqual(places(hardCodedTrustDomain, { ...under('other', server), ...identity('spiffe://c.test/app') }), []);
  assert.deepEqual(places(redundantFederatesWith, { ...server, ...identity(OPEN, 'a.test') }), [
    'identity.yaml a.test',
  ]);
  const entry = `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterStaticEntry
metadata: {name: app}
spec:
  spiffeID: spiffe://c.test/app
  parentID: spiffe://c.test/spire/agent/x
  selectors: ["unix:uid:1"]
`;
  assert.equal(places(entryOutsideTrustDomain, { ...server, 'entry.yaml': entry }).length, 2);
  assert.deepEqual(places(entryOutsideTrustDomain, { 'entry.yaml': entry }), []);
});
