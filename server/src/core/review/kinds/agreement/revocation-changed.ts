import { SOUND, unsound } from '../../../rules/examples.ts';
import { capitalised, enumerate } from '../../../rules/wording.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays, step } from '../../examples.ts';
import { describeDurationChange, durationChange, isLonger } from './durations.ts';
import { raised } from './raised.ts';
import { REVOCATION_WORDS, revocationMoves } from './revocation.ts';
import { sidesOf } from './stated-change.ts';

export const revocationChanged = changeKind({
  id: 'revocation-changed',
  title: 'The trust ends in another way',
  what: 'The steps by which a federation is ended in a hurry, the address of those to reach then, or the time that this may take (`maxDelay`). A longer time, or none at all, widens trust: a stolen key stays good for as long.',
  families: ['missing-revocation-path'],
  on: ['federation'],
  *compare(pair) {
    if (pair.is !== 'kept') return;
    const { before, after } = pair;
    const delay = durationChange(before.fact.revocation.maxDelay, after.fact.revocation.maxDelay);
    if (delay) {
      const isWider = isLonger(delay);
      yield {
        direction: isWider ? 'widens' : 'narrows',
        title: `The longest time that a revocation may take ${describeDurationChange(delay)}`,
        message: isWider
          ? 'For as long a stolen key of the other side stays good.'
          : 'A stolen key of the other side is good for no longer than that, if it is kept.',
        ...delay.sides,
        obligations: isWider ? raised(after, ['revocation', 'change-record']) : [],
      };
    }
    const changed = revocationMoves(pair).filter(({ move }) => move === 'changed');
    const [first] = changed;
    if (!first) return;
    yield {
      direction: 'moves',
      title: `${capitalised(enumerate(changed.map(({ part }) => REVOCATION_WORDS[part])))} is written anew`,
      message: 'Steps and addresses that were not tried out since may not work when they are needed.',
      ...sidesOf(first),
      obligations: raised(after, ['revocation']),
    };
  },
  examples: [
    step(SOUND, unsound('acme-orders.yaml', 'roll the gateway', 'wait for the next release'), 'moves'),
    step(SOUND, unsound('acme-orders.yaml', 'security@acme', 'soc@acme'), 'moves'),
    ...bothWays(SOUND, unsound('acme-orders.yaml', 'maxDelay: 15m', 'maxDelay: 1d'), 'widens', 'narrows'),
    ...bothWays(SOUND, unsound('acme-orders.yaml', '    maxDelay: 15m\n', ''), 'widens', 'narrows'),
  ],
});
