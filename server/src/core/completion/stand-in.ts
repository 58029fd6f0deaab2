/**
 * The word to come: put at the cursor, it shows where the reader of a language takes the word to belong. It is made of
 * letters, so that it is a name in every language, and of letters that no manifest has.
 */
import type { Node, Path } from '../syntax/tree.ts';

export const STAND_IN = '\uA66E\uA66E';

export function isStandIn(node: Node): boolean {
  return node.type === 'scalar' && String(node.value).includes(STAND_IN);
}

/** The path of the value, or of the map around the key, in whose place the stand-in is. */
export function pathOfStandIn(node: Node | undefined, path: Path = []): Path | undefined {
  if (node?.type === 'scalar') return isStandIn(node) ? path : undefined;
  if (node?.type === 'seq') return firstPath(node.items, (item, index) => pathOfStandIn(item, [...path, index]));
  if (node?.type !== 'map') return undefined;
  return firstPath(node.entries, ({ key, value }) =>
    isStandIn(key) ? path : pathOfStandIn(value, [...path, String(key.value)]),
  );
}

/** The same tree without the key or item that is yet to be written. */
export function withoutStandIn(node: Node): Node {
  if (node.type === 'scalar') return node;
  if (node.type === 'seq') {
    return { ...node, items: node.items.filter((item) => !isStandIn(item)).map(withoutStandIn) };
  }
  const entries = node.entries.flatMap((entry) => {
    if (!isStandIn(entry.key)) return { ...entry, value: withoutStandIn(entry.value) };
    return [];
  });
  return { ...node, entries };
}

function firstPath<T>(items: readonly T[], find: (item: T, index: number) => Path | undefined): Path | undefined {
  for (const [index, item] of items.entries()) {
    const path = find(item, index);
    if (path) return path;
  }
  return undefined;
}
