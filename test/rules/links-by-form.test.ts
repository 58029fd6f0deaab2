/** What is said of a trust link depends on the program whose configuration it stands in. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Rule } from '../../server/src/core/rules/rule.ts';
import { bundleEndpointCredentials } from '../../server/src/core/rules/spiffe/bundle-endpoint-credentials.ts';
import { endpointProfileAsText } from '../../server/src/core/rules/spiffe/endpoint-profile-as-text.ts';
import { federationWithItself } from '../../server/src/core/rules/spiffe/federation-with-itself.ts';
import { insecureBundleEndpoint } from '../../server/src/core/rules/spiffe/insecure-bundle-endpoint.ts';
import { invalidTrustDomain } from '../../server/src/core/rules/spiffe/invalid-trust-domain.ts';
import { missingBootstrapBundle } from '../../server/src/core/rules/spiffe/missing-bootstrap-bundle.ts';
import { missingEndpointProfile } from '../../server/src/core/rules/spiffe/missing-endpoint-profile.ts';
import { missingEndpointSpiffeId } from '../../server/src/core/rules/spiffe/missing-endpoint-spiffe-id.ts';
import { repeatedFederation } from '../../server/src/core/rules/spiffe/repeated-federation.ts';
import { trustDomainAsUri } from '../../server/src/core/rules/spiffe/trust-domain-as-uri.ts';
import { twoEndpointProfiles } from '../../server/src/core/rules/spiffe/two-endpoint-profiles.ts';
import { unknownEndpointProfile } from '../../server/src/core/rules/spiffe/unknown-endpoint-profile.ts';
import { unusedEndpointSpiffeId } from '../../server/src/core/rules/spiffe/unused-endpoint-spiffe-id.ts';
import { legacyFederationEndpoint } from '../../server/src/core/rules/spire/legacy-federation-endpoint.ts';
import { namespaceOnClusterResource } from '../../server/src/core/rules/spire/namespace-on-cluster-resource.ts';
import { chart, conf, data, type Link, operator, resource, teleport } from '../harness/links.ts';
import { after, type Files, marks, messages, titles } from '../harness/one-rule.ts';
import { findingsOf } from '../harness/workspace.ts';

const FORMS = { resource, conf, data, chart, operator };

/** What each form says of a link, where it says anything. */
function said(rule: Rule, link: Link): Record<string, string> {
  const all = Object.entries({ ...FORMS, teleport }).map(([form, write]) => [form, messages(rule, write(link)).join()]);
  return Object.fromEntries(all.filter(([, message]) => message !== ''));
}

function severities(rule: Rule, files: Files): string[] {
  return findingsOf(files, [rule]).map(({ severity }) => severity);
}

function matchAll(found: Record<string, string>, expected: Record<string, RegExp>): void {
  assert.deepEqual(Object.keys(found).sort(), Object.keys(expected).sort());
  for (const [form, pattern] of Object.entries(expected)) assert.match(found[form] ?? '', pattern, form);
}

const WEB = { domain: 'b.test', url: 'https://b.test', profile: 'https_web' } as const;
const ID = 'spiffe://b.test/spire/server';
const SPIFFE = { ...WEB, profile: 'https_spiffe', id: ID } as const;

test('a name that is none: each program refuses it in its own way', () => {
  matchAll(said(invalidTrustDomain, { ...WEB, domain: 'B.test' }), {
    resource: /cluster refuses the resource/,
    conf: /SPIRE server does not start/,
    data: /SPIRE refuses the relationship/,
    chart: /resource that the chart makes/,
    operator: /cluster refuses the resource/,
    teleport: /Teleport refuses/,
  });
});

