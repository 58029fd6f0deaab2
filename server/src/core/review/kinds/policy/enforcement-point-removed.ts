import { domainKey } from '../../../model/domain-key.ts';
import { policiesOf } from '../../../model/policy-documentation.ts';
import { knownValue } from '../../../model/stated.ts';
import { changeKind, type ReviewContext } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { describeStated } from './describe-stated.ts';
import { observes } from './enforcement-point-added.ts';
import { ONE_POINT, TWO_POINTS } from './point-examples.ts';
import { standsInNew } from './together.ts';

export const enforcementPointRemoved = changeKind({
  id: 'enforcement-point-removed',
  title: 'A place where requests are decided is gone',
  what: 'An enforcement point that is no longer written down, while the agreement it stood in is still there. Either nobody decides there any more, or nobody who reads the agreement knows of it. One that only observed leaves things as they were.',
  families: ['undocumented-enforcement-point'],
  on: ['enforcement-point'],
  *compare(pair, context) {
    if (pair.is !== 'removed' || standsInNew(pair, context)) return;
    const { fact } = pair.before;
    const isLeft = policiesOf(fact, { workspace: context.head }).length > 0;
    const isLeftover = fact.accepts.every((name) => name.known && !isTrusted(name.value, context));
    yield {
      direction: isLeftover || observes(fact) ? 'neutral' : 'widens',
      title: `An enforcement point is gone that decided about ${describeStated(fact.accepts, 'nobody')}`,
      message: isLeftover
        ? 'The trust that it decided about is gone as well.'
        : isLeft
          ? 'The policy it stood for is still there, and nothing says any more what it is for and who answers for it.'
          : 'Nothing shows that requests are still decided there.',
      before: { says: knownValue(fact.mode) ?? 'described' },
    };
  },
  examples: [step(TWO_POINTS, ONE_POINT, 'widens')],
});

function isTrusted(name: string, { head }: ReviewContext): boolean {
  return head.lookup('federation-by-remote', domainKey(name)).length > 0;
}
