import { rule } from '../rule.ts';

export const syntaxError = rule({
  id: 'syntax-error',
  severity: 'error',
  title: 'The text cannot be read',
  what: 'The YAML or JSON of a manifest is broken at this place, nests absurdly deep, or grows without measure through aliases.',
  why: 'No cluster will load the manifest, and nothing that stands behind the fault can be checked.',
  how: 'Mend the place shown. What is sound around it is checked all the same.',
  families: [],
  edit: 'none',
  on: ['syntax-problem'],
  *check({ problem }) {
    if (problem.code !== 'duplicate-key') yield { at: problem.span, message: problem.message };
  },
  bad: `apiVersion: fedlint.dev/v1alpha1
kind: TrustDomain
metadata:
  name: move: twice
spec:
  trustDomain: shop.corp.example
  role: issuer
  owner: team-identity
`,
  good: `apiVersion: fedlint.dev/v1alpha1
kind: TrustDomain
metadata:
  name: 'move: twice'
spec:
  trustDomain: shop.corp.example
  role: issuer
  owner: team-identity
`,
});
