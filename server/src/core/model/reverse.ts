/** The same trust as the other side describes it. */
import { domainKey } from './domain-key.ts';
import type { FederationFact } from './facts.ts';
import { knownValue } from './stated.ts';
import type { Located } from './store.ts';
import type { Surroundings } from './surroundings.ts';

/** Federation manifests with the two trust domains the other way round. */
export function reverseManifests(link: FederationFact, { workspace }: Surroundings): Located<FederationFact>[] {
  const [local, remote] = [knownValue(link.local), knownValue(link.remote)];
  if (local === undefined || remote === undefined || domainKey(local) === domainKey(remote)) return [];
  return workspace.lookup('manifest-by-remote', domainKey(local)).filter(({ fact }) => {
    const near = knownValue(fact.local);
    return near !== undefined && domainKey(near) === domainKey(remote);
  });
}
