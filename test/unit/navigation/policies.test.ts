/** From a native policy to the manifests that name it, and back; from a principal to its trust domain. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { declarationsOf, nameAt, type Site, sitesOf } from '../../../server/src/core/navigation/names.ts';
import { outlineOf } from '../../../server/src/core/navigation/outline.ts';
import { search } from '../../../server/src/core/navigation/search.ts';
import { changed } from '../../../server/src/core/rules/examples.ts';
import { POLICY, SOUND_POLICIES, unsoundPolicies } from '../../../server/src/core/rules/policy-examples.ts';
import type { Example } from '../../../server/src/core/rules/rule.ts';
import { analyze, uriOf } from '../../harness/workspace.ts';
import { atCursor, textAt } from './at-cursor.ts';

/** "policy.yaml name: acme-orders": a file and a line, to the end of the site. */
function shown({ document, span }: Site): string {
  const before = document.section.text.slice(0, span.end);
  return `${document.uri.replace('file:///workspace/', '')} ${before.slice(before.lastIndexOf('\n') + 1).trim()}`;
}

function at(files: Example, path: string, marked: string) {
  const analyzer = analyze(files);
  const { document, offset } = atCursor(analyzer, path, marked);
  const name = nameAt(document, offset);
  return {
    text: name && textAt(document, name.span),
    declarations: name && declarationsOf(name, analyzer.facts()).map(shown),
    sites: name && sitesOf(name, analyzer.facts()).map(shown),
  };
}

const DECLARED = 'policy.yaml name: acme-orders';
const NAMED = 'payments-gateway.yaml policyRef: AuthorizationPolicy/payments/acme-orders';

test('a `policyRef` leads to the policy', () => {
  const { text, declarations, sites } = at(SOUND_POLICIES, 'payments-gateway.yaml', 'AuthorizationPolicy/pay|ments');
  assert.equal(text, 'AuthorizationPolicy/payments/acme-orders');
  assert.deepEqual(declarations, [DECLARED]);
  assert.deepEqual(sites, [NAMED, DECLARED]);
});

test('a policy leads by its name and by its kind to the manifests that name it', () => {
  for (const marked of ['name: acme|-orders', 'kind: Author|izationPolicy']) {
    const { declarations, sites } = at(SOUND_POLICIES, 'policy.yaml', marked);
    assert.deepEqual(declarations, [DECLARED], marked);
    assert.deepEqual(sites, [NAMED, DECLARED], marked);
  }
});

/** Every way to name the policy, each in a place where it may stand. */
const SPELT: Readonly<Record<string, string>> = {
  ...SOUND_POLICIES,
  'acme-orders.yaml': changed(
    SOUND_POLICIES['acme-orders.yaml'] ?? '',
    '[payments-gateway]',
    '[payments-gateway, authorizationpolicy/acme-orders]',
  ),
  'spire.yaml': `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterFederatedTrustDomain
metadata:
  name: acme
  annotations:
    fedlint.dev/enforced-at: payments-gateway, AuthorizationPolicy/payments/acme-orders
spec:
  trustDomain: acme.partner.example
`,
  'by-file.yaml': `apiVersion: fedlint.dev/v1alpha1
kind: EnforcementPoint
metadata:
  name: by-file
spec:
  accepts: [acme.partner.example]
  location: { type: mesh, policyRef: ./policy.yaml }
  mode: enforce
`,
};

test('all spellings of a reference are references to the one policy', () => {
  const { sites } = at(SPELT, 'policy.yaml', 'name: acme|-orders');
  assert.deepEqual(sites, [
    'acme-orders.yaml enforcementPoints: [payments-gateway, authorizationpolicy/acme-orders',
    'by-file.yaml location: { type: mesh, policyRef: ./policy.yaml',
    NAMED,
    DECLARED,
    'spire.yaml fedlint.dev/enforced-at: payments-gateway, AuthorizationPolicy/payments/acme-orders',
  ]);
  for (const [path, marked] of [
    ['acme-orders.yaml', 'authorizationpolicy/|acme-orders'],
    ['by-file.yaml', './policy|.yaml'],
    ['spire.yaml', 'AuthorizationPolicy/payments/|acme-orders'],
  ] as const) {
    assert.deepEqual(at(SPELT, path, marked).declarations, [DECLARED], path);
  }
});

test('a policy of the same name in another namespace is another policy', () => {
  const files = { ...SPELT, 'other.yaml': changed(POLICY, 'namespace: payments', 'namespace: ledger') };
  const other = at(files, 'other.yaml', 'name: acme|-orders');
  assert.deepEqual(other.declarations, ['other.yaml name: acme-orders']);
  assert.deepEqual(other.sites, [
    'acme-orders.yaml enforcementPoints: [payments-gateway, authorizationpolicy/acme-orders',
    'other.yaml name: acme-orders',
  ]);
  const either = at(files, 'acme-orders.yaml', 'authorizationpolicy/|acme-orders');
  assert.deepEqual(either.declarations, ['other.yaml name: acme-orders', DECLARED]);
});

