/** Whether an exemption from policies has to do with trust in other identities. */
import { guardsOf } from './border.ts';
import type { ExemptedPolicy, PolicyExceptionFact, PolicyFact } from './facts.ts';
import { type ForeignTrust, trustBeside } from './foreign-trust.ts';
import { knownValue } from './stated.ts';
import type { Located } from './store.ts';
import type { Surroundings } from './surroundings.ts';
import { trustKindsIn } from './trust-kinds.ts';

/**
 * The foreign trust that an exception may open a gap for; undefined where nobody else is trusted, and where it is shown
 * that none of its policies is about trust.
 */
export function trustBehind({ policies }: PolicyExceptionFact, context: Surroundings): ForeignTrust | undefined {
  const isElsewhere = policies.length > 0 && policies.every((one) => isShownElsewhere(one, context));
  return isElsewhere ? undefined : trustBeside({ engine: 'kyverno', parties: [] }, context);
}

function isShownElsewhere(exempted: ExemptedPolicy, context: Surroundings): boolean {
  const found = policiesNamed(exempted, context);
  return found.length > 0 && found.every(({ fact }) => trustKindsIn(guardsOf(fact, context)).size === 0);
}

/** A policy in a namespace is named with it. */
function policiesNamed({ kind, name }: ExemptedPolicy, { workspace }: Surroundings): Located<PolicyFact>[] {
  const value = knownValue(name);
  if (value === undefined) return [];
  const kinds = kind === undefined ? ['ClusterPolicy', 'Policy'] : [kind];
  return kinds.flatMap((one) => workspace.lookup('policy-by-reference', `${one}/${value}`.toLowerCase()));
}
