/** References of Linkerd's policies to other resources. */
import type { LinkerdReference } from '../../model/facts.ts';
import { type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { textOf } from '../cursor.ts';
import type { Manifest } from '../kind.ts';

export function referenceAt({ root, at }: Manifest, path: Path): LinkerdReference | undefined {
  const node = nodeAt(root, path);
  if (node?.type !== 'map') return undefined;
  const field = (name: string) => textOf(nodeAt(node, [name]));
  const [group, kind, name, namespace] = [field('group'), field('kind'), field('name'), field('namespace')];
  return { group, kind, name, namespace, path: at(...path) };
}

/** Undefined where there is no list. */
export function referencesAt(manifest: Manifest, path: Path): LinkerdReference[] | undefined {
  return listAt(manifest.root, path)?.flatMap((_, index) => referenceAt(manifest, [...path, index]) ?? []);
}

export function listAt(root: Node, path: Path): readonly Node[] | undefined {
  const list = nodeAt(root, path);
  return list?.type === 'seq' ? list.items : undefined;
}
