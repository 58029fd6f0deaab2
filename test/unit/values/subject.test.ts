import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleSubject, type Reach, reachOf } from '../../../server/src/core/values/subject.ts';

const EXPECTED: Readonly<Record<Reach, readonly string[]>> = {
  everybody: [
    '*',
    '**',
    '*/*',
    'acme.example',
    'acme.example/*',
    'spiffe://acme.example',
    'spiffe://acme.example/',
    'spiffe://acme.example/*',
    'spiffe://acme.example/**',
    'spiffe://acme.example/.*',
    '^spiffe://acme.example/.+$',
    'SPIFFE://acme.example/*',
    'spiffe://acme.example/ns/*',
    'spiffe://acme.example/ns/*/sa/*',
    'spiffe://*.example/*',
    'system:serviceaccounts',
    'system:serviceaccount:*:*',
  ],
  pipelines: [
    'repo:acme/*',
    'repo:acme*',
    'repo:acme/*:ref:refs/heads/main',
    '*:ref:refs/heads/main',
    'project_path:acme/*:ref_type:branch:ref:main',
    'organization:acme:project:*:workspace:*:run_phase:*',
    'organization:acme:pipeline:*',
    'org/6a1f/project/*',
    'spiffe://acme.example/ci/*',
    'spiffe://acme.example/github-actions/**',
  ],
  cloud: [
    'arn:aws:iam::111122223333:root',
    'arn:aws:iam::111122223333:role/*',
    'arn:aws:iam::*:role/orders',
    'principalSet://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/partners/*',
    'spiffe://acme.example/aws/*',
  ],
  narrow: [
    'spiffe://acme.example/orders/checkout',
    'spiffe://acme.example/orders/*',
    'spiffe://acme.example/ns/orders/*',
    'spiffe://acme.example/ns/orders/sa/*',
    'spiffe://acme.example/ns/*/sa/checkout',
    'spiffe://acme.example/ci/orders/*',
    'spiffe://acme.example/ci/orders',
    'acme.example/orders/checkout',
    'orders',
    'other.example',
    'repo:acme/orders:environment:production',
    'repo:acme/orders:*',
    'repo:acme@17/orders@18:ref:refs/heads/*',
    'project_path:acme/orders:ref_type:branch:ref:*',
    'organization:acme:project:shop:workspace:orders:run_phase:*',
    'system:serviceaccount:orders:checkout',
    'system:serviceaccounts:orders',
    'arn:aws:iam::111122223333:role/orders',
    'arn:aws:iam::111122223333:role/orders-*',
    'principal://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/partners/subject/orders',
    '',
  ],
};

for (const [reach, subjects] of Object.entries(EXPECTED)) {
  for (const subject of subjects) {
    test(`"${subject}" reaches ${reach}`, () => assert.equal(reachOf(subject, 'acme.example'), reach));
  }
}

test('a subject to start from is narrow itself', () => {
  for (const style of ['', 'repo:acme/*', 'project_path:acme/*', 'arn:aws:iam::111122223333:root', '*:ref:x']) {
    for (const domain of ['acme.example', 'https://issuer.example/acme']) {
      assert.equal(reachOf(exampleSubject(domain, style), domain), 'narrow');
    }
  }
});

test('a very long subject is graded, too', () => {
  assert.equal(reachOf(`repo:${'a/'.repeat(50_000)}`, 'acme.example'), 'narrow');
  assert.equal(reachOf(`arn:aws:iam::${'a'.repeat(100_000)}`, 'acme.example'), 'narrow');
  assert.equal(reachOf(`organization:a:${'project:'.repeat(20_000)}*`, 'acme.example'), 'pipelines');
});
