/** Ways through the view of an Envoy configuration. */

import { type Node, nodeAt } from '../../syntax/tree.ts';
import { itemsAt, type ListItem } from '../cursor.ts';
import type { PartKind } from './survey.ts';
import { PARTS } from './view.ts';

/** The parts of a kind: the settings of each, with their path in the view. */
export function partsIn(view: Node, kind: PartKind): ListItem[] {
  return itemsAt(view, [PARTS]).flatMap(({ node, index, path }) => {
    const settings = nodeAt(node, [kind]);
    return settings ? [{ node: settings, index, path: [...path, kind] }] : [];
  });
}
