import { nodeAt } from '../../syntax/tree.ts';
import type { Kind } from '../kind.ts';
import { annotatedPolicy, POD_TEMPLATE } from '../linkerd/annotated.ts';
import { meshFacts } from './mesh.ts';

const CONTAINERS = ['spec', 'template', 'spec', 'containers'];

/** The Deployment of istiod, known by the switches in its environment; any other for what Linkerd is told about its pods. */
export const istiodDeployment: Kind = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  carrier: true,
  read(manifest) {
    const containers = nodeAt(manifest.root, CONTAINERS);
    const count = containers?.type === 'seq' ? containers.items.length : 0;
    const environments = Array.from({ length: count }, (_, index) => [...CONTAINERS, index, 'env']);
    return [...meshFacts(manifest, { configs: [], environments }), ...annotatedPolicy(manifest, POD_TEMPLATE)];
  },
};