test('a URI for a name is read by some and refused by others', () => {
  const uri = { ...WEB, domain: 'spiffe://b.test' };
  assert.deepEqual(severities(trustDomainAsUri, conf(uri)), ['warning']);
  assert.deepEqual(severities(trustDomainAsUri, operator(uri)), ['error']);
  assert.deepEqual(severities(trustDomainAsUri, teleport(uri)), ['error']);
  assert.match(
    after(trustDomainAsUri, conf(uri), 'Change to `b.test`')['server.conf'] ?? '',
    /federates_with "b\.test" \{/,
  );
});

test('an address without https, or with a user: not every program looks', () => {
  matchAll(said(insecureBundleEndpoint, { ...WEB, url: 'http://b.test' }), {
    resource: /cluster refuses/,
    conf: /does not start/,
    data: /SPIRE refuses the relationship/,
    chart: /chart makes/,
    operator: /cluster refuses/,
    teleport: /Teleport does not look/,
  });
  matchAll(said(bundleEndpointCredentials, { ...WEB, url: 'https://a:b@b.test' }), {
    resource: /cluster refuses/,
    conf: /without a word/,
    data: /SPIRE refuses/,
    chart: /chart makes/,
    operator: /hands the address on/,
    teleport: /without a word/,
  });
});

test('a SPIFFE ID beside https_web is refused by the cluster and passed over elsewhere', () => {
  const link = { ...WEB, id: ID };
  const found = Object.entries(FORMS).map(([form, write]) => [
    form,
    ...severities(unusedEndpointSpiffeId, write(link)),
  ]);
  assert.deepEqual(Object.fromEntries(found), {
    resource: 'error',
    conf: 'warning',
    data: 'warning',
    chart: 'error',
    operator: 'warning',
  });
  const [text] = Object.values(after(unusedEndpointSpiffeId, conf(link), 'Leave the SPIFFE ID out'));
  assert.match(text ?? '', /bundle_endpoint_profile "https_web" \{\s*\}/);
  const [other] = Object.values(after(unusedEndpointSpiffeId, conf(link), 'Use https_spiffe'));
  assert.match(other ?? '', /"https_spiffe" \{\s+endpoint_spiffe_id = "spiffe:\/\/b\.test\/spire\/server"\s+\}/);
});

test('a profile is missing, unknown, or lacks its ID', () => {
  matchAll(said(missingEndpointProfile, { ...WEB, profile: undefined }), {
    resource: /cluster refuses/,
    conf: /does not start/,
    data: /none of the relationships/,
    chart: /cannot be rendered/,
    operator: /cluster refuses/,
  });
  matchAll(said(unknownEndpointProfile, { ...WEB, profile: 'https-web' }), {
    resource: /cluster refuses/,
    conf: /does not start/,
    data: /none of the relationships/,
    chart: /chart makes/,
    operator: /cluster refuses/,
  });
  matchAll(said(missingEndpointSpiffeId, { ...WEB, profile: 'https_spiffe' }), {
    resource: /cluster refuses/,
    conf: /does not start/,
    data: /none of the relationships/,
    chart: /chart makes/,
    operator: /cluster refuses/,
  });
});

test('each of these edits settles the profile in the spelling of the format', () => {
  for (const write of Object.values(FORMS)) {
    for (const rule of [missingEndpointProfile, unknownEndpointProfile]) {
      const profile = rule === missingEndpointProfile ? undefined : 'web';
      const files = write({ ...WEB, profile });
      for (const title of titles(rule, files)) {
        const mended = after(rule, files, title);
        assert.deepEqual(findingsOf(mended, [rule]), [], JSON.stringify(mended));
        assert.deepEqual(messages(missingEndpointSpiffeId, mended), [], JSON.stringify(mended));
      }
      assert.notDeepEqual(titles(rule, files), []);
    }
  }
});

test('a profile in quotes instead of a block, in server.conf', () => {
  const files = conf(WEB, { word: true });
  assert.match(messages(endpointProfileAsText, files).join(), /server does not start/);
  const [text] = Object.values(after(endpointProfileAsText, files, 'Use https_web'));
  assert.match(text ?? '', /bundle_endpoint_profile "https_web" \{\}/);
  assert.deepEqual(messages(missingEndpointSpiffeId, conf({ ...WEB, profile: 'https_spiffe' }, { word: true })), []);
});

test('two profiles are told once, and nothing is concluded from either', () => {
  const both = 'bundle_endpoint_profile "https_web" {}\n      bundle_endpoint_profile "https_spiffe" {}';
  const files = conf({ ...WEB, profile: undefined }, { more: both });
  assert.deepEqual(marks(twoEndpointProfiles, files), ['"https_spiffe"']);
  for (const rule of [missingEndpointSpiffeId, missingEndpointProfile, unknownEndpointProfile]) {
    assert.deepEqual(messages(rule, files), []);
  }
  const unknown = both.replace('https_web', '$' + '{PROFILE}');
  assert.deepEqual(marks(twoEndpointProfiles, conf({ ...WEB, profile: undefined }, { more: unknown })), []);
});

test('the first bundle: a field, a file, or by hand only', () => {
  assert.deepEqual(severities(missingBootstrapBundle, resource(SPIFFE)), ['warning']);
  assert.deepEqual(severities(missingBootstrapBundle, data(SPIFFE)), ['warning']);
  assert.deepEqual(severities(missingBootstrapBundle, conf(SPIFFE)), ['info']);
  assert.deepEqual(severities(missingBootstrapBundle, operator(SPIFFE)), ['info']);
  assert.deepEqual(titles(missingBootstrapBundle, operator(SPIFFE)), []);
  const [title = ''] = titles(missingBootstrapBundle, conf(SPIFFE));
  const mended = after(missingBootstrapBundle, conf(SPIFFE), title);
  assert.match(
    Object.values(mended).join(),
    /bootstrap_bundle_path = ".*b\.test.*"\s+bootstrap_bundle_format = "spiffe"/,
  );
  assert.deepEqual(messages(missingBootstrapBundle, mended), []);
  const bundle = { 'b.test.bundle.json': '{"keys": [], "spiffe_sequence": 1}' };
  assert.deepEqual(messages(missingBootstrapBundle, { ...conf(SPIFFE), ...bundle }), []);
});

test('federating with oneself: by what the same configuration says of itself', () => {
  const own = { ...WEB, domain: 'a.test' };
  assert.match(messages(federationWithItself, conf(own)).join(), /does not notice/);
  assert.match(messages(federationWithItself, chart(own)).join(), /refuses the relationship/);
  assert.match(messages(federationWithItself, operator(own)).join(), /operator refuses/);
  assert.deepEqual(messages(federationWithItself, conf({ ...WEB, domain: 'spiffe://a.test' })).length, 1);
  for (const write of Object.values(FORMS)) assert.deepEqual(messages(federationWithItself, write(WEB)), []);
  // Beside another server's configuration, a resource may belong to yet another one.
  assert.deepEqual(messages(federationWithItself, { ...conf(WEB), ...resource(own), ...data(own) }), []);
  assert.deepEqual(messages(federationWithItself, conf(own, { own: '$' + '{DOMAIN}' })), []);
});

test('one domain twice in one configuration, whatever the spelling', () => {
  const again = (name: string) =>
    `}\n    federates_with "${name}" {\n      bundle_endpoint_url = "https://c.test"\n      bundle_endpoint_profile "https_spiffe" { endpoint_spiffe_id = "${ID}" }`;
  const same = conf(WEB, { more: again('b.test') });
  assert.match(messages(repeatedFederation, same).join(), /address of the last one and the profile of the first/);
  const uri = conf(WEB, { more: again('spiffe://b.test') });
  assert.match(messages(repeatedFederation, uri).join(), /keeps only one of them/);
  for (const files of [same, uri]) {
    const mended = after(repeatedFederation, files, 'Delete this one');
    assert.deepEqual(messages(repeatedFederation, mended), []);
    assert.match(Object.values(mended).join(), /federates_with "b\.test"/);
  }
  assert.deepEqual(messages(repeatedFederation, conf(WEB, { more: again('c.test') })), []);
  assert.deepEqual(messages(repeatedFederation, { ...conf(WEB), ...resource(WEB) }), []);
  const json = '{"server": {"trust_domain": "a.test", "federation": {"federates_with": {"b.test": {}, "b.test": {}}}}}';
  assert.deepEqual(
    findingsOf({ 'server.json': json }).flatMap(({ rule: { id } }) => (/repeat|duplicate/.test(id) ? id : [])),
    ['repeated-federation'],
  );
});

test('the endpoint as it was before SPIRE 1.1 becomes what it is today', () => {
  const legacy = 'bundle_endpoint { address = "spire.b.test" port = 8443 use_web_pki = true }';
  const files = conf({ domain: 'b.test' }, { more: legacy });
  assert.match(messages(legacyFederationEndpoint, files).join(), /does not start/);
  assert.deepEqual(messages(missingEndpointProfile, files), []);
  const [text = ''] = Object.values(after(legacyFederationEndpoint, files, 'Write it as SPIRE takes it today'));
  assert.match(
    text,
    /bundle_endpoint_url = "https:\/\/spire\.b\.test:8443"\s+bundle_endpoint_profile "https_web" \{\}/,
  );
  assert.doesNotMatch(text, /use_web_pki/);
  const beside = conf(WEB, { more: legacy });
  assert.deepEqual(severities(legacyFederationEndpoint, beside), ['warning']);
  assert.doesNotMatch(
    Object.values(after(legacyFederationEndpoint, beside, 'Delete the old block')).join(),
    /use_web_pki/,
  );
  const unknown = conf({ domain: 'b.test' }, { more: legacy.replace('spire.b.test', '$' + '{HOST}') });
  assert.deepEqual(titles(legacyFederationEndpoint, unknown), []);
});

test('only resources of SPIRE itself belong to the whole cluster', () => {
  const inNamespace = (files: Files) =>
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [
        name,
        text.replace('metadata:\n', 'metadata:\n  namespace: spire\n'),
      ]),
    );
  assert.deepEqual(marks(namespaceOnClusterResource, inNamespace(resource(WEB))), ['spire']);
  assert.deepEqual(marks(namespaceOnClusterResource, inNamespace(operator(WEB))), []);
});
