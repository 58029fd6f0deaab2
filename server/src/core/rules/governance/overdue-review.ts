import { dateOf } from '../../model/dates.ts';
import { endOf, ownTimeBox, TIME_BOXED } from '../../model/time-box.ts';
import { describeDaysLeft, hasEnded } from '../../values/date.ts';
import { SOUND, unsound } from '../examples.ts';
import { rule } from '../rule.ts';
import { describeTimeBoxed } from '../wording.ts';

export const overdueReview = rule({
  id: 'overdue-review',
  severity: 'warning',
  title: 'A review that was not done',
  what: 'The review date of a federation, of an exception, of an enforcement point that only observes or of a policy about foreign identities lies in the past.',
  why: 'Lasting trust has no end, so the review is the only day on which somebody asks whether the partner, the owners and the list of identities are still the right ones.',
  how: 'Do the review, then write the day of the next one. If nobody needs the trust any more, end it.',
  families: ['missing-time-box'],
  edit: 'none',
  on: TIME_BOXED,
  *check(fact, context) {
    const date = dateOf(ownTimeBox(fact, context)?.reviewBy);
    if (!date || !hasEnded(context.now, date.end)) return;
    // What has ended needs no review.
    if (endOf(fact, context)) return;
    yield {
      at: date.span,
      message: `The review of ${describeTimeBoxed(fact)} was due on ${date.day} (${describeDaysLeft(context.now, date.end)}), so nobody knows whether it is still needed. Do the review, then write the day of the next one.`,
    };
  },
  bad: unsound('acme-orders.yaml', 'reviewBy: 2027-06-30', 'reviewBy: 2026-10-31'),
  good: SOUND,
});
