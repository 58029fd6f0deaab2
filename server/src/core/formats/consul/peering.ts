/** Both ends of a peering. Consul calls the other side by the name of the resource. */
import type { Fact } from '../../model/facts.ts';
import type { Kind, Manifest } from '../kind.ts';
import { peeringFact } from '../policy.ts';
import { VERSION } from './item.ts';

export const peeringAcceptor: Kind = {
  apiVersion: VERSION,
  kind: 'PeeringAcceptor',
  read: peering,
};

export const peeringDialer: Kind = {
  apiVersion: VERSION,
  kind: 'PeeringDialer',
  read: peering,
};

function peering(manifest: Manifest): Fact[] {
  const { name } = manifest.resource;
  return name ? [peeringFact(manifest, { engine: 'consul', remote: name, remoteKind: 'peer' })] : [];
}
