/** Foreign identities that a policy lets in by the lot instead of by name. */
import { prefixEnd } from '../values/identity-prefix.ts';
import { type Reach, reachOf } from '../values/subject.ts';
import type { Party, PolicyFact } from './facts.ts';
import { type ForeignParty, foreignPartiesOf } from './foreign-trust.ts';
import { admittedBy, conditionsBeside, isDecidedLater } from './parties.ts';
import type { Surroundings } from './surroundings.ts';

export interface BroadParty extends ForeignParty {
  readonly reach: Exclude<Reach, 'narrow'>;
  /** Being recognised is all it takes: every identity of the other side gets in, and no other condition stands beside. */
  readonly isUndecided: boolean;
}

export function broadPartiesOf(policy: PolicyFact, context: Surroundings): BroadParty[] {
  const admitted = admittedBy(policy).filter((party) => reachIn(party) !== 'narrow');
  if (admitted.length === 0 || isDecidedLater(policy, context)) return [];
  return foreignPartiesOf(policy, context).flatMap((foreign) => {
    const { party } = foreign;
    const reach = reachIn(party);
    if (reach === 'narrow' || !admitted.includes(party)) return [];
    const conditions = conditionsBeside(party, policy);
    if (conditions.some((other) => other.reach !== 'everybody')) return [];
    const isUndecided = reach === 'everybody' && !party.isNarrowed && conditions.length === 0;
    return [{ ...foreign, reach, isUndecided }];
  });
}

/** How far a party reaches. One that is written like a part, such as `partner.example/ns/*`, may be a whole. */
function reachIn({ kind, domain, subject, match, reach }: Party): Reach {
  if (!subject.known || !domain?.known) return 'narrow';
  // What is wrong with a prefix that does not end the trust domain is not that it is wide.
  if (match === 'prefix' && prefixEnd(subject.value)?.at === 'trust-domain') return 'narrow';
  if (reach === 'everybody') return 'everybody';
  if (kind !== 'trust-domain' || match === 'exact' || match === 'suffix') return 'narrow';
  const literal = subject.value.replace(/\*$/, '');
  if (match === 'prefix') return literal.includes('*') ? 'narrow' : reachOf(`${literal}*`, domain.value);
  return reachOf(subject.value, domain.value);
}
