/** What stands around a cursor, from the document down to the key or value it is on. */
import { contains, type Span } from '../syntax/span.ts';
import { type Entry, insideOf, type Node, type Path } from '../syntax/tree.ts';

export interface Trail {
  readonly path: Path;
  /** A key or a value; a map or a list where the cursor stands between its parts. */
  readonly node: Node;
  readonly onKey: boolean;
  /** Spans of the maps, lists and entries around the node, and of the node itself: each lies in the one before. */
  readonly spans: readonly Span[];
}

export function trailAt(root: Node | undefined, offset: number): Trail | undefined {
  if (!root || !contains(root.span, offset)) return undefined;
  const path: (string | number)[] = [];
  const spans: Span[] = [root.span];
  let node = root;
  for (;;) {
    node = insideOf(node);
    const entry = node.type === 'map' ? entryAt(node.entries, offset) : undefined;
    const index = node.type === 'seq' ? node.items.findIndex(({ span }) => contains(span, offset)) : -1;
    const item = node.type === 'seq' ? node.items[index] : undefined;
    if (entry) {
      const onKey = contains(entry.key.span, offset);
      node = onKey ? entry.key : entry.value;
      path.push(String(entry.key.value));
      spans.push({ start: entry.key.span.start, end: Math.max(entry.key.span.end, entry.value.span.end) }, node.span);
      if (onKey) return { path, node, onKey, spans };
    } else if (item) {
      node = item;
      path.push(index);
      spans.push(node.span);
    } else return { path, node, onKey: false, spans };
  }
}

type Found = Pick<Trail, 'path' | 'node' | 'onKey'>;

/**
 * The same in a tree whose maps are put together from several blocks of a name, so that a map need not lie around what is
 * in it: every key and value is looked at.
 */
export function nodeUnder(root: Node, offset: number): Found | undefined {
  const seen = new Set<Node>();
  const search = (outer: Node, path: Path): Found | undefined => {
    const node = insideOf(outer);
    // What an alias stands for is reached by many ways.
    if (seen.has(node)) return undefined;
    seen.add(node);
    if (node.type === 'scalar') return contains(node.span, offset) ? { path, node, onKey: false } : undefined;
    if (node.type === 'seq') return firstFound(node.items, (item, index) => search(item, [...path, index]));
    return firstFound(node.entries, ({ key, value, merged }) => {
      const at = [...path, String(key.value)];
      if (merged) return undefined;
      return contains(key.span, offset) ? { path: at, node: key, onKey: true } : search(value, at);
    });
  };
  return search(root, []);
}

function firstFound<T>(items: readonly T[], find: (item: T, index: number) => Found | undefined): Found | undefined {
  for (const [index, item] of items.entries()) {
    const found = find(item, index);
    if (found) return found;
  }
  return undefined;
}

/** A block ends where the line after it begins, so the key there is asked first. */
function entryAt(entries: readonly Entry[], offset: number): Entry | undefined {
  const own = entries.filter(({ merged }) => !merged);
  return (
    own.find(({ key }) => contains(key.span, offset)) ??
    own.find(({ value }) => value.span.start < value.span.end && contains(value.span, offset))
  );
}
