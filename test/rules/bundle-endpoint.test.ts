/** Edge cases of the rules about the address, the profile and the identity of bundle endpoints. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FEDERATION, TRUST_DOMAINS } from '../../server/src/core/rules/examples.ts';
import { invalidValue } from '../../server/src/core/rules/format/invalid-value.ts';
import { missingField } from '../../server/src/core/rules/format/missing-field.ts';
import type { Example, Rule } from '../../server/src/core/rules/rule.ts';
import { bundleEndpointCredentials } from '../../server/src/core/rules/spiffe/bundle-endpoint-credentials.ts';
import { bundleEndpointPath } from '../../server/src/core/rules/spiffe/bundle-endpoint-path.ts';
import { endpointOnObjectStorage } from '../../server/src/core/rules/spiffe/endpoint-on-object-storage.ts';
import { endpointProfileAsText } from '../../server/src/core/rules/spiffe/endpoint-profile-as-text.ts';
import { endpointWithoutPublicCertificate } from '../../server/src/core/rules/spiffe/endpoint-without-public-certificate.ts';
import { insecureBundleEndpoint } from '../../server/src/core/rules/spiffe/insecure-bundle-endpoint.ts';
import { invalidBundleEndpointUrl } from '../../server/src/core/rules/spiffe/invalid-bundle-endpoint-url.ts';
import { missingBootstrapBundle } from '../../server/src/core/rules/spiffe/missing-bootstrap-bundle.ts';
import { missingEndpointProfile } from '../../server/src/core/rules/spiffe/missing-endpoint-profile.ts';
import { missingEndpointSpiffeId } from '../../server/src/core/rules/spiffe/missing-endpoint-spiffe-id.ts';
import { unknownEndpointProfile } from '../../server/src/core/rules/spiffe/unknown-endpoint-profile.ts';
import { unusedEndpointSpiffeId } from '../../server/src/core/rules/spiffe/unused-endpoint-spiffe-id.ts';
import { applyOffer } from '../harness/offers.ts';
import { analyze, describe, filesOf, findingsIn, findingsOf } from '../harness/workspace.ts';

const RULES = [
  invalidValue,
  missingField,
  insecureBundleEndpoint,
  bundleEndpointCredentials,
  invalidBundleEndpointUrl,
  bundleEndpointPath,
  missingEndpointProfile,
  endpointProfileAsText,
  unknownEndpointProfile,
  missingEndpointSpiffeId,
  unusedEndpointSpiffeId,
  missingBootstrapBundle,
  endpointOnObjectStorage,
  endpointWithoutPublicCertificate,
];

const SERVER_ID = 'spiffe://acme.test/spire/server';
const BY_SPIFFE = `{type: https_spiffe, endpointSPIFFEID: ${SERVER_ID}}`;
const BY_WEB = '{type: https_web}';
const BUNDLE = '  trustDomainBundle: \'{"keys": [{"use": "x509-svid"}]}\'\n';

function native(url: string, profile = BY_SPIFFE, rest = BUNDLE): string {
  return `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterFederatedTrustDomain
spec:
  trustDomain: acme.test
  bundleEndpointURL: ${url}
  bundleEndpointProfile: ${profile}
${rest}`;
}

function manifest(from: string, to: string): string {
  assert.ok(FEDERATION.includes(from));
  return FEDERATION.replace(from, to);
}

/** Rule and the text it points at. */
function marks(example: Example, rules: readonly Rule[] = RULES): string[] {
  return findingsOf(example, rules).map(
    ({ rule, span, document }) => `${rule.id}: ${document.section.text.slice(span.start, span.end)}`,
  );
}

/** What each offer of the only finding makes of the text. */
function mended(text: string): string[] {
  const analyzer = analyze(text, RULES);
  const [finding, ...others] = findingsIn(analyzer);
  assert.deepEqual(others.map(describe), []);
  assert.ok(finding);
  return finding.offers().flatMap((offer) => Object.values(applyOffer(analyzer, finding, offer, filesOf(text))));
}

test('an address without https is told at its scheme, and nothing else is said of it', () => {
  assert.deepEqual(marks(native('http://acme.test')), ['insecure-bundle-endpoint: http']);
  assert.deepEqual(marks(native('spire.acme.test:8443')), ['insecure-bundle-endpoint: spire.acme.test:8443']);
  assert.deepEqual(marks(native('HTTPS://acme.test')), []);
  assert.match(mended(native('spire.acme.test:8443')).join(), /URL: https:\/\/spire\.acme\.test:8443\n/);
  assert.match(mended(native('//acme.test')).join(), /URL: https:\/\/acme\.test\n/);
});

