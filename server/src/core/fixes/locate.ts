/** Paths and spans traced to the places where they stand. */
import { type Span, sameSpan } from '../syntax/span.ts';
import type { Entry, MapNode, Node, Path, SeqNode } from '../syntax/tree.ts';
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

/**
 * Where a key is repeated, the way that goes furthest; of several such ways the last, whose value counts. Undefined
 * where the way leads through an alias or a merge key: an edit there would change other places too.
 */
export function routeTo(target: Target, path: Path): Route | undefined {
  return target.tree.root && routeFrom(target, target.tree.root, path);
}

function routeFrom(target: Target, node: Node, path: Path): Route | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return { slots: [], node, rest: [] };
  if (isAlias(target, node)) return undefined;
  const slots = slotsOf(node, step);
  if (slots.length === 0) return { slots: [], node, rest: path };
  let best: Route | undefined;
  for (const slot of slots) {
    if (slot.in === 'map' && slot.entry.merged) return undefined;
    const further = routeFrom(target, valueIn(slot), rest);
    const isBetter = further && (!best || further.rest.length < best.rest.length);
    if (isBetter) best = { ...further, slots: [slot, ...further.slots] };
  }
  return best;
}

/** The way to the value that stands exactly at a span. */
export function routeAt(target: Target, span: Span): Route | undefined {
  return target.tree.root && searchFrom(target, target.tree.root, span);
}

function searchFrom(target: Target, node: Node, span: Span): Route | undefined {
  if (sameSpan(node.span, span)) return { slots: [], node, rest: [] };
  if (isAlias(target, node)) return undefined;
  for (const slot of membersOf(node)) {
    const found = searchFrom(target, valueIn(slot), span);
    if (found) return { ...found, slots: [slot, ...found.slots] };
  }
  return undefined;
}

/** The way to the smallest value that a span lies within. */
export function routeAround(target: Target, span: Span): Route | undefined {
  let node = target.tree.root;
  if (!node || !lies(span, node.span)) return undefined;
  const slots: Slot[] = [];
  while (!isAlias(target, node)) {
    const slot: Slot | undefined = membersOf(node).find((member) => lies(span, valueIn(member).span));
    if (!slot) break;
    slots.push(slot);
    node = valueIn(slot);
  }
  return { slots, node, rest: [] };
}

/** The path of the last of these members. */
export function pathOf(slots: readonly Slot[]): Path {
  return slots.map((slot) => (slot.in === 'map' ? String(slot.entry.key.value) : slot.index));
}

export function valueIn(slot: Slot): Node {
  return slot.in === 'map' ? slot.entry.value : slot.item;
}

/** The entries that are removed or renamed together: blocks of one name in HCL are parts of one map. */
export function partsOfMap(target: Target, { parent, entry }: Slot & { in: 'map' }): readonly Entry[] {
  if (target.language !== 'hcl' || entry.value.type !== 'map') return [entry];
  return parent.entries.filter(({ key, value }) => key.value === entry.key.value && value.type === 'map');
}

function membersOf(node: Node): Slot[] {
  if (node.type === 'seq') return node.items.map((item, index) => ({ in: 'seq', parent: node, index, item }));
  if (node.type !== 'map') return [];
  return ownEntries(node).map((entry) => ({ in: 'map', parent: node, entry }));
}

/** The members of this name, the last one first. */
function slotsOf(node: Node, step: string | number): Slot[] {
  if (typeof step === 'number') {
    const item = node.type === 'seq' ? node.items[step] : undefined;
    return item && node.type === 'seq' ? [{ in: 'seq', parent: node, index: step, item }] : [];
  }
  if (node.type !== 'map') return [];
  const entries = node.entries.filter(({ key }) => String(key.value) === step).reverse();
  return entries.map((entry) => ({ in: 'map', parent: node, entry }));
}

export function lies(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
