import { borderOf } from '../../model/border.ts';
import type { FailureAction, FailureActionsFact } from '../../model/facts.ts';
import { SOUND_ADMISSION, unsoundAdmission } from '../admission-examples.ts';
import { type Offer, rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';

export const policyWideFailureAction = rule({
  id: 'policy-wide-failure-action',
  severity: 'info',
  title: 'A field of Kyverno that is going away',
  what: 'A Kyverno policy about kinds by which trust is configured says with `validationFailureAction` what becomes of violations, for all its rules at once.',
  why: 'The field is deprecated. When it is gone, rules that say nothing themselves only audit, and a policy that refused yesterday lets everything through.',
  how: 'Write `failureAction` into each rule, under `validate` or with the images, and delete the old field.',
  families: [],
  edit: 'suggest',
  on: ['failure-actions'],
  *check(actions, context) {
    const action = actions.stated.find(({ place }) => place === 'policy');
    const trust = action && borderOf(actions.policy, context);
    if (!trust) return;
    yield {
      at: { missing: action.path, fallback: action.stated.span },
      message: `\`validationFailureAction\` is deprecated, and a rule that relies on it falls back to \`Audit\` when it is gone. This policy concerns more than your own workloads, ${becauseOf(trust)}. Say it in each rule.`,
      tag: 'deprecated',
      related: [citing(trust)],
      offers: () => moving(action, actions),
    };
  },
  bad: unsoundAdmission(
    'kyverno.yaml',
    ['spec:\n  rules:\n', 'spec:\n  validationFailureAction: Enforce\n  rules:\n'],
    ['        failureAction: Enforce\n', ''],
  ),
  good: SOUND_ADMISSION,
});

/** A rule comes before the overrides of the policy, so with these the text would get another meaning. */
function moving({ stated, path }: FailureAction, actions: FailureActionsFact): Offer[] {
  const hasOverrides = actions.stated.some(({ place }) => place === 'policy-override');
  if (!stated.known || hasOverrides || actions.rulePaths.length === 0) return [];
  const value = /^enforce$/i.test(stated.value) ? 'Enforce' : 'Audit';
  return [
    {
      title: 'Say it in each rule',
      kind: 'suggest',
      operations: [
        ...actions.rulePaths.map((rule) => ({ op: 'set', path: rule, value }) as const),
        { op: 'remove', path },
      ],
    },
  ];
}
