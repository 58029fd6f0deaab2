import type { TrustBundleSource } from '../../model/facts.ts';
import { type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { booleanOf } from '../cursor.ts';
import type { Kind, Manifest } from '../kind.ts';
import { defaultSource, inlineSource, objectSource, target } from './sources.ts';

/** Roots from several places in one text, which trust-manager hands to every namespace. */
export const trustManagerBundle: Kind = {
  apiVersion: 'trust.cert-manager.io/v1alpha1',
  kind: 'Bundle',
  carrier: true,
  embeds: (root) => sourcePaths(root).map((path) => ({ path: [...path, 'inLine'], language: 'pem' })),
  read(manifest) {
    const { resource, root } = manifest;
    const sources = sourcePaths(root).flatMap((path) => sourcesAt(path, manifest));
    if (sources.length === 0) return [];
    const targets = [
      ...target('config-map', nodeAt(root, ['spec', 'target', 'configMap', 'key'])),
      ...target('secret', nodeAt(root, ['spec', 'target', 'secret', 'key'])),
    ];
    return [{ type: 'trust-bundle-sources', resource, slots: {}, sources, targets }];
  },
};

function sourcePaths(root: Node): Path[] {
  const list = nodeAt(root, ['spec', 'sources']);
  return list?.type === 'seq' ? list.items.map((_, index) => ['spec', 'sources', index]) : [];
}

function sourcesAt(path: Path, manifest: Manifest): TrustBundleSource[] {
  const has = (field: string) => nodeAt(manifest.root, [...path, field])?.type === 'map';
  const usesDefault = booleanOf(nodeAt(manifest.root, [...path, 'useDefaultCAs']));
  return [
    ...inlineSource(manifest, [...path, 'inLine']),
    ...(has('configMap') ? [objectSource(manifest, 'config-map', [...path, 'configMap'])] : []),
    ...(has('secret') ? [objectSource(manifest, 'secret', [...path, 'secret'])] : []),
    ...(usesDefault?.known && usesDefault.value ? [defaultSource(manifest, [...path, 'useDefaultCAs'])] : []),
  ];
}
