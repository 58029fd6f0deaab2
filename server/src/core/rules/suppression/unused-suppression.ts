import type { SuppressionFact } from '../../model/facts.ts';
import { SOUND, unsound } from '../examples.ts';
import { type Problem, rule } from '../rule.ts';

/** Asked by the analyzer once all other rules have spoken; only then is it known what a request hid. */
export const unusedSuppression = {
  ...rule({
    id: 'unused-suppression',
    severity: 'warning',
    title: 'A suppression that hides nothing',
    what: 'The comment or annotation asks to hide findings of a rule that finds nothing here.',
    why: 'It looks like a known risk where there is none, and it will silently hide the next real finding.',
    how: 'Delete the comment or the annotation.',
    families: [],
    edit: 'fix',
    on: [],
    check: () => [],
    bad: unsound(
      'acme-orders.yaml',
      'spec:\n',
      '# fedlint-ignore broad-trust until=2026-12-31 -- agreed with the partner, CHG-1042\nspec:\n',
    ),
    good: SOUND,
  }),
  *report(suppression: SuppressionFact): Iterable<Problem> {
    const { span, path } = suppression;
    yield {
      at: span,
      message: 'This suppression hides nothing, so it only stands ready to hide the next real finding. Delete it.',
      tag: 'unnecessary',
      offers: () => [
        {
          title: 'Delete the suppression',
          kind: 'fix',
          operations: [path ? { op: 'remove', path } : { op: 'remove-comment', span }],
        },
      ],
    };
  },
};
