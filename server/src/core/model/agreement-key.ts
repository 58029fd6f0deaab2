import { domainKey } from './domain-key.ts';
import type { FederationFact } from './facts.ts';
import { knownValue } from './stated.ts';

/**
 * What a Federation manifest agrees on, as text: equal for two agreements that differ in the name of the remote side
 * only, wherever it stands (in the address of its endpoint, in its identities).
 */
export function agreementKey(fact: FederationFact): string {
  const { resource, remote, slots, local, ...terms } = fact;
  const text = JSON.stringify([knownValue(local), terms], (key, value) => (key === 'span' ? undefined : value));
  const name = knownValue(remote);
  return name === undefined ? text : text.replaceAll(domainKey(name), '<remote>');
}
