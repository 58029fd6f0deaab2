import { borderOf } from '../../model/border.ts';
import type { PolicyFact, PolicySetting, Weakness } from '../../model/facts.ts';
import { isSpokenFor, isWatched } from '../../model/watch-period.ts';
import { code } from '../../values/code.ts';
import { changed } from '../examples.ts';
import { suggest } from '../governance/place.ts';
import { SOUND_POLICIES } from '../policy-examples.ts';
import { type Offer, type RuleContext, rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';
import { boundingOffers } from './bounding-offers.ts';
import { OBSERVES } from './mechanisms.ts';

const ADMIN = `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: close-admin
  namespace: payments
spec:
  action: DENY
  rules:
    - from:
        - source:
            principals: ["*"]
      to:
        - operation:
            paths: [/admin*]
`;
const DRY_RUN = '  annotations:\n    istio.io/dry-run: "true"\n';

export const observedOnlyPolicy = rule({
  id: 'observed-only-policy',
  severity: 'warning',
  title: 'A policy at the border that only watches',
  what: 'A policy that decides about identities of another trust domain is only tried out: a dry run, an audit mode, shadow rules, an action that warns. As soon as an owner, a date or an enforcement point is written down for it, the rules for these ask for the rest instead, and once it has both an owner and an end nobody asks any more.',
  why: 'Its text reads like a decision, and the program refuses nobody. While only your own workloads were there, little depended on it; now it is what stands between the other side and the service.',
  how: 'Enforce it. If you are still watching what it would refuse, write down who reads that and the day on which it ends (`fedlint.dev/owner`, `fedlint.dev/expires`).',
  families: ['observe-only-enforcement', 'missing-time-box'],
  edit: 'suggest',
  on: ['policy'],
  *check(policy, context) {
    const watching = policy.enforcement.weakenedBy.filter(({ way }) => OBSERVES[way] !== undefined);
    const [first, ...others] = watching;
    const trust = first && borderOf(policy, context);
    if (!first || !trust || isAnsweredFor(policy, context)) return;
    yield {
      at: first.span,
      message: `${code(first.written)} ${OBSERVES[first.way]}. This concerns more than your own workloads, ${becauseOf(trust)}. Enforce it, or write down who watches it and when that ends.`,
      related: [
        citing(trust),
        ...others.map(({ span }) => ({
          document: context.document,
          span,
          message: 'This makes it only watch as well.',
        })),
      ],
      offers: () => [...enforcing(watching), ...boundingOffers(policy, context)],
    };
  },
  bad: {
    ...SOUND_POLICIES,
    'admin.yaml': changed(ADMIN, '  namespace: payments\n', `  namespace: payments\n${DRY_RUN}`),
  },
  good: { ...SOUND_POLICIES, 'admin.yaml': ADMIN },
});

/**
 * As soon as anything is said of a policy that refuses nobody, rules of governance ask for the rest. They ask nothing of
 * one that refuses some.
 */
function isAnsweredFor(policy: PolicyFact, context: RuleContext): boolean {
  return policy.enforcement.level === 'observed' ? isSpokenFor(policy, context) : isWatched(policy, context);
}

/** What takes all weaknesses away; nothing where one of them would stay. */
function enforcing(watching: readonly PolicySetting<Weakness>[]): Offer[] {
  const mends = watching.flatMap(({ mend }) => mend ?? []);
  return mends.length === watching.length ? suggest('Enforce it', mends) : [];
}
