/** Where the stand-in came to stand in a tree of HCL. */

import type { Span } from '../syntax/span.ts';
import {
  type Entry,
  insideOf,
  type MapNode,
  type Node,
  type Path,
  type ScalarNode,
  type SeqNode,
} from '../syntax/tree.ts';
import { isStandIn } from './stand-in.ts';

export type Role =
  | {
      readonly role: 'key';
      /** The block around it, or the file. */
      readonly around: MapNode;
      /** Of the block. */
      readonly path: Path;
      /** What stands behind it. */
      readonly value: Node;
    }
  | {
      /** A word behind a key, before the braces. */
      readonly role: 'label';
      readonly around: MapNode;
      /** Of the map whose keys the labels are. */
      readonly path: Path;
      /** The first word of the entry. */
      readonly key: ScalarNode;
      /** What stands behind it. */
      readonly value: Node;
    }
  | {
      readonly role: 'value';
      /** The list around it; undefined right behind an equals sign. */
      readonly list: SeqNode | undefined;
      readonly path: Path;
    };

export type HclCursor = Role & {
  /** With the stand-in in place of the word. */
  readonly root: Node;
  readonly word: Span;
};

export function hclCursorIn(root: Node): (Role & { readonly node: ScalarNode }) | undefined {
  return inNode(root, [], undefined);
}

type Found = ReturnType<typeof hclCursorIn>;

/** `key` is that of the entry whose labels come first in `node`, if they do. */
function inNode(node: Node, path: Path, key: ScalarNode | undefined): Found {
  const inner = insideOf(node);
  if (inner.type === 'scalar') return undefined;
  if (inner.type === 'seq') {
    for (const [index, item] of inner.items.entries()) {
      const at = [...path, index];
      const found =
        item.type === 'scalar' && isStandIn(item)
          ? ({ role: 'value', list: inner, path: at, node: item } as const)
          : inNode(item, at, undefined);
      if (found) return found;
    }
    return undefined;
  }
  const isLabels = key !== undefined && !inner.flow;
  for (const entry of inner.entries) {
    const found = inEntry(entry, inner, path, isLabels ? key : undefined);
    if (found) return found;
  }
  return undefined;
}

function inEntry({ key, value }: Entry, around: MapNode, path: Path, first: ScalarNode | undefined): Found {
  const at = [...path, String(key.value)];
  if (isStandIn(key)) {
    const place = { around, path, value, node: key };
    return first ? { role: 'label', key: first, ...place } : { role: 'key', ...place };
  }
  if (value.type !== 'scalar') return inNode(value, at, first ?? key);
  return isStandIn(value) ? { role: 'value', list: undefined, path: at, node: value } : undefined;
}
