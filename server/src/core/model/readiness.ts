/** What has to be in place before trust in another domain goes live, and whether it is. */
import type { FederationFact } from './facts.ts';
import type { Obligation, ObligationId } from './obligation.ts';
import { admission } from './readiness/admission.ts';
import { asked } from './readiness/asked.ts';
import { duration } from './readiness/duration.ts';
import { enforcement } from './readiness/enforcement.ts';
import { keys } from './readiness/keys.ts';
import { owners } from './readiness/owners.ts';
import { withdrawal } from './readiness/withdrawal.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * The readiness list of a trust link, in the order in which people work through it. A native link is judged with the
 * manifest that governs it. What does not apply to it is left out: an outbound federation is refused on the other side.
 */
export function readinessOf(link: FederationFact, context: Surroundings): Obligation[] {
  const subject = asked(link, context);
  return [owners, keys, withdrawal, enforcement, admission, duration].flatMap((part) => part(subject));
}

/** Some of them, in that same order. */
export function obligationsFor(
  link: FederationFact,
  context: Surroundings,
  ids: readonly ObligationId[],
): Obligation[] {
  return readinessOf(link, context).filter(({ id }) => ids.includes(id));
}
