/** Whether anybody governs a peering of meshes or clusters, by one of the three ways (product, section 1). */
import { domainKey } from './domain-key.ts';
import type { PeeringFact, PolicyFact } from './facts.ts';
import { isOwnTrust } from './mesh-identities.ts';
import { documentationOf } from './policy-documentation.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * True as well where it cannot be known, and where there is nobody else at the other side. An agreement knows the peer by
 * the name of the peering, or stands behind a policy that is about this peer alone.
 */
export function isGoverned(peering: PeeringFact, context: Surroundings): boolean {
  if (peering.annotated || !peering.remote.known || isOwnTrust(peering, context)) return true;
  const { workspace } = context;
  const name = domainKey(peering.remote.value);
  if (workspace.lookup('manifest-by-remote', name).length > 0) return true;
  if (peering.remoteKind !== 'peer') return false;
  return workspace
    .lookup('policy-by-party', name)
    .some(({ fact }) => isAboutAlone(fact, peering.engine, name) && documentationOf(fact, context).links.length > 0);
}

/** Of a policy that names others as well, the agreement may be with those. */
function isAboutAlone({ engine, parties }: PolicyFact, expected: PeeringFact['engine'], name: string): boolean {
  return engine === expected && parties.every(({ domain }) => domain?.known && domainKey(domain.value) === name);
}
