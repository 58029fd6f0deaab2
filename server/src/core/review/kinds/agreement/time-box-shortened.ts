import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { DATED } from './date-moves.ts';
import { timeBoxDifferences } from './time-box-difference.ts';
import { DATES_MOVED } from './time-box-examples.ts';

export const timeBoxShortened = changeKind({
  id: 'time-box-shortened',
  title: 'An end or a review comes sooner',
  what: 'The day on which something ends or is looked at again is an earlier one.',
  families: ['missing-time-box'],
  on: DATED,
  compare(pair, { now }) {
    return timeBoxDifferences(pair, 'shortened', now);
  },
  examples: DATES_MOVED.map(([early, late]) => step(late, early, 'narrows')),
});
