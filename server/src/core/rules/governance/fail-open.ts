import { FAILURE_MODES, type FactOf, type FailureMode } from '../../model/facts.ts';
import { policiesOf } from '../../model/policy-documentation.ts';
import type { Known } from '../../model/stated.ts';
import { SOUND, unsound } from '../examples.ts';
import { type Offer, type Problem, type Related, type RuleContext, rule } from '../rule.ts';
import { describeLink } from '../wording.ts';
import { failingPolicy } from './failing-policy.ts';

const FAILURES: Readonly<Record<FailureMode, string>> = {
  expiredBundle: 'the bundle has run out',
  endpointUnreachable: 'the bundle endpoint does not answer',
  stalePolicyCache: 'the policy is too old',
  clockSkew: 'the clocks differ',
  delayedPropagation: 'a new key or a withdrawal arrives late',
  missedRenewal: 'a key was not renewed in time',
  revocation: 'an identity has been revoked',
};

/** Failures under which the last good copy can be kept for a while without letting in anybody new. */
const CAN_WAIT: readonly FailureMode[] = ['endpointUnreachable', 'stalePolicyCache', 'delayedPropagation'];

export const failOpen = rule({
  id: 'fail-open',
  severity: 'error',
  title: 'A failure that opens the door',
  what: 'A federation documents the behaviour `allow` for a failure, or an enforcement point lets requests through while it cannot decide (`onFailure: allow`) or while its policy is too old to be relied on (`cache.onStale: allow`). Or a native policy that decides about identities of another trust domain is set to let everything through while nobody can decide: `failOpen`, `failure_mode_allow`, `failurePolicy: Ignore`.',
  why: 'Failures can be brought about. Whoever can take the bundle endpoint or the policy service down then switches off the check itself, just when nobody is watching anything else.',
  how: 'Deny while a decision cannot be made. Where that would stop the business at the first hiccup, keep the last good copy for a limited time (`allow-stale`) and deny after that.',
  families: ['missing-failure-test'],
  edit: 'suggest',
  on: ['federation', 'enforcement-point', 'policy'],
  *check(fact, context) {
    if (fact.type === 'policy') yield* failingPolicy(fact, context);
    else if (fact.type === 'enforcement-point') yield* checkPoint(fact, context);
    else yield* checkFederation(fact);
  },
  bad: unsound('payments-gateway.yaml', '  onFailure: deny\n', '  onFailure: allow\n'),
  good: SOUND,
});

function* checkPoint(point: FactOf<'enforcement-point'>, context: RuleContext): Iterable<Problem> {
  const { onFailure, cache } = point;
  if (onFailure?.known && onFailure.value === 'allow') {
    const what = 'While this enforcement point cannot decide, every request gets through.';
    yield { ...problem(onFailure, what, false), related: failingPolicies(point, context) };
  }
  if (cache.onStale?.known && cache.onStale.value === 'allow')
    yield problem(
      cache.onStale,
      'Once its policy is too old, this enforcement point lets every request through.',
      false,
    );
}

/** What really lets them through, where the workspace shows it. */
function failingPolicies(point: FactOf<'enforcement-point'>, context: RuleContext): Related[] {
  return policiesOf(point, context).flatMap(({ fact, document }) =>
    fact.failsOpen ? [{ document, span: fact.failsOpen.span, message: 'Its policy is set to do so.' }] : [],
  );
}

function* checkFederation(link: FactOf<'federation'>): Iterable<Problem> {
  for (const mode of FAILURE_MODES) {
    const behaviour = link.failureModes[mode]?.behaviour;
    if (!behaviour?.known || behaviour.value !== 'allow') continue;
    const what = `When ${FAILURES[mode]}, ${describeLink(link)} lets every request through.`;
    yield problem(behaviour, what, CAN_WAIT.includes(mode));
  }
}

function problem(behaviour: Known, what: string, canWait: boolean): Problem {
  const change = (value: string, title: string): Offer => ({
    title,
    kind: 'suggest',
    operations: [{ op: 'replace', span: behaviour.span, value }],
  });
  return {
    at: behaviour.span,
    message: `${what} Whoever can bring the failure about switches off the check. ${canWait ? 'Deny then, or keep the last good copy for a limited time.' : 'Deny then.'}`,
    offers: () => [
      change('deny', 'Deny instead'),
      ...(canWait ? [change('allow-stale', 'Keep the last good copy instead')] : []),
    ],
  };
}
