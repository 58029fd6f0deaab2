import { borderOf } from '../../model/border.ts';
import { SOUND_ADMISSION, unsoundAdmission, WATCHED } from '../admission-examples.ts';
import { rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';

export const unstatedFailureAction = rule({
  id: 'unstated-failure-action',
  severity: 'info',
  title: 'A Kyverno rule that does not say whether it refuses',
  what: 'A rule of a Kyverno policy says nowhere what becomes of a violation, neither itself nor through the policy, and the policy is about kinds by which trust in other identities is configured.',
  why: 'Without a word Kyverno audits: it writes a violation into a report and lets the object be written. The rule reads as if it forbade something.',
  how: 'Write `failureAction` into the rule: `Audit` if it is meant to watch for a while, `Enforce` if it is meant to refuse.',
  families: ['observe-only-enforcement'],
  edit: 'fix',
  on: ['policy'],
  *check(policy, context) {
    const silent = policy.enforcement.weakenedBy.filter(({ way }) => way === 'kyverno-default-audit');
    const [first, ...others] = silent;
    const trust = first && borderOf(policy, context);
    if (!trust) return;
    const writing = (value: string) => silent.map(({ path }) => ({ op: 'set', path, value }) as const);
    yield {
      at: first.span,
      message: `This does not say what becomes of a violation, and Kyverno then only reports it. What it guards concerns more than your own workloads, ${becauseOf(trust)}. Write \`failureAction\`, so that everybody sees whether it refuses.`,
      related: [
        citing(trust),
        ...others.map(({ span }) => ({ document: context.document, span, message: 'Nor does this say it.' })),
      ],
      offers: () => [
        { title: 'Write `failureAction: Audit`, as it is now', kind: 'fix', operations: writing('Audit') },
        { title: 'Enforce it', kind: 'suggest', operations: writing('Enforce') },
      ],
    };
  },
  bad: unsoundAdmission(
    'kyverno.yaml',
    ['  name: strict-mtls\n', `  name: strict-mtls\n${WATCHED}`],
    ['        failureAction: Enforce\n', ''],
  ),
  good: SOUND_ADMISSION,
});
