import type { Kind } from '../kind.ts';
import { meshFacts } from './mesh.ts';
import { rootsInside } from './mesh-config.ts';

const CONFIG = ['spec', 'values', 'meshConfig'];

/** An installation of Istio as the Sail operator takes it. */
export const istio: Kind = {
  apiVersion: 'sailoperator.io/v1',
  kind: 'Istio',
  carrier: true,
  embeds: (root) => rootsInside(root, CONFIG),
  read: (manifest) => meshFacts(manifest, { configs: [CONFIG], environments: [['spec', 'values', 'pilot', 'env']] }),
};
