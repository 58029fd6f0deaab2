import { isUnanswered } from '../../../model/answer.ts';
import type { Direction } from '../../change.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays, step } from '../../examples.ts';
import { suppressed } from './examples.ts';
import { areHidden, reasonOf, rulesOf, shownReason } from './hidden-rules.ts';

export const suppressionReworded = changeKind({
  id: 'suppression-reworded',
  title: 'Findings stay hidden for another reason',
  what: 'The reason of a suppression is another one, is gone, or is given at last.',
  families: [],
  on: ['suppression'],
  *compare({ is, before, after }) {
    if (is !== 'kept' || shownReason(before.fact) === shownReason(after.fact)) return;
    const [had, has] = [!isUnanswered(before.fact.reason), !isUnanswered(after.fact.reason)];
    const direction: Direction = had === has ? 'neutral' : has ? 'narrows' : 'widens';
    const hidden = `${areHidden(rulesOf(after.fact))} hidden`;
    yield {
      direction,
      title: has ? `${hidden} for ${had ? 'another' : 'a'} reason` : `Nothing says any more why ${hidden}`,
      message: has
        ? `Now ${reasonOf(after.fact)}. See whether the risk is the one that was accepted.`
        : 'Without a reason nobody can tell whether the risk was rightly accepted.',
      before: { says: shownReason(before.fact) },
      after: { says: shownReason(after.fact) },
    };
  },
  examples: [
    step(suppressed(' broad-trust -- agreed, CHG-1042'), suppressed(' broad-trust -- agreed, CHG-2077'), 'neutral'),
    ...bothWays(suppressed(' broad-trust -- agreed, CHG-1042'), suppressed(' broad-trust'), 'widens', 'narrows'),
  ],
});
