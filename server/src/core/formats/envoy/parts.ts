/** Ways through the view of an Envoy configuration. */
import { type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import type { PartKind } from './survey.ts';
import { PARTS } from './view.ts';

export interface Item {
  readonly node: Node;
  readonly index: number;
  readonly path: Path;
}

/** The parts of a kind: the settings of each, with their path in the view. */
export function partsIn(view: Node, kind: PartKind): Item[] {
  return itemsAt(view, [PARTS]).flatMap(({ node, index, path }) => {
    const settings = nodeAt(node, [kind]);
    return settings ? [{ node: settings, index, path: [...path, kind] }] : [];
  });
}

export function itemsAt(root: Node | undefined, path: Path): Item[] {
  const list = nodeAt(root, path);
  return list?.type === 'seq' ? list.items.map((node, index) => ({ node, index, path: [...path, index] })) : [];
}
