import { blank } from '../../fixes/operation.ts';
import { isTemporary, TIME_BOXED, wholeTimeBox } from '../../model/time-box.ts';
import { unsound } from '../examples.ts';
import { rule } from '../rule.ts';
import { capitalised, describeTimeBoxed } from '../wording.ts';
import { suggest, writing } from './place.ts';

export const missingChangeReference = rule({
  id: 'missing-change-reference',
  severity: 'warning',
  title: 'A deviation without a change record',
  what: 'Temporary trust, an exception, or an enforcement point or policy that only observes has an end and names no change record.',
  why: 'The record tells a reviewer why the deviation was needed, who agreed to it and what has to be undone at its end. Without it each of them has to be guessed.',
  how: 'Name the ticket or change record under `change` (or in the annotation `fedlint.dev/change`).',
  families: ['missing-time-box'],
  edit: 'suggest',
  on: TIME_BOXED,
  *check(fact, context) {
    const box = wholeTimeBox(fact, context);
    if (!box?.expires || box.change || !isTemporary(fact, box)) return;
    yield {
      at: { missing: fact.slots['time-box.change'] ?? [], fallback: fact.resource.kindSpan },
      message: `${capitalised(describeTimeBoxed(fact))} is limited in time and names no change record, so nobody can read up why it was allowed or by whom. Name the ticket under \`change\`.`,
      offers: () => suggest('Add the change record', writing(fact, { 'time-box.change': blank('CHG-1042') })),
    };
  },
  bad: temporary('expires: 2027-01-31'),
  good: temporary('expires: 2027-01-31\n    change: CHG-1042'),
});

function temporary(dates: string) {
  return unsound(
    'acme-orders.yaml',
    '  lifecycle: permanent\n  timeBox:\n    reviewBy: 2027-06-30\n    change: CHG-1042\n',
    `  lifecycle: temporary\n  timeBox:\n    ${dates}\n`,
  );
}
