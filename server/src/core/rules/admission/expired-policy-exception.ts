import { dateOf } from '../../model/dates.ts';
import { trustBehind } from '../../model/policy-exception.ts';
import { describeDaysLeft, hasEnded } from '../../values/date.ts';
import { SOUND_ADMISSION, unsoundAdmission } from '../admission-examples.ts';
import { rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';

export const expiredPolicyException = rule({
  id: 'expired-policy-exception',
  severity: 'warning',
  title: 'An exemption from a policy that has run out',
  what: 'The end of a Kyverno `PolicyException` lies in the past, while the workspace trusts identities of somebody else. It is an error where only an annotation of ours says the end, as Kyverno does not know that one.',
  why: 'What Kyverno ends itself is left in the file as a text that no longer holds, and the next to read it believes it. What it does not end goes on, without anybody having agreed to it.',
  how: 'Delete the exception, or have it renewed and write the new date.',
  families: ['expired-time-box'],
  edit: 'none',
  on: ['policy-exception'],
  *check(exception, context) {
    const date = dateOf(exception.timeBox.expires);
    if (!date || !hasEnded(context.now, date.end)) return;
    const trust = trustBehind(exception, context);
    if (!trust) return;
    const { isEndEnforced } = exception;
    const effect = isEndEnforced
      ? 'Kyverno no longer honours it, and it only reads as if it did'
      : 'Kyverno does not know this date and goes on honouring it';
    yield {
      at: date.span,
      severity: isEndEnforced ? 'warning' : 'error',
      message: `This exception ended on ${date.day} (${describeDaysLeft(context.now, date.end)}): ${effect}. It concerns more than your own workloads, ${becauseOf(trust)}. Delete it, or have it renewed.`,
      related: [citing(trust)],
    };
  },
  bad: unsoundAdmission('exception.yaml', ['2027-01-31T00:00:00Z', '2026-11-21T11:59:59Z']),
  good: SOUND_ADMISSION,
});
