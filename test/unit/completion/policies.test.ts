/** Native policies offered where a manifest names one, and the points that a policy may say it is. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changed, ENFORCEMENT_POINT } from '../../../server/src/core/rules/examples.ts';
import { POLICY, SOUND_POLICIES } from '../../../server/src/core/rules/policy-examples.ts';
import { findingsOf } from '../../harness/workspace.ts';
import { type Asked, ask } from './harness.ts';

const OTHER = changed(changed(POLICY, 'acme.partner.example', 'bank.partner.example'), 'acme-orders', 'a-bank');
const DRY = changed(
  changed(POLICY, 'name: acme-orders', 'name: trial'),
  'spec:\n  selector',
  '  annotations: { istio.io/dry-run: "true" }\nspec:\n  selector',
);
const FEDERATION = changed(
  SOUND_POLICIES['acme-orders.yaml'] ?? '',
  '  enforcementPoints: [payments-gateway]\n',
  '  enforcementPoints:\n    - |\n',
);
const FILES: Readonly<Record<string, string>> = {
  'trust-domains.yaml': SOUND_POLICIES['trust-domains.yaml'] ?? '',
  'mesh.yaml': SOUND_POLICIES['mesh.yaml'] ?? '',
  'a/bank.yaml': OTHER,
  'b/policy.yaml': POLICY,
  'c/trial.yaml': DRY,
};

function details({ candidates }: Asked): (readonly [string, string | undefined])[] {
  return candidates.map(({ label, detail }) => [label, detail]);
}

const NAMED = [
  ['AuthorizationPolicy/payments/acme-orders', 'istio, enforced, in policy.yaml'],
  ['AuthorizationPolicy/payments/trial', 'istio, only observed, in trial.yaml'],
] as const;
const BANK = ['AuthorizationPolicy/payments/a-bank', 'istio, enforced, in bank.yaml'] as const;

test('`policyRef` of an enforcement point: policies that name whom it accepts come first', () => {
  const point = changed(ENFORCEMENT_POINT, '    cluster: payments-eu\n', '    policyRef: |\n');
  const asked = ask(point, { path: 'gateway.yaml', files: FILES });
  assert.deepEqual(details(asked).slice(0, 3), [...NAMED, BANK]);
  assert.ok(asked.labels.includes('AuthorizationPolicy/namespace/name'), 'the forms come after');
  const typed = asked.accept('AuthorizationPolicy/payments/acme-orders');
  assert.match(typed, /^ {4}policyRef: AuthorizationPolicy\/payments\/acme-orders$/m);
});

test('`policyRef` of a point inside a Federation: policies that name its remote come first', () => {
  const inline = FEDERATION.replace('    - |\n', '    - location:\n        policyRef: |\n');
  assert.deepEqual(details(ask(inline, { path: 'acme.yaml', files: FILES })).slice(0, 3), [...NAMED, BANK]);
});

test('`enforcementPoints` of a Federation: documents by name, then entries made from policies', () => {
  const files = { ...FILES, 'gateway.yaml': ENFORCEMENT_POINT };
  const asked = ask(FEDERATION, { path: 'acme.yaml', files });
  assert.deepEqual(details(asked).slice(0, 4), [['payments-gateway', 'gateway, enforce'], ...NAMED, BANK]);
  const text = asked.accept('AuthorizationPolicy/payments/acme-orders');
  assert.match(text, /^ {4}- name: acme-orders$/m);
  assert.match(text, /^ {8}policyRef: AuthorizationPolicy\/payments\/acme-orders$/m);
  assert.match(text, /^ {6}mode: enforce$/m);
  const findings = findingsOf({ ...FILES, 'acme.yaml': text }).filter(({ document }) =>
    document.uri.endsWith('acme.yaml'),
  );
  assert.deepEqual(
    findings.map(({ rule }) => rule.id),
    [],
  );
});

test('an entry of a policy that only observes says so, and asks for an end', () => {
  const text = ask(FEDERATION, { path: 'acme.yaml', files: FILES }).accept('AuthorizationPolicy/payments/trial');
  assert.match(text, /^ {6}mode: observe$/m);
  assert.match(text, /^ {8}expires: 2027-02-19$/m);
});

test('a policy that the agreement knows already is not offered as an entry once more', () => {
  const inline = FEDERATION.replace('    - |\n', '    - AuthorizationPolicy/payments/trial\n    - |\n');
  const { labels } = ask(inline, { path: 'acme.yaml', files: FILES });
  assert.ok(labels.includes('AuthorizationPolicy/payments/acme-orders'));
  assert.ok(!labels.includes('AuthorizationPolicy/payments/trial'), `${labels}`);
});

test('the annotation of a native link may name a policy', () => {
  const resource = `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterFederatedTrustDomain
metadata:
  name: acme
  annotations:
    fedlint.dev/enforced-at: |
spec:
  trustDomain: acme.partner.example
`;
  assert.deepEqual(details(ask(resource, { files: FILES })).slice(0, 3), [...NAMED, BANK]);
});

test('the annotation of a policy: points that accept whom it names come first', () => {
  const point = (name: string, domain: string) =>
    changed(ENFORCEMENT_POINT, 'payments-gateway', name).replace('acme.partner.example', domain);
  const files = {
    'a.yaml': point('a-bank', 'bank.partner.example'),
    'b.yaml': point('b-acme', 'acme.partner.example'),
  };
  const annotated = (value: string) =>
    POLICY.replace('spec:\n', `  annotations:\n    fedlint.dev/enforcement-point: ${value}\nspec:\n`);
  assert.deepEqual(ask(annotated('|'), { files }).labels, ['b-acme', 'a-bank']);
  assert.deepEqual(ask(annotated('b-acme, |'), { files }).labels, ['a-bank']);
  assert.match(ask(annotated('b-acme, |'), { files }).accept('a-bank'), /enforcement-point: b-acme, a-bank$/m);
});
