import type { Fact } from '../../model/facts.ts';
import { nodeAt, type Path } from '../../syntax/tree.ts';
import { booleanOf } from '../cursor.ts';
import type { Kind } from '../kind.ts';
import { VERSION } from './item.ts';
import { authenticating } from './mutual-tls.ts';

const ALLOWED: Path = ['spec', 'allowEnablingPermissiveMutualTLS'];
const NORMALIZATION: Path = ['spec', 'http', 'incoming', 'requestNormalization', 'insecureDisablePathNormalization'];

/** What holds for all proxies of a mesh. */
export const consulMesh: Kind = {
  apiVersion: VERSION,
  kind: 'Mesh',
  read(manifest): Fact[] {
    const { resource, root, at } = manifest;
    const pathsAsSent = booleanOf(nodeAt(root, NORMALIZATION));
    const allowed = booleanOf(nodeAt(root, ALLOWED));
    return [
      ...(allowed ? [authenticating(manifest, 'consul-permissive-allowed', allowed, ALLOWED, [true, false])] : []),
      {
        type: 'consul-mesh',
        resource,
        slots: {},
        pathsAsSent: pathsAsSent && { stated: pathsAsSent, path: at(...NORMALIZATION) },
      },
    ];
  },
};
