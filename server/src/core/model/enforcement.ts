/** Where a trust link says that requests of the other side are decided, and what is known of these places. */

import { sameWay } from './acceptance.ts';
import { isUnanswered } from './answer.ts';
import type { EnforcementPointFact, FederationFact } from './facts.ts';
import { knownValue, type Stated } from './stated.ts';
import type { Located } from './store.ts';
import type { Surroundings } from './surroundings.ts';

/** Names of enforcement points by any of the three ways; those still to be filled in name nothing. */
export function namedPoints(link: FederationFact, context: Surroundings): Stated[] {
  const others = sameWay(link, context).flatMap(({ fact }) => fact.enforcementPoints);
  return [...link.enforcementPoints, ...others].filter((name) => !isUnanswered(name));
}

/** The points that a manifest describes inside itself. */
export function inlinePoints(
  link: FederationFact,
  context: Pick<Surroundings, 'workspace'>,
): Located<EnforcementPointFact>[] {
  if (link.inlinePoints === 0) return [];
  const name = knownValue(link.resource.name) ?? '';
  const points = context.workspace.lookup('enforcement-point-by-manifest', name);
  // Two manifests may bear one name; the resource is the one object both facts were read from.
  return points.filter(({ fact }) => fact.resource === link.resource);
}

/** The documents of a name. What the policies they stand for really do is for `policiesOf` to find. */
export function shownPoints(name: string, context: Surroundings): readonly Located<EnforcementPointFact>[] {
  return context.workspace.lookup('enforcement-point', name);
}
