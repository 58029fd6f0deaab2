import { readinessOf } from '../../../model/readiness.ts';
import { SOUND_SPIRE } from '../../../rules/spire-examples.ts';
import { enumerate } from '../../../rules/wording.ts';
import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { companyOf } from './coming-and-going.ts';
import { without } from './federation-examples.ts';
import { remoteName, sayingOf } from './federation-words.ts';
import { fileNames } from './links.ts';

export const federationDocumented = changeKind({
  id: 'federation-documented',
  title: 'Trust that was configured is written down',
  what: 'A Federation manifest comes for a native link that was there before. Nobody is trusted who was not; what the agreement leaves open can now be seen.',
  families: ['missing-owner'],
  on: ['federation'],
  *compare(pair, context) {
    if (pair.is !== 'added' || pair.after.fact.origin === 'native') return;
    const { after } = pair;
    const { staying } = companyOf(after, 'added', context);
    if (staying.length === 0) return;
    const files = fileNames(staying);
    yield {
      direction: 'neutral',
      title: `Trust in ${remoteName(after.fact)}, which was configured before, is written down`,
      message: `It is configured in ${enumerate(files)}. From now on the agreement says who answers for it and how far it goes.`,
      after: { says: sayingOf(after) || undefined },
      obligations: readinessOf(after.fact, after.context),
    };
  },
  examples: [step(without(SOUND_SPIRE, 'acme-orders.yaml'), SOUND_SPIRE, 'neutral')],
});
