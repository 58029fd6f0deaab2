import { blank } from '../../fixes/operation.ts';
import { ownTimeBox, TIME_BOXED } from '../../model/time-box.ts';
import { limitOf } from '../../model/time-box-limit.ts';
import { addDays, hasEnded } from '../../values/date.ts';
import { unsound } from '../examples.ts';
import { rule } from '../rule.ts';
import { capitalised, counted, describeTimeBoxed } from '../wording.ts';
import { suggest } from './place.ts';

export const timeBoxTooLong = rule({
  id: 'time-box-too-long',
  severity: 'warning',
  title: 'A time-box that is too long',
  what: 'Temporary trust, an exception, or an enforcement point or policy that only observes lasts longer than `timeBox.max` (90 days unless set otherwise), counted from `starts`, or from today where that is not stated. Lasting trust is next looked at later than `review.maxInterval` (365 days) from today.',
  why: 'A date far enough away is no date: those who agreed on it have moved on when it comes, and until then nobody looks.',
  how: 'Choose an earlier date and renew it when the time comes, or raise the limit in the configuration if it is wrong for you.',
  families: ['missing-time-box'],
  edit: 'suggest',
  on: TIME_BOXED,
  *check(fact, context) {
    const box = ownTimeBox(fact, context);
    const limit = box && limitOf(fact, box, context);
    if (!limit || limit.days <= limit.allowed || hasEnded(context.now, limit.date.end)) return;
    const { date, days, allowed, latest, isReview } = limit;
    const what = capitalised(describeTimeBoxed(fact));
    const length = isReview ? `is next looked at in ${counted(days, 'day')}` : `lasts ${counted(days, 'day')}`;
    const isPast = latest < addDays(context.now, 0);
    const advice = isPast
      ? `It should have ended by ${latest}: end it, or have it renewed from a new start.`
      : `Choose one that is no later than ${latest}.`;
    yield {
      at: date.span,
      message: `${what} ${length}, until ${date.day}; ${counted(allowed, 'day')} are allowed. A date that far away makes nobody look. ${advice}`,
      offers: () =>
        isPast ? [] : suggest('Choose an earlier date', [{ op: 'replace', span: date.span, value: blank(latest) }]),
    };
  },
  bad: lasting('2027-11-30'),
  good: lasting('2027-01-31'),
});

function lasting(until: string) {
  return unsound(
    'acme-orders.yaml',
    '  lifecycle: permanent\n  timeBox:\n    reviewBy: 2027-06-30\n',
    `  lifecycle: temporary\n  timeBox:\n    starts: 2026-11-15\n    expires: ${until}\n`,
  );
}
