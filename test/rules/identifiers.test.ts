/** Edge cases of the rules about trust domain names and SPIFFE IDs. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FEDERATION } from '../../server/src/core/rules/examples.ts';
import type { Example, Rule } from '../../server/src/core/rules/rule.ts';
import { identifierTooLong } from '../../server/src/core/rules/spiffe/identifier-too-long.ts';
import { invalidSpiffeId } from '../../server/src/core/rules/spiffe/invalid-spiffe-id.ts';
import { invalidTrustDomain } from '../../server/src/core/rules/spiffe/invalid-trust-domain.ts';
import { missingSpiffeIdPath } from '../../server/src/core/rules/spiffe/missing-spiffe-id-path.ts';
import { reservedSpiffeIdPath } from '../../server/src/core/rules/spiffe/reserved-spiffe-id-path.ts';
import { trustDomainAsUri } from '../../server/src/core/rules/spiffe/trust-domain-as-uri.ts';
import { SOUND_SPIRE } from '../../server/src/core/rules/spire-examples.ts';
import { applyOffer } from '../harness/offers.ts';
import { analyze, filesOf, findingsIn, findingsOf } from '../harness/workspace.ts';

const RULES = [
  invalidTrustDomain,
  trustDomainAsUri,
  invalidSpiffeId,
  identifierTooLong,
  missingSpiffeIdPath,
  reservedSpiffeIdPath,
];

function federatesWith(...names: string[]): string {
  return `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterSPIFFEID
spec:
  spiffeIDTemplate: spiffe://{{ .TrustDomain }}/a
  federatesWith:
${names.map((name) => `    - ${name}\n`).join('')}`;
}

function template(text: string): string {
  return `apiVersion: spire.spiffe.io/v1alpha1\nkind: ClusterSPIFFEID\nspec:\n  spiffeIDTemplate: ${text}\n`;
}

function entry(spiffeID: string, parentID = 'spiffe://shop.test/spire/agent/a'): string {
  return `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterStaticEntry
spec:
  spiffeID: ${spiffeID}
  parentID: ${parentID}
  selectors: ["unix:uid:1"]
`;
}

function accepts(...names: string[]): string {
  return `apiVersion: fedlint.dev/v1alpha1
kind: EnforcementPoint
metadata: {name: gate}
spec:
  accepts: ${JSON.stringify(names)}
`;
}

function allows(subject: string): string {
  return FEDERATION.replace('spiffe://acme.partner.example/orders/checkout', subject);
}

/** Rule and the text it points at. */
function marks(example: Example, rules: readonly Rule[] = RULES): string[] {
  return findingsOf(example, rules).map(
    ({ rule, span, document }) => `${rule.id}: ${document.section.text.slice(span.start, span.end)}`,
  );
}

/** The whole workspace after the only offer of the only finding. */
function mended(example: Example): string {
  const analyzer = analyze(example, RULES);
  const [finding, ...others] = findingsIn(analyzer);
  const [offer] = finding?.offers() ?? [];
  assert.deepEqual(others, []);
  assert.ok(finding && offer);
  return Object.values(applyOffer(analyzer, finding, offer, filesOf(example))).join('');
}

test('a sound set of resources names nothing amiss', () => {
  assert.deepEqual(marks(SOUND_SPIRE), []);
});

test('trust domains are judged letter by letter, at the letters', () => {
  assert.deepEqual(marks(federatesWith('Acme.test', 'acme.test:8443', '"ac me.test"', 'a_b.test')), [
    'invalid-trust-domain: A',
    'invalid-trust-domain: :8443',
    'invalid-trust-domain:  ',
  ]);
});

test('another scheme than spiffe makes a name invalid; with spiffe it is a URI in the wrong place', () => {
  assert.deepEqual(marks(federatesWith('https://acme.test', 'spiffe://acme.test', 'spiffe://acme.test/orders')), [
    'invalid-trust-domain: https://',
    'trust-domain-as-uri: spiffe://',
    'trust-domain-as-uri: /orders',
  ]);
  assert.deepEqual(marks(federatesWith('spiffe://Acme.test/orders')), ['invalid-trust-domain: A']);
});

test('dropping a path from a trust domain is left to a person', () => {
  const kindOf = (name: string) => findingsOf(federatesWith(name), RULES).flatMap((f) => f.offers().map((o) => o.kind));
  assert.deepEqual(kindOf('spiffe://acme.test'), ['fix']);
  assert.deepEqual(kindOf('spiffe://acme.test/orders'), ['suggest']);
  assert.deepEqual(kindOf('ACME.test'), ['suggest']);
});

test('what an enforcement point accepts may be an issuer, which is no trust domain', () => {
  assert.deepEqual(marks(accepts('https://issuer.test/Realms', 'accounts.test/Tenant', 'acme.test')), []);
  assert.deepEqual(marks(accepts('Acme.test', 'spiffe://acme.test')), [
    'invalid-trust-domain: A',
    'trust-domain-as-uri: spiffe://',
  ]);
});

test('nothing is said of unrendered values', () => {
  assert.deepEqual(marks(federatesWith('$' + '{PARTNER}', '"{{ .partner }}"', '<Partner>')), []);
  assert.deepEqual(marks(entry('spiffe://$' + '{TD}//a/', '"spiffe://{{ .TD }}"')), []);
});

