import { isVerbatim, type Stated } from '../../model/stated.ts';
import { TIME_BOXED, type TimeBoxed } from '../../model/time-box.ts';
import { parseDate } from '../../values/date.ts';
import { SOUND, unsound } from '../examples.ts';
import { rule } from '../rule.ts';

export const invalidDate = rule({
  id: 'invalid-date',
  severity: 'error',
  title: 'A date that cannot be read',
  what: 'A field that takes a date holds something else: another order of day and month, a day the calendar does not have, or words. A date is `YYYY-MM-DD`, which lasts to the end of that day in UTC, or a time as in RFC 3339.',
  why: 'An end that no program can read is no end: nobody is warned before it, and nothing is noticed after it.',
  how: 'Write the date as year-month-day, such as `2027-03-31`.',
  families: [],
  edit: 'suggest',
  on: TIME_BOXED,
  *check(fact) {
    for (const stated of datesIn(fact)) {
      if (!stated?.known) continue;
      const date = parseDate(stated.value);
      if (date.ok) continue;
      const { value, span } = stated;
      const { suggestion } = date;
      // A date in a comment has no place of its own to be replaced at.
      const isReplaceable = suggestion !== undefined && isVerbatim(value, span);
      yield {
        at: span,
        message: `${date.message} Until it can be read, nobody is reminded of it.`,
        offers: () =>
          isReplaceable
            ? [
                {
                  title: `Change to \`${suggestion}\``,
                  kind: 'suggest',
                  operations: [{ op: 'replace', span, value: suggestion }],
                },
              ]
            : [],
      };
    }
  },
  bad: unsound('acme-orders.yaml', 'reviewBy: 2027-06-30', 'reviewBy: 30.06.2027'),
  good: SOUND,
});

function datesIn(fact: TimeBoxed): (Stated | undefined)[] {
  const { starts, expires, reviewBy } = fact.timeBox;
  const box = [starts, expires, reviewBy];
  if (fact.type !== 'federation') return box;
  const tests = Object.values(fact.failureModes).map(({ tested }) => tested);
  return [...box, fact.revocation.lastTested, ...tests];
}
