/**
 * Which `Audit` or `Enforce` decides for a rule of a Kyverno policy. The engine asks one place after the other and takes
 * the first that speaks for the namespace of the object: overrides of the rule, the rule, its images, overrides of the
 * policy, the policy. Where none speaks, it audits.
 */
import type { FailureAction } from '../../model/facts.ts';

/** What stands in one rule, or for all rules of the policy. */
export interface StatedActions {
  readonly overrides: readonly FailureAction[];
  /** Of images there may be several; one `Enforce` among them is enough. */
  readonly actions: readonly FailureAction[];
}

/** What decides for a rule: overrides for some namespaces in their order, and what holds in all others. */
export interface Decision {
  readonly forSome: readonly FailureAction[];
  /** Undefined where nobody says anything, so that Kyverno audits. */
  readonly elsewhere: FailureAction | undefined;
}

export type Verdict = 'enforce' | 'audit' | 'unknown';

export function decisionFor(rule: StatedActions, policy: StatedActions): Decision {
  const asked = [...rule.overrides, ...strictest(rule.actions), ...policy.overrides, ...strictest(policy.actions)];
  const heard = asked.filter(({ reach }) => reach !== 'nowhere');
  const last = heard.findIndex(({ reach }) => reach === 'everywhere');
  return last < 0
    ? { forSome: heard, elsewhere: undefined }
    : { forSome: heard.slice(0, last), elsewhere: heard[last] };
}

/** What would decide if there were no overrides. */
export function verdictWithoutOverrides(rule: StatedActions, policy: StatedActions): Verdict {
  const [action] = [...strictest(rule.actions), ...strictest(policy.actions)];
  return verdictOf(action);
}

/** In any case: `enforce` is an old spelling. */
export function verdictOf(action: FailureAction | undefined): Verdict {
  if (!action) return 'audit';
  if (!action.stated.known) return 'unknown';
  const word = action.stated.value.toLowerCase();
  return word === 'enforce' || word === 'audit' ? word : 'unknown';
}

function strictest(actions: readonly FailureAction[]): FailureAction[] {
  const found = (['enforce', 'unknown', 'audit'] as const).flatMap((verdict) =>
    actions.filter((action) => verdictOf(action) === verdict),
  );
  return found.slice(0, 1);
}
