/** What stands around a cursor, from the document down to the key or value it is on. */
import { contains, type Span } from '../syntax/span.ts';
import type { Entry, Node, Path } from '../syntax/tree.ts';

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

/** A block ends where the line after it begins, so the key there is asked first. */
function entryAt(entries: readonly Entry[], offset: number): Entry | undefined {
  const own = entries.filter(({ merged }) => !merged);
  return (
    own.find(({ key }) => contains(key.span, offset)) ??
    own.find(({ value }) => value.span.start < value.span.end && contains(value.span, offset))
  );
}
