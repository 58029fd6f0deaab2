/** The edit by which somebody answers for a policy that lets through too much, and says until when. */
import { blank } from '../../fixes/operation.ts';
import type { PolicyFact } from '../../model/facts.ts';
import { isNamed } from '../../model/ownership.ts';
import { addDays } from '../../values/date.ts';
import { suggest, writing } from '../governance/place.ts';
import { likelyOwner } from '../likely-owner.ts';
import type { Offer, RuleContext } from '../rule.ts';

export function boundingOffers(policy: PolicyFact, context: RuleContext): Offer[] {
  const owner = isNamed(policy.owner) ? {} : { 'owner.accountable': blank(likelyOwner(undefined, context)) };
  const end = { 'time-box.expires': blank(addDays(context.now, context.settings.timeBox.max)) };
  const change = policy.timeBox.change ? {} : { 'time-box.change': blank('CHG-1042') };
  return suggest('Add an owner and an end date', writing(policy, { ...owner, ...end, ...change }));
}
