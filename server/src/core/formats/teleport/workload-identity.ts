import schema from '../../../../../schemas/teleport-workload-identity.schema.json' with { type: 'json' };
import type { TeleportLifetime } from '../../model/facts.ts';
import { nodeAt } from '../../syntax/tree.ts';
import { scalarOf, templateOf } from '../cursor.ts';
import type { Format, Manifest } from '../kind.ts';
import { inCamelCase, respelled } from '../respelled.ts';
import { kindIn, resourceOf } from './resource.ts';

const SPIFFE = ['spec', 'spiffe'] as const;

/** In seconds. */
const DAY = 86_400;

/** An identity that Teleport issues to workloads in its own trust domain. */
export const workloadIdentity: Format = {
  name: 'Teleport workload_identity',
  recognise: (root) => kindIn(root, 'workload_identity'),
  view: (root) => respelled(root, schema, inCamelCase),
  read: (manifest) => [
    {
      type: 'teleport-identity',
      resource: resourceOf(manifest),
      slots: {},
      id: templateOf(nodeAt(manifest.root, [...SPIFFE, 'id'])),
      lifetimes: [...lifetimesOf(manifest, 'x509', 14 * DAY), ...lifetimesOf(manifest, 'jwt', DAY)],
    },
  ],
};

function lifetimesOf({ root, at }: Manifest, kind: 'x509' | 'jwt', longest: number): TeleportLifetime[] {
  const path = [...SPIFFE, kind, 'maximum_ttl'];
  const stated = scalarOf(nodeAt(root, path));
  return stated ? [{ name: `${kind}.maximum_ttl`, stated, path: at(...path), longest }] : [];
}
