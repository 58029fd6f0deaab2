import { inlinePoints } from '../../../model/enforcement.ts';
import type { FederationFact } from '../../../model/facts.ts';
import { known, knownValue, type Stated } from '../../../model/stated.ts';
import { beside, changed, ENFORCEMENT_POINT, SOUND, unsound } from '../../../rules/examples.ts';
import type { Direction } from '../../change.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays, step } from '../../examples.ts';
import type { SetDifference } from '../../set-difference.ts';
import type { Version } from '../../subject.ts';
import { raised } from './raised.ts';
import { listed, nameDifference, namesIn } from './text-set.ts';

const OTHER = { 'orders-gateway.yaml': changed(ENFORCEMENT_POINT, 'name: payments-gateway', 'name: orders-gateway') };
const ONE = beside(SOUND, OTHER);
const BOTH = beside(unsound('acme-orders.yaml', '[payments-gateway]', '[payments-gateway, orders-gateway]'), OTHER);

export const enforcementPointsChanged = changeKind({
  id: 'enforcement-points-changed',
  title: 'The trust is enforced in other places',
  what: 'Which places a federation names where requests of the other side are refused, in its manifest or on the native resource. A place that is no longer named will not be looked at when the trust is reviewed or ends.',
  families: ['undocumented-enforcement-point'],
  on: ['federation'],
  *compare(pair) {
    if (pair.is !== 'kept') return;
    const { before, after } = pair;
    const change = nameDifference(placesOf(before), placesOf(after));
    if (!change) return;
    const direction = directionOf(change);
    yield {
      direction,
      title: titleFor(change),
      message: messageFor(direction),
      before: sideOf(before.fact, change.removed),
      after: sideOf(after.fact, change.added),
      obligations: direction === 'narrows' ? [] : raised(after, ['enforcement-point', 'enforced']),
    };
  },
  examples: [
    ...bothWays(ONE, BOTH, 'narrows', 'widens'),
    step(ONE, beside(unsound('acme-orders.yaml', '[payments-gateway]', '[orders-gateway]'), OTHER), 'moves'),
  ],
});

/** With the points that are described inside, which are as good as named. */
function placesOf({ fact, context }: Version<FederationFact>): Stated[] {
  const inline = inlinePoints(fact, context).flatMap(({ fact: { name, span } }) => {
    const text = knownValue(name);
    return text === undefined ? [] : [known(text, span)];
  });
  return [...fact.enforcementPoints, ...inline];
}

function directionOf({ added, removed }: SetDifference<string>): Direction {
  return removed.length === 0 ? 'narrows' : added.length === 0 ? 'widens' : 'moves';
}

function titleFor({ added, removed }: SetDifference<string>): string {
  const verb = (names: readonly string[]) => (names.length === 1 ? 'is' : 'are');
  if (added.length > 0 && removed.length > 0)
    return `The trust is enforced at ${listed(added)} instead of ${listed(removed)}`;
  return removed.length > 0
    ? `${listed(removed)} ${verb(removed)} no longer named as a place of enforcement`
    : `${listed(added)} ${verb(added)} named as a place of enforcement`;
}

function messageFor(direction: Direction): string {
  if (direction === 'narrows') return 'Requests of the other side can be refused there as well.';
  return direction === 'widens'
    ? 'If it was taken down, requests that went through it are refused nowhere.'
    : 'Requests that still go the old way may be refused nowhere.';
}

function sideOf({ enforcementPoints }: FederationFact, names: readonly string[]) {
  const first = enforcementPoints.find((name) => names.includes(knownValue(name) ?? '')) ?? enforcementPoints[0];
  return { span: first?.span, says: namesIn(enforcementPoints).join(', ') || undefined };
}
