/** Paths and spans traced to the places where they stand. */
import { type Span, sameSpan } from '../syntax/span.ts';
import { type Entry, entryOf, type MapNode, type Node, nodeAt, type Path, type SeqNode } from '../syntax/tree.ts';
import { isAlias, ownEntries, type Target } from './layout.ts';

/** A member of a collection: the place where a value stands. */
export type Slot =
  | { readonly in: 'map'; readonly parent: MapNode; readonly entry: Entry }
  | { readonly in: 'seq'; readonly parent: SeqNode; readonly index: number; readonly item: Node };

/** A path as far as it exists. */
export interface Route {
  readonly slots: readonly Slot[];
  /** The last node on the way. */
  readonly node: Node;
  /** The steps that are not there. */
  readonly rest: Path;
}

/** Undefined where the way leads through an alias or a merge key: an edit there would change other places too. */
export function routeTo(target: Target, path: Path): Route | undefined {
  let node = target.tree.root;
  if (!node) return undefined;
  const slots: Slot[] = [];
  for (const [index, step] of path.entries()) {
    if (isAlias(target, node)) return undefined;
    const slot = slotOf(node, step);
    if (!slot) return { slots, node, rest: path.slice(index) };
    if (slot.in === 'map' && slot.entry.merged) return undefined;
    slots.push(slot);
    node = valueIn(slot);
  }
  return { slots, node, rest: [] };
}

export function valueIn(slot: Slot): Node {
  return slot.in === 'map' ? slot.entry.value : slot.item;
}

/** The path of the value that stands exactly at a span. */
export function pathOf(target: Target, span: Span): Path | undefined {
  const path = target.tree.root && search(target, target.tree.root, span, []);
  return path && sameNode(nodeAt(target.tree.root, path), span) ? path : undefined;
}

/** The path of the smallest value that a span lies within. */
export function pathAround(target: Target, span: Span): Path | undefined {
  let node = target.tree.root;
  if (!node || !lies(span, node.span)) return undefined;
  const path: (string | number)[] = [];
  while (!isAlias(target, node)) {
    const child: Child | undefined = childrenOf(node).find((candidate) => lies(span, candidate.node.span));
    if (!child) break;
    path.push(child.step);
    node = child.node;
  }
  return path;
}

interface Child {
  readonly step: string | number;
  readonly node: Node;
}

function search(target: Target, node: Node, span: Span, path: Path): Path | undefined {
  if (sameSpan(node.span, span)) return path;
  if (isAlias(target, node)) return undefined;
  for (const child of childrenOf(node)) {
    const found = search(target, child.node, span, [...path, child.step]);
    if (found) return found;
  }
  return undefined;
}

function childrenOf(node: Node): Child[] {
  if (node.type === 'seq') return node.items.map((item, index) => ({ step: index, node: item }));
  if (node.type !== 'map') return [];
  return ownEntries(node).map(({ key, value }) => ({ step: String(key.value), node: value }));
}

function slotOf(node: Node, step: string | number): Slot | undefined {
  if (typeof step === 'number') {
    const item = node.type === 'seq' ? node.items[step] : undefined;
    return item && node.type === 'seq' ? { in: 'seq', parent: node, index: step, item } : undefined;
  }
  const entry = entryOf(node, step);
  return entry && node.type === 'map' ? { in: 'map', parent: node, entry } : undefined;
}

function sameNode(node: Node | undefined, span: Span): boolean {
  return node !== undefined && sameSpan(node.span, span);
}

export function lies(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
