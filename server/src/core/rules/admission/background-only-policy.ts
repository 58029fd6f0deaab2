import { borderOf } from '../../model/border.ts';
import { code } from '../../values/code.ts';
import { SOUND_ADMISSION, unsoundAdmission } from '../admission-examples.ts';
import { rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';

export const backgroundOnlyPolicy = rule({
  id: 'background-only-policy',
  severity: 'warning',
  title: 'A Kyverno policy that is not asked at admission',
  what: 'A Kyverno policy that validates kinds by which trust is configured is taken out of admission, with `admission: false` or `evaluation.admission.enabled: false`.',
  why: 'Only the scan in the background looks at the objects then, hours later and without refusing any. `Enforce` and `Deny` in the same policy have no effect.',
  how: 'Set it to `true`, or delete the line.',
  families: ['observe-only-enforcement'],
  edit: 'suggest',
  on: ['policy'],
  *check(policy, context) {
    const setting = policy.enforcement.weakenedBy.find(({ way }) => way === 'kyverno-background-only');
    const trust = setting && borderOf(policy, context);
    if (!trust) return;
    const { span, written, mend } = setting;
    yield {
      at: span,
      message: `${code(written)} leaves this policy to the scan in the background, which only reports, so nothing that it forbids is ever refused. This concerns more than your own workloads, ${becauseOf(trust)}. Have it asked as objects are written.`,
      related: [citing(trust)],
      offers: () => (mend ? [{ title: 'Have it asked at admission', kind: 'suggest', operations: [mend] }] : []),
    };
  },
  bad: unsoundAdmission('kyverno.yaml', ['spec:\n  rules:\n', 'spec:\n  admission: false\n  rules:\n']),
  good: SOUND_ADMISSION,
});
