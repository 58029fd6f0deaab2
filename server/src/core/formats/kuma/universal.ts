/** Resources of Kuma as `kumactl` and its REST interface take them, outside of Kubernetes. */
import { nodeAt } from '../../syntax/tree.ts';
import { textOf } from '../cursor.ts';
import type { Format, Manifest } from '../kind.ts';
import { readMeshIdentity } from './mesh-identity.ts';
import { readMeshTls } from './mesh-tls.ts';
import { readMeshTrafficPermission } from './mesh-traffic-permission.ts';
import { readMeshTrust, rootsIn } from './mesh-trust.ts';

export const kumaFormats: readonly Format[] = [
  { ...universal('MeshTrust', readMeshTrust), embeds: rootsIn },
  universal('MeshIdentity', readMeshIdentity),
  universal('MeshTrafficPermission', readMeshTrafficPermission),
  universal('MeshTLS', readMeshTls),
];

function universal(type: string, read: (manifest: Manifest) => ReturnType<Format['read']>): Format {
  return {
    name: `Kuma ${type}`,
    recognise(root) {
      const stated = textOf(nodeAt(root, ['type']));
      const isOne = stated?.known && stated.value === type && nodeAt(root, ['spec'])?.type === 'map';
      return isOne && nodeAt(root, ['name']) !== undefined ? stated.span : undefined;
    },
    read,
  };
}
