import { beside, SOUND } from '../../../rules/examples.ts';
import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { deviatesFrom, sayingOf } from './exception-words.ts';
import { EXCEPTION } from './time-box-examples.ts';

export const exceptionRemoved = changeKind({
  id: 'exception-removed',
  title: 'A deviation from an agreement ends',
  what: 'A TrustException is gone. What it allowed has to be taken down where it was configured.',
  families: ['temporary-cross-cluster-trust'],
  on: ['exception'],
  *compare(pair) {
    if (pair.is !== 'removed') return;
    const { fact } = pair.before;
    yield {
      direction: 'narrows',
      title: `The deviation from ${deviatesFrom(fact)} ends`,
      message: 'Make sure that what was set up for it is taken down as well.',
      before: { says: sayingOf(fact) },
    };
  },
  examples: [step(beside(SOUND, { 'exception.yaml': EXCEPTION }), SOUND, 'narrows')],
});
