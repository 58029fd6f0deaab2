/** Edge cases of the rules about data for `spire-server -data`, and of other rules where they meet it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entries, federationData, SOUND_DATA } from '../../server/src/core/rules/data-examples.ts';
import { rules } from '../../server/src/core/rules/list.ts';
import type { Rule } from '../../server/src/core/rules/rule.ts';
import { bundleForForeignEndpoint } from '../../server/src/core/rules/spire-data/bundle-for-foreign-endpoint.ts';
import { bundleFormatMismatch } from '../../server/src/core/rules/spire-data/bundle-format-mismatch.ts';
import { federatesWithAsText } from '../../server/src/core/rules/spire-data/federates-with-as-text.ts';
import { fieldInOtherCase } from '../../server/src/core/rules/spire-data/field-in-other-case.ts';
import { lifetimeNotInSeconds } from '../../server/src/core/rules/spire-data/lifetime-not-in-seconds.ts';
import { missingBundleFormat } from '../../server/src/core/rules/spire-data/missing-bundle-format.ts';
import { removedEntryLifetime } from '../../server/src/core/rules/spire-data/removed-entry-lifetime.ts';
import { selectorAsText } from '../../server/src/core/rules/spire-data/selector-as-text.ts';
import { after, marks, messages, titles } from '../harness/one-rule.ts';
import { findingsOf } from '../harness/workspace.ts';

const PEM = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
const JWKS = '{"keys": []}';

const link = (fields: Readonly<Record<string, unknown>>) => ({ 'federation.json': federationData(fields) });
const entry = (fields: Readonly<Record<string, unknown>>) => ({ 'entries.json': entries(fields) });

function relationshipAfter(rule: Rule, fields: Readonly<Record<string, unknown>>, title: string) {
  const text = after(rule, link(fields), title)['federation.json'] ?? '';
  return JSON.parse(text).federationRelationships[0];
}

function entryAfter(rule: Rule, fields: Readonly<Record<string, unknown>>, title: string) {
  return JSON.parse(after(rule, entry(fields), title)['entries.json'] ?? '').entries[0];
}

function ids(files: Readonly<Record<string, string>>): string[] {
  return [...new Set(findingsOf(files).map(({ rule }) => rule.id))];
}

// Bundles and their format.

test('a missing format is the one that goes with what is written, where that is sure', () => {
  const without = (trustDomainBundle: unknown) => ({ trustDomainBundle, trustDomainBundleFormat: undefined });
  assert.equal(
    relationshipAfter(missingBundleFormat, without({ keys: [] }), 'Add the format `spiffe`').trustDomainBundleFormat,
    'spiffe',
  );
  assert.equal(
    relationshipAfter(missingBundleFormat, without(PEM), 'Add the format `pem`').trustDomainBundleFormat,
    'pem',
  );
  assert.deepEqual(titles(missingBundleFormat, link(without('nothing of the kind'))), ['Add the format']);
  assert.deepEqual(marks(missingBundleFormat, link(without(undefined))), []);
});

test('a bundle and its format go together in two ways only', () => {
  const found = (trustDomainBundle: unknown, trustDomainBundleFormat: string) =>
    marks(bundleFormatMismatch, link({ trustDomainBundle, trustDomainBundleFormat }));
  assert.deepEqual(found({ keys: [] }, 'spiffe'), []);
  assert.deepEqual(found(PEM, 'pem'), []);
  assert.deepEqual(found({ keys: [] }, 'pem'), ['"pem"']);
  assert.deepEqual(found(PEM, 'spiffe'), ['"spiffe"']);
  assert.deepEqual(found(JWKS, 'spiffe'), ['"spiffe"']);
  assert.deepEqual(found(JWKS, 'pem'), ['"pem"']);
  assert.deepEqual(found('$' + '{BUNDLE}', 'spiffe'), [], 'a template may bring the right thing');
  assert.deepEqual(found({ keys: [] }, 'SPIFFE'), [], 'an unknown word is told as that');
  assert.deepEqual(found({ keys: [] }, '$' + '{FORMAT}'), []);
});

test('the edits of a mismatch keep the bundle', () => {
  const pem = { trustDomainBundle: PEM, trustDomainBundleFormat: 'spiffe' };
  const asPem = relationshipAfter(bundleFormatMismatch, pem, 'Change the format to `pem`');
  assert.deepEqual([asPem.trustDomainBundle, asPem.trustDomainBundleFormat], [PEM, 'pem']);
  for (const trustDomainBundleFormat of ['spiffe', 'pem']) {
    const quoted = { trustDomainBundle: JWKS, trustDomainBundleFormat };
    const asMap = relationshipAfter(bundleFormatMismatch, quoted, 'Take the quotes off the bundle');
    assert.deepEqual([asMap.trustDomainBundle, asMap.trustDomainBundleFormat], [{ keys: [] }, 'spiffe']);
  }
});

test('a bundle is refused only where the endpoint belongs to another domain, and only with https_spiffe', () => {
  const foreign = { endpointSPIFFEID: 'spiffe://hub.partner.example/relay' };
  assert.deepEqual(marks(bundleForForeignEndpoint, link(foreign)), ['"trustDomainBundle"']);
  assert.deepEqual(marks(bundleForForeignEndpoint, link({})), []);
  assert.deepEqual(marks(bundleForForeignEndpoint, link({ ...foreign, bundleEndpointProfile: 'https_web' })), []);
  assert.deepEqual(marks(bundleForForeignEndpoint, link({ endpointSPIFFEID: 'spiffe://$' + '{HUB}/relay' })), []);
  assert.deepEqual(marks(bundleForForeignEndpoint, link({ trustDomain: '$' + '{PARTNER}', ...foreign })), []);
  const left = relationshipAfter(bundleForForeignEndpoint, foreign, 'Leave the bundle out');
  assert.deepEqual(
    Object.keys(left).filter((name) => name.startsWith('trustDomainBundle')),
    [],
  );
});

test('a profile in a block, as the Kubernetes resource has it, is told once', () => {
  const block = { bundleEndpointProfile: { type: 'https_web' }, endpointSPIFFEID: undefined };
  assert.deepEqual(ids({ ...SOUND_DATA, ...link(block) }), ['invalid-value']);
});

// Entries.

test('the three things that keep the command from reading a file are told once each', () => {
  assert.deepEqual(ids({ ...SOUND_DATA, ...entry({ federates_with: 'acme.partner.example' }) }), [
    'federates-with-as-text',
  ]);
  assert.deepEqual(ids({ ...SOUND_DATA, ...entry({ selectors: ['unix:uid:1', 'unix:gid:1'] }) }), ['selector-as-text']);
  assert.deepEqual(ids({ ...SOUND_DATA, ...entry({ x509_svid_ttl: '1h' }) }), ['lifetime-not-in-seconds']);
});

test('a single domain is put into a list', () => {
  const text = { federates_with: 'acme.partner.example' };
  assert.deepEqual(entryAfter(federatesWithAsText, text, 'Put brackets around it').federates_with, [
    'acme.partner.example',
  ]);
  assert.deepEqual(titles(federatesWithAsText, entry({ federates_with: '$' + '{PARTNER}' })), []);
  assert.deepEqual(marks(federatesWithAsText, entry({ federates_with: [] })), []);
});

test('a selector in one text is taken apart at its first colon', () => {
  const changed = entryAfter(selectorAsText, { selectors: ['k8s:ns:payments'] }, 'Write type and value apart');
  assert.deepEqual(changed.selectors, [{ type: 'k8s', value: 'ns:payments' }]);
  assert.deepEqual(titles(selectorAsText, entry({ selectors: ['payments'] })), [], 'its type is anybody’s guess');
});

test('a lifetime is a whole number of seconds, none of them less than nothing', () => {
  const found = (value: unknown) => marks(lifetimeNotInSeconds, entry({ jwt_svid_ttl: value }));
  for (const right of [0, 300, undefined, '{{ ttl }}']) assert.deepEqual(found(right), [], String(right));
  for (const wrong of ['1h', '300', 1.5, -1, 'soon']) assert.equal(found(wrong).length, 1, String(wrong));
  assert.match(messages(lifetimeNotInSeconds, entry({ jwt_svid_ttl: -1 }))[0] ?? '', /SPIRE refuses the entry/);
  assert.match(messages(lifetimeNotInSeconds, entry({ jwt_svid_ttl: '5m' }))[0] ?? '', /none of its entries/);
  const written = (value: unknown, seconds: number) =>
    entryAfter(lifetimeNotInSeconds, { jwt_svid_ttl: value }, `Write ${seconds}`).jwt_svid_ttl;
  assert.equal(written('1h30m', 5400), 5400);
  assert.equal(written('1d', 86_400), 86_400);
  assert.equal(written('300', 300), 300);
  assert.deepEqual(titles(lifetimeNotInSeconds, entry({ jwt_svid_ttl: 'soon' })), []);
  assert.deepEqual(titles(lifetimeNotInSeconds, entry({ jwt_svid_ttl: -1 })), []);
});

test('the old lifetime moves to the field of certificates, or goes where that is set', () => {
  const moved = entryAfter(removedEntryLifetime, { x509_svid_ttl: undefined, ttl: 60 }, 'Rename to `x509_svid_ttl`');
  assert.deepEqual([moved.ttl, moved.x509_svid_ttl], [undefined, 60]);
  assert.deepEqual(ids({ ...SOUND_DATA, ...entry({ ttl: 60 }) }), ['removed-entry-lifetime']);
  assert.equal('ttl' in entryAfter(removedEntryLifetime, { ttl: 60 }, 'Delete `ttl`'), false);
});

test('names of other formats are unknown fields with the right name at hand', () => {
  const text = entries({ federates_with: undefined, federatesWith: ['acme.partner.example'], entry_expiry: 1 });
  const found = findingsOf({ ...SOUND_DATA, 'entries.json': text });
  assert.deepEqual(
    found.map(({ rule, offers }) => [rule.id, offers()[0]?.title]),
    [
      ['unknown-field', 'Rename to `federates_with`'],
      ['unknown-field', 'Rename to `entryExpiry`'],
    ],
  );
});

test('a note in the file is no unknown field', () => {
  assert.deepEqual(ids({ ...SOUND_DATA, ...entry({ _comment: 'the ledger', $schema: 'x' }) }), []);
});

test('capitals are told where they differ, and renamed in place', () => {
  const files = { 'entries.json': entries({}).replace('"spiffe_id"', '"Spiffe_ID"') };
  assert.deepEqual(marks(fieldInOtherCase, files), ['"Spiffe_ID"']);
  assert.equal(after(fieldInOtherCase, files, 'Rename to `spiffe_id`')['entries.json'], entries({}));
});

// Rules of other formats that meet this one.

function found(id: string, files: Readonly<Record<string, string>>): string[] {
  const [rule] = rules.filter((candidate) => candidate.id === id);
  assert.ok(rule, id);
  return marks(rule, files);
}

test('what is wrong elsewhere and right here is not reported', () => {
  const files = { ...SOUND_DATA, ...entry({ federates_with: ['spiffe://acme.partner.example'] }) };
  assert.deepEqual(ids(files), [], 'a trust domain as a URI, selectors as maps, lifetimes as numbers');
});

test('a URI with a path still stands for more than it says', () => {
  const files = entry({ federates_with: ['spiffe://acme.partner.example/orders'] });
  assert.deepEqual(found('trust-domain-as-uri', files), ['/orders']);
});

test('an entry is judged by the trust domain of the server beside it', () => {
  const server = { 'server.conf': 'server {\n  trust_domain = "shop.test.example"\n}\n' };
  assert.deepEqual(found('entry-outside-trust-domain', { ...entry({}), ...server }), [
    'shop.corp.example',
    'shop.corp.example',
  ]);
  assert.deepEqual(found('entry-outside-trust-domain', entry({})), []);
  assert.deepEqual(found('entry-outside-trust-domain', entry({ parent_id: 'spiffe://other.example/agent' })), [
    'other.example',
  ]);
  assert.deepEqual(found('entry-outside-trust-domain', entry({ spiffe_id: '/ledger' })), ['"/ledger"']);
});

test('a long life in seconds is a long life', () => {
  const files = { ...SOUND_DATA, ...entry({ x509_svid_ttl: 2_592_000 }) };
  assert.deepEqual(ids(files), ['long-lived-credential']);
  const [rule] = rules.filter(({ id }) => id === 'long-lived-credential');
  assert.ok(rule);
  const text = after(rule, files, 'Shorten it to `86400`')['entries.json'] ?? '';
  assert.equal(JSON.parse(text).entries[0].x509_svid_ttl, 86_400);
});

test('an administrator that trusts a foreign domain is reported', () => {
  assert.deepEqual(ids({ ...SOUND_DATA, ...entry({ admin: true }) }), ['delegated-administration']);
});

test('a domain that nothing declares is reported without a resource for a cluster', () => {
  const files = {
    ...SOUND_DATA,
    ...entry({ federates_with: ['acme.partner.example', 'bank.partner.example'] }),
  };
  assert.deepEqual(ids(files), ['federates-with-unknown-domain']);
  const [rule] = rules.filter(({ id }) => id === 'federates-with-unknown-domain');
  assert.ok(rule);
  assert.deepEqual(
    titles(rule, files).filter((title) => title.startsWith('Declare')),
    [],
  );
});

test('files in a ConfigMap belong to no cluster-wide kind', () => {
  const data = federationData({}).replace(/^/gm, '    ').trimEnd();
  const text = `apiVersion: v1
kind: ConfigMap
metadata:
  name: federation
  namespace: spire
data:
  federation.json: |
${data}
`;
  assert.deepEqual(found('namespace-on-cluster-resource', { 'config-map.yaml': text }), []);
  assert.equal(found('undocumented-federation', { 'config-map.yaml': text }).length, 1, 'it is read');
});

test('the same domain in two files of this kind is nothing to a controller manager', () => {
  const files = { 'a.json': federationData({}), 'b.json': federationData({}) };
  assert.deepEqual(found('duplicate-federated-trust-domain', files), []);
});

test('a map is no fault of its own here', () => {
  assert.deepEqual(found('bundle-not-spiffe-json', link({})), []);
});
