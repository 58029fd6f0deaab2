import { changed, TRUST_DOMAIN } from '../examples.ts';
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
  bad: changed(TRUST_DOMAIN, '  role: issuer\n', '  role: consumer\n  role: issuer\n'),
  good: TRUST_DOMAIN,
});
