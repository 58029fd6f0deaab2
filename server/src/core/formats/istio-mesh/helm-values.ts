import { entryOf, type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import type { Format } from '../kind.ts';
import { hasSwitches } from './istiod-environment.ts';
import { meshFacts } from './mesh.ts';
import { namesAuthorizer, rootsInside, saysTrust } from './mesh-config.ts';

/** Values of the Istio charts, of an umbrella chart around them, and of the charts themselves in newer versions. */
export const istioHelmValues: Format = {
  name: 'Istio Helm values',
  recognise(root) {
    const chart = chartIn(root);
    const [key] = ['meshConfig', 'pilot', 'env'].flatMap((name) => entryOf(chart && nodeAt(root, chart), name) ?? []);
    return key?.key.span;
  },
  embeds: (root) => rootsInside(root, configOf(root)),
  read: (manifest) =>
    meshFacts(manifest, { configs: [configOf(manifest.root)], environments: environmentsOf(manifest.root) }),
};

function configOf(root: Node): Path {
  return [...(chartIn(root) ?? []), 'meshConfig'];
}

function environmentsOf(root: Node): Path[] {
  const chart = chartIn(root) ?? [];
  return [
    [...chart, 'pilot', 'env'],
    [...chart, 'env'],
  ];
}

/** Where the values of the chart begin: at the top, or under the name of the chart. */
function chartIn(root: Node): Path | undefined {
  if (root.type !== 'map') return undefined;
  const below = root.entries.flatMap(({ key, value }) => (value.type === 'map' ? [[String(key.value)]] : []));
  return [[], ...below].find((path) => {
    const chart = nodeAt(root, path);
    return (
      saysTrust(nodeAt(chart, ['meshConfig'])) ||
      namesAuthorizer(nodeAt(chart, ['meshConfig'])) ||
      hasSwitches(nodeAt(chart, ['pilot', 'env'])) ||
      hasSwitches(nodeAt(chart, ['env']))
    );
  });
}
