import { acceptsIdentities } from '../../model/acceptance.ts';
import { type EnforcementPlace, isEnforcedElsewhere, onlyObserves, placesOf } from '../../model/enforcement-state.ts';
import { isJudged } from '../../model/governance.ts';
import { inOrder } from '../../model/order.ts';
import { SOUND, unsound } from '../examples.ts';
import { rule } from '../rule.ts';
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

function spanOf(fact: EnforcementPlace) {
  return fact.type === 'policy' ? (fact.enforcement.weakenedBy[0]?.span ?? fact.span) : (fact.mode?.span ?? fact.span);
}
