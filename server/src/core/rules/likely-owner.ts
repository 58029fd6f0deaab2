/** The owner a person most likely wants to write, for the blank of an edit. */
import type { FederationFact } from '../model/facts.ts';
import { ownersOf } from '../model/governance.ts';
import { fallbackOwner, isNamed } from '../model/ownership.ts';
import type { RuleContext } from './rule.ts';

/** Who owns another part of the link, or the file; else one of the teams there are. */
export function likelyOwner(link: FederationFact | undefined, context: RuleContext): string {
  const others = link ? Object.values(ownersOf(link, context)) : [];
  const named = others.flatMap((owner) => (isNamed(owner) && owner.known ? owner.value.name : []));
  return named[0] ?? fallbackOwner(context)?.name ?? context.settings.owners.teams[0] ?? 'team-identity';
}
