import { changed, TRUST_DOMAIN } from '../examples.ts';
import { rule } from '../rule.ts';

export const missingField = rule({
  id: 'missing-field',
  severity: 'error',
  title: 'A required field is not there',
  what: 'The kind cannot do its work without this field.',
  why: 'The manifest is refused or ignored, and nothing that hangs on it takes effect.',
  how: 'Add the field; completion offers what may stand in it.',
  families: [],
  edit: 'none',
  on: ['shape-problem'],
  *check(fact) {
    if (fact.rule !== 'missing-field') return;
    yield { at: fact.span, message: fact.message };
  },
  bad: changed(TRUST_DOMAIN, '  role: issuer\n', ''),
  good: TRUST_DOMAIN,
});
