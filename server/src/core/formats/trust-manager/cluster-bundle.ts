import type { TrustBundleSource, TrustBundleTarget } from '../../model/facts.ts';
import { knownValue } from '../../model/stated.ts';
import { nodeAt, type Path } from '../../syntax/tree.ts';
import { textOf } from '../cursor.ts';
import type { Kind, Manifest } from '../kind.ts';
import { defaultSource, inlineSource, objectSource, target } from './sources.ts';

const INLINE = ['spec', 'inLineCAs'];
const DEFAULT = ['spec', 'defaultCAs', 'provider'];
const OBJECTS = { ConfigMap: 'config-map', Secret: 'secret' } as const;

/** The successor of `Bundle`. */
export const clusterBundle: Kind = {
  apiVersion: 'trust-manager.io/v1alpha2',
  kind: 'ClusterBundle',
  carrier: true,
  embeds: () => [{ path: INLINE, language: 'pem' }],
  read(manifest) {
    const { resource, root } = manifest;
    const provider = knownValue(textOf(nodeAt(root, DEFAULT)));
    const sources = [
      ...objectSources(manifest),
      ...inlineSource(manifest, INLINE),
      ...(provider !== undefined && provider !== 'Disabled' ? [defaultSource(manifest, DEFAULT)] : []),
    ];
    if (sources.length === 0) return [];
    const targets = [...targetsIn(manifest, 'configMap', 'config-map'), ...targetsIn(manifest, 'secret', 'secret')];
    return [{ type: 'trust-bundle-sources', resource, slots: {}, sources, targets }];
  },
};

function objectSources(manifest: Manifest): TrustBundleSource[] {
  return paths(manifest, ['spec', 'sourceRefs']).flatMap((path) => {
    const kind = knownValue(textOf(nodeAt(manifest.root, [...path, 'kind'])));
    return kind === 'ConfigMap' || kind === 'Secret' ? [objectSource(manifest, OBJECTS[kind], path)] : [];
  });
}

function targetsIn(manifest: Manifest, field: string, kind: TrustBundleTarget['kind']): TrustBundleTarget[] {
  return paths(manifest, ['spec', 'target', field, 'data']).flatMap((path) =>
    target(kind, nodeAt(manifest.root, [...path, 'key'])),
  );
}

function paths({ root }: Manifest, list: Path): Path[] {
  const node = nodeAt(root, list);
  return node?.type === 'seq' ? node.items.map((_, index) => [...list, index]) : [];
}