test('an address that leads nowhere is told at the place', () => {
  assert.deepEqual(marks(native('https:///bundle')), ['invalid-bundle-endpoint-url: ///']);
  assert.deepEqual(marks(native('"https://acme .test"')), ['invalid-bundle-endpoint-url:  ']);
  assert.deepEqual(marks(native('https://acme.test:http')), ['invalid-bundle-endpoint-url: :http']);
  assert.deepEqual(marks(native('https:/acme.test')), ['invalid-bundle-endpoint-url: https:/']);
});

test('a password in the address is never repeated in the message', () => {
  const [finding] = findingsOf(native('https://me:s3cret@acme.test'), RULES);
  assert.equal(finding?.rule.id, 'bundle-endpoint-credentials');
  assert.doesNotMatch(finding?.message ?? '', /s3cret/);
});

test('an address left to fill in is told where no other rule tells it', () => {
  assert.deepEqual(marks(native('TODO')), ['insecure-bundle-endpoint: TODO']);
  assert.deepEqual(marks(manifest('https://spire.acme.partner.example:8443', 'TODO')), []);
});

test('nothing is said of an address that is unrendered', () => {
  for (const url of ['$' + '{URL}', 'http://$' + '{HOST}', '"{{ .url }}"', 'https://<host>/x'])
    assert.deepEqual(marks(native(url)), []);
  assert.deepEqual(marks(native('https://acme.test', '{type: "$' + '{PROFILE}"}')), []);
  assert.deepEqual(marks(native('https://acme.test', '$' + '{PROFILE}')), []);
});

test('a path is amiss only where a SPIRE server is to answer', () => {
  assert.deepEqual(marks(native('https://acme.test/bundle')), ['bundle-endpoint-path: /bundle']);
  assert.deepEqual(marks(native('https://acme.test/')), []);
  assert.deepEqual(marks(native('https://acme.test/bundle', BY_WEB)), []);
  const other = '{type: https_spiffe, endpointSPIFFEID: spiffe://acme.test/bundle-server}';
  assert.deepEqual(marks(native('https://acme.test/bundle', other)), []);
});

test('a missing profile is told once, whether the block is missing or empty', () => {
  const none = native('https://acme.test').replace(/ {2}bundleEndpointProfile:.*\n/, '');
  assert.deepEqual(marks(none), ['missing-endpoint-profile: spec']);
  assert.deepEqual(marks(native('https://acme.test', '')), ['missing-endpoint-profile: bundleEndpointProfile']);
  assert.deepEqual(marks(native('https://acme.test', '{}')), ['missing-endpoint-profile: bundleEndpointProfile']);
  assert.deepEqual(marks(native('https://acme.test', `{endpointSPIFFEID: ${SERVER_ID}}`)), [
    'missing-endpoint-profile: bundleEndpointProfile',
  ]);
  assert.equal(mended(none).length, 2);
});

test('a list in place of the profile is left to the shape check', () => {
  assert.deepEqual(marks(native('https://acme.test', '[https_web]')), ['invalid-value: bundleEndpointProfile']);
});

test('a profile as a bare word becomes a block, with the ID that https_spiffe needs', () => {
  assert.deepEqual(marks(native('https://acme.test', 'https_spiffe')), ['endpoint-profile-as-text: https_spiffe']);
  assert.match(
    mended(native('https://acme.test', 'https_spiffe')).join(),
    /Profile:\n {4}type: https_spiffe\n {4}endpointSPIFFEID: spiffe:\/\/acme\.test\/spire\/server\n/,
  );
  assert.equal(mended(native('https://acme.test', 'something')).length, 2);
});

test('of a word that is no profile the nearest is offered, or both', () => {
  const words = {
    HTTPS_WEB: ['https_web'],
    spiffe: ['https_spiffe'],
    web: ['https_web'],
    mtls: ['https_spiffe', 'https_web'],
  };
  for (const [word, profiles] of Object.entries(words)) {
    const text = native('https://acme.test', `{type: ${word}}`);
    assert.deepEqual(marks(text), [`unknown-endpoint-profile: ${word}`]);
    assert.deepEqual(
      findingsOf(text, RULES).flatMap((finding) => finding.offers().map(({ title }) => title)),
      profiles.map((profile) => `Use ${profile}`),
    );
  }
});

test('a governance manifest is held to the same words', () => {
  assert.deepEqual(marks(manifest('profile: https_spiffe', 'profile: https-spiffe')), [
    'unknown-endpoint-profile: https-spiffe',
  ]);
  assert.deepEqual(marks(manifest('profile: https_spiffe', 'profile: [https_spiffe]')), ['invalid-value: profile']);
});

