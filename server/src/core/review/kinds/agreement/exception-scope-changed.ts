import type { ObligationId } from '../../../model/obligation.ts';
import type { Stated } from '../../../model/stated.ts';
import { changed } from '../../../rules/examples.ts';
import type { Direction } from '../../change.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays, step } from '../../examples.ts';
import { directionOf, type SetDifference } from '../../set-difference.ts';
import { raised } from './raised.ts';
import { describeChange, sidesOf, statedChange } from './stated-change.ts';
import { listed, nameDifference, namesIn } from './text-set.ts';
import { EXCEPTION } from './time-box-examples.ts';

const LEGACY = 'spiffe://acme.partner.example/orders/legacy';
const BATCH = 'spiffe://acme.partner.example/orders/batch';
const OBLIGATIONS: readonly ObligationId[] = ['owners', 'time-box', 'change-record'];

export const exceptionScopeChanged = changeKind({
  id: 'exception-scope-changed',
  title: 'A deviation reaches further, or less far',
  what: 'What a TrustException is about: its scope, where an empty one leaves all of the agreement open, or the agreement itself.',
  families: ['temporary-cross-cluster-trust', 'overly-broad-trust'],
  on: ['exception'],
  *compare(pair) {
    if (pair.is !== 'kept') return;
    const { before, after } = pair;
    const agreement = statedChange(before.fact.federation, after.fact.federation);
    if (agreement) {
      yield {
        direction: 'moves',
        title: `The agreement that is deviated from ${describeChange(agreement)}`,
        message: 'Something else is allowed from now on than what was approved.',
        ...sidesOf(agreement),
        obligations: raised(after, OBLIGATIONS),
      };
    }
    const change = nameDifference(before.fact.scope, after.fact.scope);
    if (!change) return;
    const [isAll, wasAll] = [after.fact.scope.length === 0, before.fact.scope.length === 0];
    const direction: Direction = isAll ? 'widens' : wasAll ? 'narrows' : directionOf(change);
    yield {
      direction,
      title: isAll ? 'The deviation is about the whole agreement' : titleFor(change, wasAll),
      message:
        direction === 'narrows'
          ? 'What is no longer in the scope is refused again, if it is enforced.'
          : 'More is accepted than the agreement allows, and than was approved.',
      before: sideOf(before.fact.scope),
      after: sideOf(after.fact.scope),
      obligations: direction === 'narrows' ? [] : raised(after, OBLIGATIONS),
    };
  },
  examples: [
    ...bothWays(scoped(LEGACY), scoped(LEGACY, BATCH), 'widens', 'narrows'),
    ...bothWays(scoped(LEGACY), scoped(), 'widens', 'narrows'),
    step(scoped(LEGACY), scoped(BATCH), 'moves'),
    step(scoped(LEGACY), changed(scoped(LEGACY), 'federation: acme-orders', 'federation: acme-refunds'), 'moves'),
  ],
});

function titleFor({ added, removed }: SetDifference<string>, wasAll: boolean): string {
  if (wasAll) return `The deviation is only about ${listed(added)}`;
  if (added.length > 0 && removed.length > 0)
    return `The deviation is about ${listed(added)} instead of ${listed(removed)}`;
  return added.length > 0
    ? `The deviation is about ${listed(added)} as well`
    : `The deviation is no longer about ${listed(removed)}`;
}

function sideOf(scope: readonly Stated[]) {
  return { span: scope[0]?.span, says: namesIn(scope).join(', ') || 'the whole agreement' };
}

function scoped(...scope: readonly string[]): string {
  return changed(EXCEPTION, `[${LEGACY}]`, `[${scope.join(', ')}]`);
}
