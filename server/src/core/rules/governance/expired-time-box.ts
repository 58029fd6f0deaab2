import { endOf, TIME_BOXED } from '../../model/time-box.ts';
import { describeDaysLeft } from '../../values/date.ts';
import { unsound } from '../examples.ts';
import { rule } from '../rule.ts';
import { capitalised, describeTimeBoxed } from '../wording.ts';

export const expiredTimeBox = rule({
  id: 'expired-time-box',
  severity: 'error',
  title: 'Time that has run out',
  what: 'The end of a federation, of an exception, of an enforcement point that only observes or of a policy about foreign identities lies in the past. The day itself still counts, until its end in UTC. Where a native resource still configures the trust, `forgotten-trust` says so instead.',
  why: 'The consent to this trust has ended. What goes on using it does so without anybody having agreed to it, and a reader of the file cannot tell what holds.',
  how: 'End what the document describes and delete it, or have it renewed and write the new date with the new change record.',
  families: ['expired-time-box'],
  edit: 'none',
  on: TIME_BOXED,
  *check(fact, context) {
    const ended = endOf(fact, context);
    if (!ended || ended.configured.length > 0) return;
    const { day, end, span } = ended.date;
    yield {
      at: span,
      message: `${capitalised(describeTimeBoxed(fact))} ended on ${day} (${describeDaysLeft(context.now, end)}), so nobody's consent stands behind it any more. Take down what is left of it and delete this document, or have it renewed and write the new date.`,
    };
  },
  bad: unsound(
    'acme-orders.yaml',
    '  lifecycle: permanent\n  timeBox:\n    reviewBy: 2027-06-30\n',
    '  lifecycle: temporary\n  timeBox:\n    expires: 2026-11-20\n',
  ),
  good: unsound(
    'acme-orders.yaml',
    '  lifecycle: permanent\n  timeBox:\n    reviewBy: 2027-06-30\n',
    '  lifecycle: temporary\n  timeBox:\n    expires: 2027-01-31\n',
  ),
});
