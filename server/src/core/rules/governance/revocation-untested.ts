import { blank } from '../../fixes/operation.ts';
import { isUnanswered } from '../../model/answer.ts';
import { dateOf, isOlder } from '../../model/dates.ts';
import { isJudged } from '../../model/governance.ts';
import { addDays, describeDaysLeft } from '../../values/date.ts';
import { SOUND, unsound } from '../examples.ts';
import { rule } from '../rule.ts';
import { counted, describeLink } from '../wording.ts';
import { missingIn, suggest, writing } from './place.ts';

export const revocationUntested = rule({
  id: 'revocation-untested',
  severity: 'warning',
  title: 'A way out that nobody has walked',
  what: 'A federation says how it is revoked, and this has never been tried out, or not for longer than `evidence.maxAge` of the configuration (365 days unless set otherwise).',
  why: 'Steps that were never tried usually stop half-way: a gateway keeps its copy of the bundle, a contact has left, a pipeline puts the resource back.',
  how: 'Try the revocation out, in a test environment if need be, and write the day under `revocation.lastTested`.',
  families: ['missing-revocation-path', 'missing-failure-test'],
  references: ['spiffe:FED 6.3'],
  edit: 'suggest',
  on: ['federation'],
  *check(link, context) {
    const { path, lastTested } = link.revocation;
    if (!isJudged(link, context) || isUnanswered(path)) return;
    const date = dateOf(lastTested);
    const { maxAge } = context.settings.evidence;
    if (lastTested && !(date && isOlder(date, maxAge, context.now))) return;
    const when = date
      ? `was last tried out on ${date.day} (${describeDaysLeft(context.now, date.end)})`
      : 'was never tried out';
    const limit = date ? `; a test counts for ${counted(maxAge, 'day')}` : '';
    yield {
      at: date?.span ?? missingIn(link, 'revocation.last-tested'),
      message: `The revocation of ${describeLink(link)} ${when}${limit}. Untried steps stop half-way when they are needed. Try them out and write the day under \`lastTested\`.`,
      offers: () =>
        suggest(
          'Write the day of the test',
          writing(link, { 'revocation.last-tested': blank(addDays(context.now, 0)) }),
        ),
    };
  },
  bad: unsound('acme-orders.yaml', '    lastTested: 2026-09-01\n', ''),
  good: SOUND,
});
