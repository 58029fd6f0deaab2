import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { DATED } from './date-moves.ts';
import { timeBoxDifferences } from './time-box-difference.ts';
import { DATES_SET } from './time-box-examples.ts';

export const timeBoxAdded = changeKind({
  id: 'time-box-added',
  title: 'An end or a review is set',
  what: 'A day on which trust, an exception, an observing enforcement point, a policy or a peering ends (`expires`), or is looked at again (`reviewBy`), where there was none. Dates that another document or an annotation gave before count.',
  families: ['missing-time-box'],
  on: DATED,
  compare(pair, { now }) {
    return timeBoxDifferences(pair, 'added', now);
  },
  examples: DATES_SET.map(([without, dated]) => step(without, dated, 'narrows')),
});
