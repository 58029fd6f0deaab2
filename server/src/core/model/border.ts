/**
 * Whether a policy stands where foreign identities arrive. Rules on how well a policy is enforced ask this first: what
 * happens among one's own workloads is for other tools to judge.
 */
import type { PolicyFact } from './facts.ts';
import { type ForeignTrust, foreignPartiesOf, trustBeside } from './foreign-trust.ts';
import { documentationOf } from './policy-documentation.ts';
import type { Surroundings } from './surroundings.ts';
import { trustKindsIn } from './trust-kinds.ts';

/** The foreign trust that a policy decides about; undefined where nothing shows that it decides about any. */
export function borderOf(policy: PolicyFact, context: Surroundings): ForeignTrust | undefined {
  const [foreign] = foreignPartiesOf(policy, context);
  if (foreign) return foreign.trust;
  if (decidesForAnybody(policy, context)) return trustBeside(policy, context);
  const [link] = documentationOf(policy, context).links;
  return link?.fact.remote.known
    ? { name: link.fact.remote.value, document: link.document, span: link.fact.remote.span }
    : undefined;
}

/** Whether it is about whoever comes, so that it decides about foreign identities as soon as there are any. */
function decidesForAnybody(policy: PolicyFact, context: Surroundings): boolean {
  const { effect, parties } = policy;
  if (effect === 'validates') return trustKindsIn(guardsOf(policy, context)).size > 0;
  return effect === 'authenticates' || parties.some(({ domain, match }) => domain === undefined && match === 'any');
}

/** What an admission policy is about, where another document says it: that of the policy which this one puts in force. */
export function guardsOf({ guards, applies }: PolicyFact, { workspace }: Surroundings): PolicyFact['guards'] {
  if (guards !== undefined || !applies?.known) return guards;
  const defined = workspace.lookup('policy-by-reference', applies.value.toLowerCase());
  if (defined.length === 0 || defined.some(({ fact }) => fact.guards === undefined)) return undefined;
  return defined.flatMap(({ fact }) => fact.guards ?? []);
}