test('what is left to fill in is told here only where no other rule tells it', () => {
  assert.deepEqual(marks(federatesWith('TODO')), ['invalid-trust-domain: TODO']);
  assert.deepEqual(marks(entry('TODO')), ['invalid-spiffe-id: TODO']);
  assert.deepEqual(marks(entry('spiffe://shop.test/TODO')), ['missing-spiffe-id-path: spiffe://shop.test/TODO']);
  assert.deepEqual(marks(accepts('TODO')), []);
  assert.deepEqual(marks(FEDERATION.replace('spiffe://acme.partner.example/spire/server', 'TODO')), []);
});

test('a SPIFFE ID is judged where it is written', () => {
  assert.deepEqual(marks(entry('spiffe://shop.test/a//b', 'spiffe://shop.test/a/../b')), [
    'invalid-spiffe-id: //',
    'invalid-spiffe-id: ..',
  ]);
  assert.deepEqual(marks(entry('"spiffe://shop.test/a%20b"', 'https://shop.test/a')), [
    'invalid-spiffe-id: %20',
    'invalid-spiffe-id: https://',
  ]);
});

test('a text that is escaped in the source is pointed at as a whole', () => {
  assert.deepEqual(marks(entry('"spiffe://shop.test/\\u0061//b"')), [
    'invalid-spiffe-id: "spiffe://shop.test/\\u0061//b"',
  ]);
});

test('superfluous slashes go without a decision, capitals in the name of a domain do not', () => {
  assert.match(mended(entry('spiffe://shop.test//a///b/')), /spiffeID: spiffe:\/\/shop\.test\/a\/b\n/);
  const [finding] = findingsOf(entry('spiffe://Shop.test/a/'), RULES);
  assert.deepEqual(
    finding?.offers().map(({ kind }) => kind),
    ['suggest'],
  );
});

test('of a template only what it writes out is judged', () => {
  assert.deepEqual(marks(template('spiffe://{{ .TrustDomain }}/ns//sa/{{ .PodMeta.Name }}/')), [
    'invalid-spiffe-id: //',
  ]);
  assert.match(
    mended(template('spiffe://{{ .TrustDomain }}/ns//sa/{{ .PodMeta.Name }}/')),
    /spiffe:\/\/{{ \.TrustDomain }}\/ns\/sa\/{{ \.PodMeta\.Name }}\n/,
  );
  assert.deepEqual(marks(template('"{{ .PodMeta.Annotations.id }}"')), []);
  assert.deepEqual(marks(template('spiffe://{{ .TrustDomain }}')), []);
  assert.deepEqual(marks(template('"{{ if .PodMeta.Name }}a{{ else }}b{{ end }}//"')), []);
  assert.deepEqual(marks(template('"spiffe://a.test//{{ .PodMeta.Labels.x-y }}/"')), []);
});

test('patterns and subjects of other worlds are no SPIFFE IDs', () => {
  for (const subject of ['spiffe://acme.test/*', 'repo:Acme/shop:ref:refs/heads/main', '"spiffe://acme.test/[a-z]+"'])
    assert.deepEqual(marks(allows(subject)), []);
  assert.deepEqual(marks(allows('spiffe://acme.test/orders/')), ['invalid-spiffe-id: /']);
});

test('SPIRE keeps its own path from workloads, not from parents', () => {
  assert.deepEqual(marks(entry('spiffe://shop.test/spire', 'spiffe://shop.test/spire/server')), [
    'reserved-spiffe-id-path: /spire',
  ]);
  assert.deepEqual(marks(template('spiffe://{{ .TrustDomain }}/spire/{{ .PodMeta.Name }}')), [
    'reserved-spiffe-id-path: /spire',
  ]);
  assert.deepEqual(marks(entry('spiffe://shop.test/spiredb')), []);
});

test('an ID without a path is nobody; a whole domain in an allow list is for another rule', () => {
  assert.deepEqual(marks(entry('spiffe://shop.test', 'spiffe://shop.test')), [
    'missing-spiffe-id-path: spiffe://shop.test',
    'missing-spiffe-id-path: spiffe://shop.test',
  ]);
  assert.deepEqual(marks(allows('spiffe://acme.test')), []);
});

test('lengths are counted to the byte', () => {
  const domain = (length: number) => `${'a'.repeat(length - 5)}.test`;
  assert.deepEqual(marks(federatesWith(domain(255))), []);
  assert.deepEqual(marks(federatesWith(domain(256))), [`identifier-too-long: ${domain(256)}`]);
  const id = (length: number) => `spiffe://shop.test/${'a'.repeat(length - 19)}`;
  assert.deepEqual(marks(entry(id(2048))), []);
  assert.deepEqual(marks(entry(id(2049))), [`identifier-too-long: ${id(2049)}`]);
});

test('a name with capitals is still the same domain, so that it is told once', () => {
  const files = { ...filesOf(SOUND_SPIRE) };
  const spiffeId = files['spiffe-id.yaml'] ?? '';
  files['spiffe-id.yaml'] = spiffeId.replace('[acme.partner.example]', '[Acme.Partner.Example]');
  assert.deepEqual(marks(files), ['invalid-trust-domain: A']);
});
