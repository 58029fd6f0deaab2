import { acceptsIdentities } from '../../model/acceptance.ts';
import { domainKey } from '../../model/domain-key.ts';
import { inlinePoints, namedPoints, shownPoints } from '../../model/enforcement.ts';
import type { EnforcementPointFact, FederationFact, PolicyFact } from '../../model/facts.ts';
import { isJudged } from '../../model/governance.ts';
import { inOrder } from '../../model/order.ts';
import { refusesNobody, wholesOf } from '../../model/policy-deeds.ts';
import { policiesOf, policiesReferredTo } from '../../model/policy-documentation.ts';
import { knownValue } from '../../model/stated.ts';
import type { Located } from '../../model/store.ts';
import { SOUND, unsound } from '../examples.ts';
import { type RuleContext, rule } from '../rule.ts';
import { describeLink } from '../wording.ts';
import { missingIn } from './place.ts';

export const observeOnlyEnforcement = rule({
  id: 'observe-only-enforcement',
  severity: 'warning',
  title: 'Enforcement that only watches',
  what: 'Every enforcement point of a federation only observes: by its mode, or because the policy that is named as the place is itself only tried out or switched off. One that enforces is enough, a policy in the workspace that decides about the other side included, and what is named but shown nowhere is not counted as either. Where a point is said to enforce and its policy does not, `enforcement-mode-mismatch` says so instead.',
  why: 'An observing point writes down what it would refuse and lets it through. Until it enforces, the allow list of the agreement is a wish: every identity of the other side gets in.',
  how: 'Set at least one point on the way of every request to `enforce`, and its policy with it. Until then keep the time-box of the observing points short, and read what they write down.',
  families: ['observe-only-enforcement'],
  edit: 'none',
  on: ['federation'],
  *check(link, context) {
    if (!isJudged(link, context) || !acceptsIdentities(link)) return;
    const places = placesOf(link, context);
    if (!places || places.length === 0) return;
    if (!places.every((place) => onlyObserves(place, context)) || isEnforcedElsewhere(link, context)) return;
    const subject =
      places.length === 1 ? 'The one enforcement point' : `Each of the ${places.length} enforcement points`;
    yield {
      at: missingIn(link, 'enforcement-points'),
      message: `${subject} of ${describeLink(link)} only observes, so nothing that is not allowed is ever refused. Set at least one to \`enforce\`.`,
      related: inOrder(places, spanOf).map(({ fact, document }) => ({
        document,
        span: spanOf(fact),
        message: `This ${fact.type === 'policy' ? 'policy' : 'point'} observes and lets everything through.`,
      })),
    };
  },
  bad: unsound(
    'payments-gateway.yaml',
    '  mode: enforce\n',
    '  mode: observe\n  timeBox:\n    expires: 2027-01-15\n    change: CHG-1043\n',
  ),
  good: SOUND,
});

type Place = EnforcementPointFact | PolicyFact;

/** All places that a link names; undefined where one is named that the workspace does not show, which may well enforce. */
function placesOf(link: FederationFact, context: RuleContext): Located<Place>[] | undefined {
  const places: Located<Place>[] = [...inlinePoints(link, context)];
  for (const name of namedPoints(link, context)) {
    const shown = name.known ? placesNamed(name.value, context) : [];
    if (shown.length === 0) return undefined;
    places.push(...shown);
  }
  return places;
}

function placesNamed(name: string, context: RuleContext): readonly Located<Place>[] {
  const points = shownPoints(name, context);
  if (points.length > 0) return points;
  return [...policiesReferredTo(name, context), ...context.workspace.lookup('policy-by-point', name)];
}

/** Of a point that is said to observe, the policy may be ahead. */
function onlyObserves({ fact }: Located<Place>, context: RuleContext): boolean {
  if (fact.type === 'policy') return refusesNobody(fact, context);
  return knownValue(fact.mode) === 'observe' && areIdle(policiesOf(fact, context), context);
}

function areIdle(policies: readonly Located<PolicyFact>[], context: RuleContext): boolean {
  return wholesOf(policies, context).every(({ fact }) => refusesNobody(fact, context));
}

/** By a policy that names the other side, documented or not: of one that is not, another rule speaks. */
function isEnforcedElsewhere({ remote }: FederationFact, context: RuleContext): boolean {
  const policies = remote.known ? context.workspace.lookup('policy-by-party', domainKey(remote.value)) : [];
  return policies.some(({ fact }) => !refusesNobody(fact, context));
}

function spanOf(fact: Place) {
  return fact.type === 'policy' ? (fact.enforcement.weakenedBy[0]?.span ?? fact.span) : (fact.mode?.span ?? fact.span);
}
