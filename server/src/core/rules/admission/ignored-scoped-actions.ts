import { knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { SOUND_ADMISSION, unsoundAdmission, WATCHED } from '../admission-examples.ts';
import { rule } from '../rule.ts';

export const ignoredScopedActions = rule({
  id: 'ignored-scoped-actions',
  severity: 'warning',
  title: 'A scoped list that Gatekeeper ignores',
  what: 'A constraint of Gatekeeper has `scopedEnforcementActions`, and its `enforcementAction` is another word than `scoped`, or is not there.',
  why: 'Gatekeeper reads the list only where `enforcementAction` sends it there. Otherwise the one word holds at every enforcement point, and what the list says, a denial above all, never comes to pass.',
  how: 'Write `enforcementAction: scoped`, or delete the list.',
  families: ['observe-only-enforcement'],
  edit: 'suggest',
  on: ['constraint'],
  *check({ action, actionPath, scoped }) {
    if (!scoped || action?.known === false || action?.value === 'scoped') return;
    const word = knownValue(action);
    const reason =
      word === undefined
        ? '`enforcementAction` is left out and means `deny`'
        : `\`enforcementAction\` is ${code(word)} and holds everywhere`;
    yield {
      at: scoped.span,
      message: `Gatekeeper reads this list only with \`enforcementAction: scoped\`. Here ${reason}, so nothing in the list takes effect. Write \`scoped\`, or delete the list.`,
      tag: 'unnecessary',
      offers: () => [
        {
          title: 'Have the list read',
          kind: 'suggest',
          operations: [{ op: 'set', path: actionPath, value: 'scoped' }],
        },
      ],
    };
  },
  bad: unsoundAdmission(
    'constraint.yaml',
    ['  name: owned-trust\n', `  name: owned-trust\n${WATCHED}`],
    ['enforcementAction: scoped', 'enforcementAction: dryrun'],
  ),
  good: SOUND_ADMISSION,
});
