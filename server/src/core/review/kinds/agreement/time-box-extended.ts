import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { DATED } from './date-moves.ts';
import { timeBoxDifferences } from './time-box-difference.ts';
import { DATES_MOVED } from './time-box-examples.ts';

export const timeBoxExtended = changeKind({
  id: 'time-box-extended',
  title: 'An end or a review is put off',
  what: 'The day on which something ends (`expires`) or is looked at again (`reviewBy`) is a later one. How often that has happened before is told by the history of the file.',
  families: ['missing-time-box', 'temporary-cross-cluster-trust'],
  on: DATED,
  compare(pair, { now }) {
    return timeBoxDifferences(pair, 'extended', now);
  },
  examples: DATES_MOVED.map(([early, late]) => step(early, late, 'widens')),
});
