import { rule } from '../rule.ts';

export const duplicateKey = rule({
  id: 'duplicate-key',
  severity: 'error',
  title: 'A field stands twice in one map',
  what: 'The same field name occurs twice in one map.',
  why: 'Some programs refuse such a file, the others keep the last value without a word. Two readers of the file may believe two different things about whom it trusts.',
  how: 'Keep the one you mean and delete the other.',
  families: [],
  edit: 'none',
  on: ['syntax-problem'],
  *check({ problem }) {
    if (problem.code === 'duplicate-key') yield { at: problem.span, message: problem.message };
  },
  bad: `apiVersion: fedlint.dev/v1alpha1
kind: TrustDomain
metadata:
  name: shop
spec:
  trustDomain: shop.corp.example
  role: consumer
  role: issuer
  owner: team-identity
`,
  good: `apiVersion: fedlint.dev/v1alpha1
kind: TrustDomain
metadata:
  name: shop
spec:
  trustDomain: shop.corp.example
  role: issuer
  owner: team-identity
`,
});
