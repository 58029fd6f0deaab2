/** What is written about a trust domain, wherever it is written. */

import { domainKey } from './domain-key.ts';
import type { FederationFact, TrustDomainFact } from './facts.ts';
import { knownValue, type Stated } from './stated.ts';
import type { Located } from './store.ts';
import type { Surroundings } from './surroundings.ts';

type Around = Pick<Surroundings, 'workspace' | 'settings'>;

export function trustDomainsNamed(
  name: string,
  { workspace }: Pick<Surroundings, 'workspace'>,
): readonly Located<TrustDomainFact>[] {
  return workspace.lookup('trust-domain', domainKey(name));
}

/** Whether a trust domain or an issuer is not ours; false where somebody says it is, or where only a template could tell. */
export function isForeign(name: string, context: Around): boolean {
  if (context.settings.localTrustDomains.some((own) => domainKey(own) === domainKey(name))) return false;
  return trustDomainsNamed(name, context).every(
    ({ fact: { operator } }) => operator === undefined || (operator.known && operator.value !== 'internal'),
  );
}

/** Whether the other side is another company: a partner or a platform, by the agreement or by the document of its domain. */
export function isOutsider({ remote, remoteOperator }: FederationFact, context: Surroundings): boolean {
  const name = knownValue(remote);
  const documents = name === undefined ? [] : trustDomainsNamed(name, context);
  const operators = remoteOperator ? [remoteOperator] : documents.map(({ fact }) => fact.operator);
  return operators.some(isOutside);
}

/** The same of a side that is only known by its name: by its document, or by any agreement with it. */
export function isOutsiderNamed(name: string, context: Surroundings): boolean {
  const documents = trustDomainsNamed(name, context);
  const links = context.workspace.lookup('federation-by-remote', domainKey(name));
  return documents.some(({ fact }) => isOutside(fact.operator)) || links.some(({ fact }) => isOutsider(fact, context));
}

function isOutside(operator: Stated | undefined): boolean {
  return ['partner', 'platform'].includes(knownValue(operator) ?? '');
}
