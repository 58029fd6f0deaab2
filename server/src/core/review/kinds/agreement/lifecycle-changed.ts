import { dateOf } from '../../../model/dates.ts';
import type { FederationFact, TimeBox } from '../../../model/facts.ts';
import { timeBoxOf } from '../../../model/governance.ts';
import { knownValue } from '../../../model/stated.ts';
import { SOUND, unsound } from '../../../rules/examples.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays } from '../../examples.ts';
import type { Version } from '../../subject.ts';
import { raised } from './raised.ts';
import { statedChange } from './stated-change.ts';

const TEMPORARY = unsound(
  'acme-orders.yaml',
  '  lifecycle: permanent\n  timeBox:\n    reviewBy: 2027-06-30\n',
  '  lifecycle: temporary\n  timeBox:\n    expires: 2027-01-31\n',
);

export const lifecycleChanged = changeKind({
  id: 'lifecycle-changed',
  title: 'Trust for a while becomes lasting, or the reverse',
  what: 'Whether trust is meant to end (`lifecycle: temporary`) or to stay (`permanent`), with the dates that come and go along with it.',
  families: ['missing-time-box', 'temporary-cross-cluster-trust'],
  on: ['federation'],
  *compare(pair) {
    if (pair.is !== 'kept') return;
    const { before, after } = pair;
    const change = statedChange(before.fact.lifecycle, after.fact.lifecycle);
    const isLasting = knownValue(change?.is) === 'permanent';
    if (!change?.was || !change.is || (!isLasting && change.is.value !== 'temporary')) return;
    const end = dateOf(timeBoxOf(after.fact, after.context).expires);
    yield {
      direction: isLasting ? 'widens' : end ? 'narrows' : 'neutral',
      title: isLasting ? 'Trust that was meant for a while becomes lasting' : 'Lasting trust is now meant for a while',
      message: isLasting
        ? 'It goes on until somebody ends it.'
        : end
          ? `It ends on ${end.day}.`
          : 'Without a day on which it ends, nothing will end it.',
      before: { span: change.was.span, says: sayingOf(before) },
      after: { span: change.is.span, says: sayingOf(after) },
      obligations: raised(after, isLasting ? ['owners', 'time-box', 'change-record'] : ['time-box', 'change-record']),
      insteadOf: ['time-box-added', 'time-box-removed'],
    };
  },
  examples: bothWays(SOUND, TEMPORARY, 'narrows', 'widens'),
});

/** "temporary, until 2027-01-31" */
function sayingOf({ fact, context }: Version<FederationFact>): string {
  const { expires, reviewBy }: TimeBox = timeBoxOf(fact, context);
  const [end, review] = [dateOf(expires), dateOf(reviewBy)];
  const word = knownValue(fact.lifecycle) ?? '';
  return [word, ...(end ? [`until ${end.day}`] : []), ...(review ? [`review by ${review.day}`] : [])].join(', ');
}
