/** Native policies that let everything through while nothing can be decided. */
import { borderOf } from '../../model/border.ts';
import { isForeign } from '../../model/domains.ts';
import type { FailureWay, PolicyFact } from '../../model/facts.ts';
import { type ForeignTrust, trustBeside } from '../../model/foreign-trust.ts';
import { documentationOf } from '../../model/policy-documentation.ts';
import { code } from '../../values/code.ts';
import type { Problem, RuleContext } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';
import { suggest } from './place.ts';

/** What happens when. */
const FAILURES: Readonly<Record<FailureWay, string>> = {
  'istio-provider': 'While the authorization service does not answer, Istio lets every request through',
  'envoy-ext-authz':
    'While the authorization service does not answer, or answers with a server error, Envoy lets every request through',
  'kyverno-webhook': 'While Kyverno does not answer, the API server writes every object as if there were no policy',
  'gatekeeper-webhook':
    'While Gatekeeper does not answer, the API server writes every object as if there were no policy',
  'validating-admission-policy':
    'When an expression of this policy cannot be evaluated, the API server writes the object all the same',
};

export function* failingPolicy(policy: PolicyFact, context: RuleContext): Iterable<Problem> {
  const { failsOpen } = policy;
  const trust = failsOpen && guardedTrust(policy, context);
  if (!failsOpen || !trust) return;
  const { way, written, span, mend } = failsOpen;
  yield {
    at: span,
    message: `${FAILURES[way]} (${code(written)}). This concerns more than your own workloads, ${becauseOf(trust)}: whoever can bring the failure about switches off the check. Refuse then.`,
    related: [citing(trust), ...placesOf(policy, context)],
    offers: () => (mend ? suggest('Refuse instead', [mend]) : []),
  };
}

/** A program that is asked about requests is asked about foreign ones as well, and a point says what it accepts. */
function guardedTrust(policy: PolicyFact, context: RuleContext): ForeignTrust | undefined {
  const trust = borderOf(policy, context) ?? (policy.effect === 'delegates' ? trustBeside(policy, context) : undefined);
  if (trust) return trust;
  const accepted = documentationOf(policy, context).points.flatMap(({ fact, document }) =>
    fact.accepts.flatMap((one) =>
      one.known && isForeign(one.value, context) ? [{ name: one.value, document, span: one.span }] : [],
    ),
  );
  return accepted[0];
}

function placesOf(policy: PolicyFact, context: RuleContext) {
  return documentationOf(policy, context).points.map(({ fact, document }) => ({
    document,
    span: fact.onFailure?.span ?? fact.span,
    message: 'This enforcement point is said to be decided here.',
  }));
}
