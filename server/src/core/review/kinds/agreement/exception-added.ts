import { exceptionObligations } from '../../../model/readiness/exception.ts';
import { beside, SOUND } from '../../../rules/examples.ts';
import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { deviatesFrom, sayingOf } from './exception-words.ts';
import { EXCEPTION } from './time-box-examples.ts';

export const exceptionAdded = changeKind({
  id: 'exception-added',
  title: 'A deviation from an agreement is allowed',
  what: 'A TrustException comes: something that an agreement does not allow is accepted for a while.',
  families: ['temporary-cross-cluster-trust'],
  on: ['exception'],
  *compare(pair) {
    if (pair.is !== 'added') return;
    const { fact, context } = pair.after;
    yield {
      direction: 'widens',
      title: `A deviation from ${deviatesFrom(fact)} is allowed`,
      message: 'What the agreement refuses is accepted until the exception ends.',
      after: { says: sayingOf(fact) },
      obligations: exceptionObligations(fact, context),
    };
  },
  examples: [step(SOUND, beside(SOUND, { 'exception.yaml': EXCEPTION }), 'widens')],
});