test('a policy whose namespace is filled in later is meant by a reference with one', () => {
  const files = unsoundPolicies('policy.yaml', '  namespace: payments\n', '');
  assert.deepEqual(at(files, 'payments-gateway.yaml', 'AuthorizationPolicy/pay|ments').declarations, [DECLARED]);
  assert.deepEqual(at(files, 'policy.yaml', 'name: acme|-orders').sites, [NAMED, DECLARED]);
});

test('a path names the policies of that file and of no other of that name', () => {
  const point = (SPELT['by-file.yaml'] ?? '').replace('./policy.yaml', 'ledger/policy.yaml');
  const files = {
    ...SPELT,
    'by-file.yaml': point,
    'ledger/policy.yaml': changed(POLICY, 'namespace: payments', 'namespace: ledger'),
  };
  assert.deepEqual(at(files, 'by-file.yaml', 'ledger/pol|icy.yaml').declarations, [
    'ledger/policy.yaml name: acme-orders',
  ]);
  assert.deepEqual(at(files, 'ledger/policy.yaml', 'name: acme|-orders').sites, [
    'acme-orders.yaml enforcementPoints: [payments-gateway, authorizationpolicy/acme-orders',
    'by-file.yaml location: { type: mesh, policyRef: ledger/policy.yaml',
    'ledger/policy.yaml name: acme-orders',
  ]);
});

test('a reference to a policy that is not there leads to the other references of that name', () => {
  const { 'policy.yaml': _, ...files } = SPELT;
  const { declarations, sites } = at(files, 'payments-gateway.yaml', 'AuthorizationPolicy/pay|ments');
  assert.deepEqual(declarations, []);
  assert.deepEqual(sites, [
    NAMED,
    'spire.yaml fedlint.dev/enforced-at: payments-gateway, AuthorizationPolicy/payments/acme-orders',
  ]);
});

test('the annotation of a policy leads to the point it says it is', () => {
  const annotated = '  annotations: { fedlint.dev/enforcement-point: "edge, payments-gateway" }\nspec:\n  selector';
  const files = unsoundPolicies('policy.yaml', 'spec:\n  selector', annotated);
  const { text, declarations, sites } = at(files, 'policy.yaml', 'edge, payments|-gateway');
  assert.equal(text, 'payments-gateway');
  assert.deepEqual(declarations, ['payments-gateway.yaml name: payments-gateway']);
  assert.ok(sites?.includes('acme-orders.yaml enforcementPoints: [payments-gateway'), `${sites}`);
});

test('the trust domain in a principal leads to its declaration, and is found from there', () => {
  const { text, declarations } = at(SOUND_POLICIES, 'policy.yaml', '[acme.part|ner.example/ns');
  assert.equal(text, 'acme.partner.example');
  assert.deepEqual(declarations, ['trust-domains.yaml trustDomain: acme.partner.example']);
  const { sites } = at(SOUND_POLICIES, 'trust-domains.yaml', 'trustDomain: acme.|partner');
  assert.ok(sites?.includes('policy.yaml principals: [acme.partner.example'), `${sites}`);
  assert.equal(at(SOUND_POLICIES, 'policy.yaml', 'example/ns/ord|ers').text, undefined);
});

test('policies are found by kind, name and trust domain, and the outline says what they do', () => {
  const analyzer = analyze(SOUND_POLICIES);
  const documents = [...analyzer.allFiles()].flatMap((file) => file.documents.flatMap((document) => document ?? []));
  const found = search(documents, 'authorizationpolicy', 10);
  assert.deepEqual(
    found.map(({ name, kind }) => [name, kind]),
    [['AuthorizationPolicy acme-orders (acme.partner.example)', 'AuthorizationPolicy']],
  );
  const dryRun = '  annotations: { istio.io/dry-run: "true" }\nspec:\n  selector';
  const observing = analyze(unsoundPolicies('policy.yaml', 'spec:\n  selector', dryRun));
  const details = [analyzer, observing].map((one) => {
    const file = one.file(uriOf('policy.yaml'));
    return file && outlineOf(file).items.map(({ name, detail }) => `${name}: ${detail}`);
  });
  assert.deepEqual(details, [
    ['AuthorizationPolicy acme-orders: accepts acme.partner.example'],
    ['AuthorizationPolicy acme-orders: only observes acme.partner.example'],
  ]);
});
