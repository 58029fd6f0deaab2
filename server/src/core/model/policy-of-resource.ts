import type { OfResource, PolicyFact } from './facts.ts';
import { keysOfReference } from './policy-reference.ts';
import { knownValue } from './stated.ts';
import type { Surroundings } from './surroundings.ts';

/** The policy that was read from the same resource as another fact; undefined for one whose name nobody knows. */
export function policyOf({ resource }: OfResource, { workspace }: Surroundings): PolicyFact | undefined {
  const name = knownValue(resource.name);
  const keys = name === undefined ? [] : keysOfReference(`${resource.kind}/${name}`);
  const found = keys.flatMap((key) => workspace.lookup('policy-by-reference', key));
  return found.find(({ fact }) => fact.resource === resource)?.fact;
}
