/** A sound Consul with a second peer of which nobody speaks otherwise. */
import { PEERING, SOUND_CONSUL } from '../../../rules/consul-examples.ts';
import type { Example } from '../../../rules/rule.ts';

export const ONE_PEER: Example = SOUND_CONSUL;
export const TWO_PEERS: Example = {
  ...SOUND_CONSUL,
  'second-peering.yaml': PEERING.replaceAll('acme-dc', 'west-dc'),
};
