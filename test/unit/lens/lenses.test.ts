/** What stands above a policy and above a Federation. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Lens } from '../../../server/src/core/lens/lens.ts';
import { lensesIn } from '../../../server/src/core/lens/lenses.ts';
import { changed } from '../../../server/src/core/rules/examples.ts';
import { MESH } from '../../../server/src/core/rules/mesh-examples.ts';
import { POLICY, SOUND_POLICIES, unsoundPolicies } from '../../../server/src/core/rules/policy-examples.ts';
import type { Example } from '../../../server/src/core/rules/rule.ts';
import { analyze, uriOf } from '../../harness/workspace.ts';

function lenses(files: Example, path: string): Lens[] {
  const analyzer = analyze(files);
  const documents = analyzer.file(uriOf(path))?.documents ?? [];
  return documents.flatMap((document) => (document ? lensesIn(document, analyzer) : []));
}

function titles(files: Example, path: string): string[] {
  return lenses(files, path).map(({ title }) => title);
}

function without(files: Readonly<Record<string, string>>, ...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(files).filter(([name]) => !names.includes(name)));
}

/** The policy alone beside a mesh that trusts the partner, and an agreement that names no point. */
const UNDOCUMENTED = {
  ...without(SOUND_POLICIES, 'payments-gateway.yaml'),
  'acme-orders.yaml': changed(
    SOUND_POLICIES['acme-orders.yaml'] ?? '',
    '  enforcementPoints: [payments-gateway]\n',
    '',
  ),
};

test('a documented policy says for whom it enforces, where that is written, and who answers', () => {
  const [lens, ...others] = lenses(SOUND_POLICIES, 'policy.yaml');
  assert.deepEqual(others, []);
  assert.equal(
    lens?.title,
    'enforces for acme.partner.example · documented in federation acme-orders · owner team-payments',
  );
  assert.equal(lens?.at.start, 0);
  assert.equal(lens?.leads.to, 'documentation');
});

test('one that nobody wrote down says so, and leads to writing it down', () => {
  const [lens] = lenses(UNDOCUMENTED, 'policy.yaml');
  assert.equal(lens?.title, 'accepts acme.partner.example · not documented');
  assert.equal(lens?.leads.to, 'documenting');
});

test('what a policy does comes before what it is said to do', () => {
  const dryRun = '  annotations: { istio.io/dry-run: "true" }\nspec:\n  selector';
  const observing = unsoundPolicies('policy.yaml', 'spec:\n  selector', dryRun);
  assert.match(titles(observing, 'policy.yaml').join(), /^only observes acme\.partner\.example · documented in /);
  const refusing = unsoundPolicies('policy.yaml', 'action: ALLOW', 'action: DENY');
  assert.match(titles(refusing, 'policy.yaml').join(), /^refuses acme\.partner\.example · documented in /);
});

test('a policy without a point of its own is documented by the Federation that names it', () => {
  const files = {
    ...without(SOUND_POLICIES, 'payments-gateway.yaml'),
    'acme-orders.yaml': changed(
      SOUND_POLICIES['acme-orders.yaml'] ?? '',
      '[payments-gateway]',
      '[AuthorizationPolicy/payments/acme-orders]',
    ),
  };
  assert.match(titles(files, 'policy.yaml').join(), /documented in federation acme-orders · owner \S+$/);
});

test('an enforcement point that no agreement names is documentation all the same', () => {
  const files = without(SOUND_POLICIES, 'acme-orders.yaml');
  assert.deepEqual(titles(files, 'policy.yaml'), [
    'enforces for acme.partner.example · documented as enforcement point payments-gateway · owner team-payments',
  ]);
});

test('several partners are counted, and each only once', () => {
  const principals = '[acme.partner.example/ns/a/sa/a, acme.partner.example/ns/b/sa/b, bank.partner.example/ns/c/sa/c]';
  const files = {
    ...UNDOCUMENTED,
    'policy.yaml': changed(POLICY, '[acme.partner.example/ns/orders/sa/checkout]', principals),
    'bank.yaml':
      'apiVersion: spire.spiffe.io/v1alpha1\nkind: ClusterFederatedTrustDomain\nmetadata: { name: bank }\nspec: { trustDomain: bank.partner.example }\n',
  };
  assert.deepEqual(titles(files, 'policy.yaml'), ['accepts acme.partner.example and 1 more · not documented']);
});

test('nothing above a policy among one’s own workloads', () => {
  const principal = 'shop.corp.example/ns/orders/sa/checkout';
  const own = changed(POLICY, 'acme.partner.example/ns/orders/sa/checkout', principal);
  assert.deepEqual(titles({ 'mesh.yaml': MESH, 'policy.yaml': own }, 'policy.yaml'), []);
  assert.deepEqual(titles({ 'policy.yaml': POLICY }, 'policy.yaml'), []);
});

test('a Federation counts its enforcement points, and leads to all that decides', () => {
  const [lens, ...others] = lenses(SOUND_POLICIES, 'acme-orders.yaml');
  assert.deepEqual(others, []);
  assert.equal(lens?.title, '1 enforcement point');
  assert.deepEqual(lens?.leads, { to: 'decisions', domain: 'acme.partner.example' });
});

test('points that only observe, by their word or by what their policies do, and points that are not there', () => {
  const points = `  enforcementPoints:
    - payments-gateway
    - nowhere
    - accepts: [acme.partner.example]
      location: { type: proxy }
      mode: observe
    - AuthorizationPolicy/payments/acme-orders
`;
  const files = unsoundPolicies('acme-orders.yaml', '  enforcementPoints: [payments-gateway]\n', points);
  assert.deepEqual(titles(files, 'acme-orders.yaml'), ['4 enforcement points, 1 only observes, 1 not found']);
  const dryRun = changed(POLICY, 'spec:\n  selector', '  annotations: { istio.io/dry-run: "true" }\nspec:\n  selector');
  assert.deepEqual(titles({ ...files, 'policy.yaml': dryRun }, 'acme-orders.yaml'), [
    '4 enforcement points, 3 only observe, 1 not found',
  ]);
});

test('policies that an agreement does not know of are counted above it', () => {
  assert.deepEqual(titles(UNDOCUMENTED, 'acme-orders.yaml'), ['no enforcement point · 1 policy not documented']);
  const outbound = changed(UNDOCUMENTED['acme-orders.yaml'], 'direction: inbound', 'direction: outbound');
  assert.deepEqual(titles({ ...UNDOCUMENTED, 'acme-orders.yaml': outbound }, 'acme-orders.yaml'), []);
});
