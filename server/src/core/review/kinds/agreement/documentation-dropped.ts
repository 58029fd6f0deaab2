import { readinessOf } from '../../../model/readiness.ts';
import { SOUND_SPIRE } from '../../../rules/spire-examples.ts';
import { enumerate } from '../../../rules/wording.ts';
import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { companyOf } from './coming-and-going.ts';
import { without } from './federation-examples.ts';
import { remoteName, sayingOf } from './federation-words.ts';
import { fileNames } from './links.ts';

export const documentationDropped = changeKind({
  id: 'documentation-dropped',
  title: 'Trust goes on without its agreement',
  what: 'The Federation manifest of a native link is gone, and the link stays. Owners, dates, the allow list and the way out go with it, so the trust is under less control than before.',
  families: ['missing-owner', 'missing-time-box', 'missing-revocation-path'],
  on: ['federation'],
  *compare(pair, review) {
    if (pair.is !== 'removed' || pair.before.fact.origin === 'native') return;
    const { before } = pair;
    const { staying } = companyOf(before, 'removed', review);
    const [first] = staying;
    if (!first) return;
    const files = fileNames(staying);
    const there = { ...before.context, document: first.document, workspace: review.head };
    yield {
      direction: 'widens',
      title: `The agreement about ${remoteName(before.fact)} is gone, and the trust goes on`,
      message: `It is still configured in ${enumerate(files)}, and what was agreed on it can no longer be read anywhere.`,
      before: { says: sayingOf(before) || undefined },
      obligations: readinessOf(first.fact, there),
    };
  },
  examples: [step(SOUND_SPIRE, without(SOUND_SPIRE, 'acme-orders.yaml'), 'widens')],
});
