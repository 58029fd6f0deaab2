import { acceptsIdentities } from '../../model/acceptance.ts';
import { inlinePoints, namedPoints, shownPoints } from '../../model/enforcement.ts';
import type { EnforcementPointFact, FederationFact } from '../../model/facts.ts';
import { isJudged } from '../../model/governance.ts';
import { inOrder } from '../../model/order.ts';
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
  what: 'Every enforcement point of a federation, named or written out in the manifest, has the mode `observe`. One that enforces is enough, and a point that is named but described nowhere is not counted as either.',
  why: 'An observing point writes down what it would refuse and lets it through. Until it enforces, the allow list of the agreement is a wish: every identity of the other side gets in.',
  how: 'Set at least one point on the way of every request to `enforce`. Until then keep the time-box of the observing points short, and read what they write down.',
  families: ['observe-only-enforcement'],
  edit: 'none',
  on: ['federation'],
  *check(link, context) {
    if (!isJudged(link, context) || !acceptsIdentities(link)) return;
    const points = pointsOf(link, context);
    if (!points || points.length === 0 || points.some(({ fact }) => knownValue(fact.mode) !== 'observe')) return;
    const subject =
      points.length === 1 ? 'The one enforcement point' : `Each of the ${points.length} enforcement points`;
    yield {
      at: missingIn(link, 'enforcement-points'),
      message: `${subject} of ${describeLink(link)} only observes, so nothing that is not allowed is ever refused. Set at least one to \`enforce\`.`,
      related: inOrder(points, spanOf).map(({ fact, document }) => ({
        document,
        span: spanOf(fact),
        message: 'This point observes and lets everything through.',
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

/** All points of a link; undefined where one is named that nobody has described, which may well enforce. */
function pointsOf(link: FederationFact, context: RuleContext): Located<EnforcementPointFact>[] | undefined {
  const points = [...inlinePoints(link, context)];
  for (const name of namedPoints(link, context)) {
    const shown = name.known ? shownPoints(name.value, context) : [];
    if (shown.length === 0) return undefined;
    points.push(...shown);
  }
  return points;
}

function spanOf({ mode, span }: EnforcementPointFact) {
  return mode?.span ?? span;
}
