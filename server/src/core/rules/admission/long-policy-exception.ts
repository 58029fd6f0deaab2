import { blank } from '../../fixes/operation.ts';
import { dateOf } from '../../model/dates.ts';
import { trustBehind } from '../../model/policy-exception.ts';
import { daysBetween } from '../../values/date.ts';
import { SOUND_ADMISSION, unsoundAdmission } from '../admission-examples.ts';
import { suggest } from '../governance/place.ts';
import { rule } from '../rule.ts';
import { becauseOf, citing, counted } from '../wording.ts';
import { latestEnd } from './policy-exception-without-end.ts';

export const longPolicyException = rule({
  id: 'long-policy-exception',
  severity: 'warning',
  title: 'An exemption from a policy for too long',
  what: 'A Kyverno `PolicyException` ends later than `timeBox.max` (90 days unless set otherwise) from today, while the workspace trusts identities of somebody else.',
  why: 'A date far enough away is no date: those who agreed on it have moved on when it comes, and until then nobody looks.',
  how: 'Choose an earlier date and renew it when the time comes, or raise the limit in the configuration if it is wrong for you.',
  families: ['missing-time-box'],
  edit: 'suggest',
  on: ['policy-exception'],
  *check(exception, context) {
    const date = dateOf(exception.timeBox.expires);
    const { max } = context.settings.timeBox;
    const days = date && daysBetween(context.now, date.end);
    if (!date || days === undefined || days <= max) return;
    const trust = trustBehind(exception, context);
    if (!trust) return;
    yield {
      at: date.span,
      message: `This exception lasts ${counted(days, 'day')} more, until ${date.day}; ${counted(max, 'day')} are allowed. It concerns more than your own workloads, ${becauseOf(trust)}. Choose an earlier day.`,
      related: [citing(trust)],
      offers: () =>
        suggest('Choose an earlier date', [
          { op: 'replace', span: date.span, value: blank(latestEnd(exception, context)) },
        ]),
    };
  },
  bad: unsoundAdmission('exception.yaml', ['2027-01-31T00:00:00Z', '2027-11-30T00:00:00Z']),
  good: SOUND_ADMISSION,
});