test('an ID that https_web does not look at is an error only where the cluster refuses it', () => {
  const severities = (text: string) => findingsOf(text, [unusedEndpointSpiffeId]).map(({ severity }) => severity);
  assert.deepEqual(severities(native('https://acme.test', `{type: https_web, endpointSPIFFEID: ${SERVER_ID}}`)), [
    'error',
  ]);
  assert.deepEqual(severities(manifest('profile: https_spiffe', 'profile: https_web')), ['warning']);
  assert.deepEqual(severities(native('https://acme.test', '{type: https_web, endpointSPIFFEID: "$' + '{ID}"}')), []);
});

test('a SPIFFE ID that still waits to be filled in is as good as none', () => {
  assert.deepEqual(marks(native('https://acme.test', '{type: https_spiffe, endpointSPIFFEID: TODO}')), [
    'missing-endpoint-spiffe-id: TODO',
  ]);
  assert.deepEqual(marks(native('https://acme.test', '{type: https_spiffe, endpointSPIFFEID: "$' + '{ID}"}')), []);
});

test('the first bundle is asked for where the endpoint proves itself with that very bundle', () => {
  assert.deepEqual(marks(native('https://acme.test', BY_SPIFFE, '')), ['missing-bootstrap-bundle: https_spiffe']);
  assert.deepEqual(marks(native('https://acme.test', BY_SPIFFE, '  trustDomainBundle: TODO\n')), [
    'missing-bootstrap-bundle: https_spiffe',
  ]);
  assert.deepEqual(marks(native('https://acme.test', BY_SPIFFE, '  trustDomainBundle: $' + '{BUNDLE}\n')), []);
  assert.deepEqual(marks(native('https://acme.test', BY_WEB, '')), []);
  const other = '{type: https_spiffe, endpointSPIFFEID: spiffe://hub.test/spire/server}';
  assert.deepEqual(marks(native('https://acme.test', other, '')), []);
  assert.deepEqual(marks(FEDERATION), []);
});

test('a link whose trust domain is a placeholder is not asked for a bundle', () => {
  const text = native('https://acme.test', BY_SPIFFE, '').replace('trustDomain: acme', 'trustDomain: $' + '{NAME}');
  assert.deepEqual(marks(text), []);
});

test('the host decides what its certificate can be', () => {
  for (const host of ['acme.s3.amazonaws.com', 'x.cloudfront.net', 'storage.googleapis.com'])
    assert.deepEqual(marks(native(`https://${host}/bundle.json`)), [`endpoint-on-object-storage: ${host}`]);
  for (const host of [
    '10.0.0.7',
    'localhost',
    'spire',
    'spire.spire.svc',
    'spire.corp.internal',
    '"https://[fd00::1]:8443"',
  ]) {
    const url = host.startsWith('"') ? host : `https://${host}`;
    const shown = host.startsWith('"') ? '[fd00::1]' : host;
    assert.deepEqual(marks(native(url, BY_WEB)), [`endpoint-without-public-certificate: ${shown}`]);
    assert.deepEqual(marks(native(url)), []);
  }
  for (const host of ['acme.s3.amazonaws.com', 'spire.acme.test', '203.0.113.7'])
    assert.deepEqual(marks(native(`https://${host}`, BY_WEB)), []);
});

test('moving a bundle in storage to https_web takes the SPIFFE ID out', () => {
  const text = native(
    'https://acme.s3.amazonaws.com/bundle.json',
    '\n    type: https_spiffe\n    endpointSPIFFEID: a://b',
  );
  assert.match(mended(text).join(), /Profile: \n {4}type: https_web\n {2}trust/);
});

test('the endpoint of a TrustDomain document is read like any other', () => {
  const [shop = ''] = TRUST_DOMAINS.split('---\n');
  const endpoint =
    'bundle: {endpoint: {url: http://shop.test, profile: https, endpointSPIFFEID: spiffe://shop.test/a}}';
  assert.deepEqual(marks(`${shop}  ${endpoint}\n`), [
    'insecure-bundle-endpoint: http',
    'unknown-endpoint-profile: https',
  ]);
});

test('inside a List the places are right as well', () => {
  const item = native('http://acme.test', 'https_web')
    .replace(/^/gm, '    ')
    .replace('    apiVersion', '  - apiVersion');
  assert.deepEqual(marks(`apiVersion: v1\nkind: List\nitems:\n${item.trimEnd()}\n`), [
    'insecure-bundle-endpoint: http',
    'endpoint-profile-as-text: https_web',
  ]);
});
