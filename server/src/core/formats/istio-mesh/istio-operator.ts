import type { Kind } from '../kind.ts';
import { meshFacts } from './mesh.ts';
import { rootsInside } from './mesh-config.ts';

const CONFIGS = [
  ['spec', 'meshConfig'],
  ['spec', 'values', 'meshConfig'],
];
const ENVIRONMENTS = [
  ['spec', 'components', 'pilot', 'k8s', 'env'],
  ['spec', 'values', 'pilot', 'env'],
];

/** An installation of Istio as `istioctl` and the older operator take it. */
export const istioOperator: Kind = {
  apiVersion: 'install.istio.io/v1alpha1',
  kind: 'IstioOperator',
  carrier: true,
  embeds: (root) => CONFIGS.flatMap((path) => rootsInside(root, path)),
  read: (manifest) =>
    meshFacts(manifest, {
      configs: CONFIGS,
      domains: [['spec', 'values', 'global', 'trustDomain']],
      environments: ENVIRONMENTS,
    }),
};
