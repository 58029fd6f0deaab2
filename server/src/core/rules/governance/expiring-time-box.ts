import { dateOf } from '../../model/dates.ts';
import { ownTimeBox, TIME_BOXED } from '../../model/time-box.ts';
import { daysBetween, describeDaysLeft, hasEnded } from '../../values/date.ts';
import { unsound } from '../examples.ts';
import { rule } from '../rule.ts';
import { capitalised, describeTimeBoxed } from '../wording.ts';

export const expiringTimeBox = rule({
  id: 'expiring-time-box',
  severity: 'info',
  title: 'Trust that ends soon',
  what: 'The end of a federation, of an exception, of an enforcement point that only observes or of a policy about foreign identities is near: no further away than `timeBox.warnWithin` of the configuration, which is 14 days unless set otherwise.',
  why: 'Nothing stops by itself on that day, so somebody has to take the trust down, and somebody who still needs it has to ask in time.',
  how: 'Decide now: prepare the removal, or have the trust renewed and write the new date.',
  families: ['expired-time-box'],
  edit: 'none',
  on: TIME_BOXED,
  *check(fact, context) {
    const date = dateOf(ownTimeBox(fact, context)?.expires);
    if (!date || hasEnded(context.now, date.end)) return;
    if (daysBetween(context.now, date.end) > context.settings.timeBox.warnWithin) return;
    yield {
      at: date.span,
      message: `${capitalised(describeTimeBoxed(fact))} ends ${describeDaysLeft(context.now, date.end)}, on ${date.day}, and nothing stops by itself on that day. Prepare the removal now, or have it renewed.`,
    };
  },
  bad: ending('2026-12-01'),
  good: ending('2027-01-31'),
});

function ending(day: string) {
  return unsound(
    'acme-orders.yaml',
    '  lifecycle: permanent\n  timeBox:\n    reviewBy: 2027-06-30\n',
    `  lifecycle: temporary\n  timeBox:\n    expires: ${day}\n`,
  );
}
