import type { EnforcementPointFact } from '../../../model/facts.ts';
import { pointObligations } from '../../../model/policy-readiness.ts';
import { knownValue } from '../../../model/stated.ts';
import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { describeStated } from './describe-stated.ts';
import { ONE_POINT, TWO_POINTS } from './point-examples.ts';
import { standsInNew } from './together.ts';

export const enforcementPointAdded = changeKind({
  id: 'enforcement-point-added',
  title: 'A place where requests are decided is new',
  what: 'An enforcement point that was not written down before, by itself or inside of an agreement that was there. One that refuses narrows; one that only observes changes nothing yet.',
  families: ['undocumented-enforcement-point'],
  on: ['enforcement-point'],
  *compare(pair, context) {
    if (pair.is !== 'added' || standsInNew(pair, context)) return;
    const { fact, context: around } = pair.after;
    const isIdle = observes(fact);
    yield {
      direction: isIdle ? 'neutral' : 'narrows',
      title: `A new enforcement point for ${describeStated(fact.accepts, 'nobody yet')}`,
      message: isIdle
        ? 'It only observes, so it refuses nobody yet.'
        : 'Requests are decided at one more place, as far as it really stands in their way.',
      after: { says: knownValue(fact.mode) ?? 'described' },
      obligations: pointObligations(fact, around, isIdle ? ['owners', 'time-box'] : []),
    };
  },
  examples: [step(ONE_POINT, TWO_POINTS, 'narrows')],
});

export function observes({ mode }: EnforcementPointFact): boolean {
  return knownValue(mode) === 'observe';
}
