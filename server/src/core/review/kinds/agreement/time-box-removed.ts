import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { DATED } from './date-moves.ts';
import { timeBoxDifferences } from './time-box-difference.ts';
import { DATES_SET } from './time-box-examples.ts';

export const timeBoxRemoved = changeKind({
  id: 'time-box-removed',
  title: 'An end or a review is dropped',
  what: 'The day on which something ends or is looked at again is gone, and nothing else gives it one. What was meant for a while then stays.',
  families: ['missing-time-box', 'temporary-cross-cluster-trust'],
  on: DATED,
  compare(pair, { now }) {
    return timeBoxDifferences(pair, 'removed', now);
  },
  examples: DATES_SET.map(([without, dated]) => step(dated, without, 'widens')),
});
