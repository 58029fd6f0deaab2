import { dateOf } from '../../model/dates.ts';
import { flawsOf, isOver } from '../../model/suppression.ts';
import { describeDaysLeft } from '../../values/date.ts';
import { SOUND, unsound } from '../examples.ts';
import { rule } from '../rule.ts';

export const expiredSuppression = rule({
  id: 'expired-suppression',
  severity: 'error',
  title: 'A suppression whose time is over',
  what: 'The `until` of a request to hide findings lies in the past, so what it hid is shown again. The day itself still counts, until its end in UTC.',
  why: 'The risk was accepted until that day and no longer. The request left in the file makes it look as if it still were.',
  how: 'Mend what it hid, then delete it; or have the risk accepted anew and write the new date.',
  families: ['expired-time-box'],
  edit: 'none',
  on: ['suppression'],
  *check(fact, context) {
    const date = dateOf(fact.until);
    if (!date || flawsOf(fact, { locked: context.settings.locked, ruleIds: context.ruleIds }).length > 0) return;
    if (!isOver(fact, context.now)) return;
    yield {
      at: fact.span,
      message: `This suppression ended on ${date.day} (${describeDaysLeft(context.now, date.end)}), so what it hid is shown again. Mend that and delete the suppression, or have it renewed and write the new date.`,
    };
  },
  bad: unsound(
    'acme-orders.yaml',
    'spec:\n',
    '# fedlint-ignore broad-trust until=2026-11-20 -- agreed with the partner, CHG-1042\nspec:\n',
  ),
  good: SOUND,
});
