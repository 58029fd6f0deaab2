/** Which policies a review speaks of: those that decide about identities of others, in either state. */
import { borderOf } from '../../../model/border.ts';
import { domainKey } from '../../../model/domain-key.ts';
import { isForeign } from '../../../model/domains.ts';
import type { PolicyFact } from '../../../model/facts.ts';
import { ownNamesOf, trustBeside } from '../../../model/foreign-trust.ts';
import type { Surroundings } from '../../../model/surroundings.ts';
import type { Pair } from '../../subject.ts';

export function isAtBorder({ before, after }: Pair<PolicyFact>): boolean {
  return [before, after].some((version) => version !== undefined && decidesAboutOthers(version.fact, version.context));
}

/** A program that is asked about requests is asked about those of others as well. */
export function decidesAboutOthers(policy: PolicyFact, context: Surroundings): boolean {
  const isAsked = policy.effect === 'delegates' && trustBeside(policy, context) !== undefined;
  return isAsked || borderOf(policy, context) !== undefined || namesStranger(policy, context);
}

/** Nothing else may trust them yet: then this is where it begins. */
function namesStranger(policy: PolicyFact, context: Surroundings): boolean {
  const own = [...ownNamesOf(policy, context)].filter((name) => name !== CONVENTIONAL);
  // Where the own name is not known, any name may be it.
  if (own.length === 0) return false;
  return policy.parties.some(({ kind, domain }) => {
    const name = kind === 'trust-domain' && domain?.known ? domainKey(domain.value) : undefined;
    return name !== undefined && name !== CONVENTIONAL && !own.includes(name) && isForeign(name, context);
  });
}

/** Every mesh of Istio goes by this name as well. */
const CONVENTIONAL = 'cluster.local';
