import { type Blank, blank } from '../../fixes/operation.ts';
import { meshesAround } from '../../model/foreign-trust.ts';
import { knownValue } from '../../model/stated.ts';
import type { RuleContext } from '../rule.ts';

/** The trust domain of the mesh, where the workspace shows which one it is. */
export function ownDomain(context: RuleContext): string | undefined {
  const names = new Set(meshesAround(context).flatMap(({ fact }) => knownValue(fact.trustDomain) ?? []));
  const [name] = names.size > 0 ? names : context.settings.localTrustDomains;
  return names.size > 1 ? undefined : name;
}

/** The same to write; where nobody can tell, for a person to fill in. */
export function ownDomainToWrite(context: RuleContext): string | Blank {
  return ownDomain(context) ?? blank('corp.example');
}

/** Whether an alias is another name of the mesh, which only principals of five parts stand for as well. */
export function hasAliases(context: RuleContext): boolean {
  return meshesAround(context).some(({ fact }) => fact.aliases.length > 0);
}
