/** Enforcement points that are said to enforce and whose policies do less. */
import type { EnforcementPointFact } from '../../model/facts.ts';
import { type Shortfall, shortfallsOf, wholesOf } from '../../model/policy-deeds.ts';
import { policiesOf } from '../../model/policy-documentation.ts';
import { referenceTo } from '../../model/policy-reference.ts';
import { type Known, knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import type { Offer, Problem, RuleContext } from '../rule.ts';
import { suggest } from './place.ts';

/** Undefined where one of its policies enforces, or may well do so. */
export function weakPolicies(point: EnforcementPointFact, mode: Known, context: RuleContext): Problem | undefined {
  // A failure that opens the door and is documented is no difference between words and deeds.
  const isFailureKnown = knownValue(point.onFailure) === 'allow';
  const policies = wholesOf(policiesOf(point, context), context).map((policy) =>
    shortfallsOf(policy, context).filter(({ by }) => by !== 'failure' || !isFailureKnown),
  );
  const shortfalls = policies.flat();
  const [first] = shortfalls;
  if (!first || policies.some((found) => found.length === 0)) return undefined;
  const name = referenceTo(first.fact) ?? first.fact.file;
  return {
    at: mode.span,
    message: `This is said to enforce, but the policy behind it, ${code(name)}, ${deedOf(first)}. Requests that everybody believes to be refused are let through. Have the policy enforce, or say here what it does.`,
    related: shortfalls.map(({ setting, document }) => ({
      document,
      span: setting.span,
      message: `${code(setting.written)} takes the force away.`,
    })),
    offers: () => [...mending(shortfalls), ...admitting(point, mode, shortfalls)],
  };
}

const DEEDS: Readonly<Record<Shortfall['by'], string>> = {
  observed: 'only watches',
  partial: 'lets some requests pass by',
  off: 'is switched off',
  failure: 'lets everybody in while it cannot decide',
};

/** "only watches (`action: AUDIT`)" */
function deedOf({ by, setting }: Shortfall): string {
  return `${DEEDS[by]} (${code(setting.written)})`;
}

/** All of it or nothing: with a part mended nothing would be said any more, and not all would be well. */
function mending(shortfalls: readonly Shortfall[]): Offer[] {
  const operations = shortfalls.flatMap(({ setting: { mend }, document }) => (mend ? [{ ...mend, document }] : []));
  if (operations.length < shortfalls.length) return [];
  const isOne = new Set(shortfalls.map(({ fact }) => fact)).size === 1;
  return suggest(isOne ? 'Have the policy enforce' : 'Have the policies enforce', operations);
}

/** Saying here what is done there. */
function admitting({ slots }: EnforcementPointFact, mode: Known, shortfalls: readonly Shortfall[]): Offer[] {
  if (shortfalls.some(({ by }) => by !== 'failure'))
    return suggest('Say `observe` here', [{ op: 'replace', span: mode.span, value: 'observe' }]);
  const path = slots['on-failure'];
  return path ? suggest('Say here that it lets through on failure', [{ op: 'set', path, value: 'allow' }]) : [];
}
