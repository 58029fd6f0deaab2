/** How a policy that lets in foreign identities by the lot is reported. */
import type { BroadParty } from '../../model/broad-parties.ts';
import type { PolicyFact } from '../../model/facts.ts';
import { namingOffers } from '../policy/naming-offers.ts';
import type { Problem } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';

export function broadPartyProblem(policy: PolicyFact, { party, trust, name }: BroadParty, fault: string): Problem {
  // A peer is trusted by being named, so there is no other place to point at.
  const isShown = party.kind !== 'peer';
  const why = isShown ? ` They are recognised here, ${becauseOf(trust)}.` : '';
  return {
    at: party.subject.span,
    message: `${fault}${why} Name the single identities that are needed.`,
    ...(isShown && { related: [citing(trust)] }),
    offers: () => namingOffers(policy, party, name),
  };
}
