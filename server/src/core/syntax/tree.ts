/** One kind of tree for all languages. It keeps every position, so that a fact or a finding never has to search. */
import type { Embedded } from './embedded.ts';
import type { Span } from './span.ts';
import { contains } from './span.ts';

export type Node = MapNode | SeqNode | ScalarNode;
export type Path = readonly (string | number)[];

export interface MapNode {
  readonly type: 'map';
  readonly span: Span;
  readonly flow: boolean;
  readonly entries: readonly Entry[];
}

export interface SeqNode {
  readonly type: 'seq';
  readonly span: Span;
  readonly flow: boolean;
  readonly items: readonly Node[];
}

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

export interface ScalarNode {
  readonly type: 'scalar';
  /** Of a key without a value: the empty place after the colon. */
  readonly span: Span;
  readonly style: ScalarStyle;
  readonly value: string | number | boolean | null;
  /** Text of another language inside this one, read in its place. Paths lead through it. */
  readonly embedded?: Embedded;
}

export interface Entry {
  readonly key: ScalarNode;
  readonly value: Node;
  /** Brought in by a merge key (`<<`): it counts, but does not stand here. */
  readonly merged: boolean;
}

export interface Comment {
  readonly span: Span;
  /** What follows the `#`, trimmed. */
  readonly text: string;
}

/** What is wrong with the text itself. */
export interface SyntaxProblem {
  readonly code: 'syntax' | 'duplicate-key' | 'too-deep' | 'too-many-aliases' | 'too-long';
  readonly span: Span;
  readonly message: string;
}

export interface SyntaxTree {
  /** Undefined where the text holds no document at all. */
  readonly root: Node | undefined;
  readonly problems: readonly SyntaxProblem[];
  readonly comments: readonly Comment[];
  /** The same without the texts of other languages inside, where those have been read as well. */
  readonly outer?: SyntaxTree;
}

/** The entries of a key, the last one first: of repeated fields the last counts, as for programs that accept repeats. */
function entriesOf(node: Node | undefined, key: string): readonly Entry[] {
  const map = node && insideOf(node);
  if (map?.type !== 'map') return [];
  if (map.entries.length > LONG) return entriesByKey(map).get(key) ?? [];
  return map.entries.filter((entry) => String(entry.key.value) === key).reverse();
}

export function entryOf(node: Node | undefined, key: string): Entry | undefined {
  const map = node && insideOf(node);
  if (map?.type !== 'map') return undefined;
  if (map.entries.length > LONG) return entriesByKey(map).get(key)?.[0];
  return map.entries.findLast((entry) => String(entry.key.value) === key);
}

/** Entries from which on a map is worth a list of its keys: each of thousands may be looked up in it. */
const LONG = 32;

const lists = new WeakMap<MapNode, ReadonlyMap<string, readonly Entry[]>>();

function entriesByKey(map: MapNode): ReadonlyMap<string, readonly Entry[]> {
  const known = lists.get(map);
  if (known) return known;
  const byKey = new Map<string, Entry[]>();
  for (const entry of map.entries.toReversed()) {
    const key = String(entry.key.value);
    const others = byKey.get(key);
    if (others) others.push(entry);
    else byKey.set(key, [entry]);
  }
  lists.set(map, byKey);
  return byKey;
}

/** What a path goes on from: the text inside a scalar, where another language is written there. */
export function insideOf(node: Node): Node {
  return (node.type === 'scalar' && node.embedded?.tree.root) || node;
}

/** The node at the end of a path, or undefined where the path is not there. Repeated blocks add to each other. */
export function nodeAt(root: Node | undefined, path: Path): Node | undefined {
  return nodeFrom(root, path, 0);
}

function nodeFrom(root: Node | undefined, path: Path, index: number): Node | undefined {
  const step = path[index];
  if (root === undefined || step === undefined) return root;
  if (typeof step === 'number') {
    const list = insideOf(root);
    return list.type === 'seq' ? nodeFrom(list.items[step], path, index + 1) : undefined;
  }
  for (const { value } of entriesOf(root, step)) {
    const node = nodeFrom(value, path, index + 1);
    if (node) return node;
  }
  return undefined;
}

/**
 * The smallest thing on a path that stands in the text: the last key of the path that exists, else the root's first
 * key. It is where a finding about something missing is shown.
 */
export function anchorOf(root: Node, path: Path, fallback: Span): Span {
  let anchor = fallback;
  let node: Node | undefined = root;
  for (const [index, step] of path.entries()) {
    if (typeof step === 'number') {
      const list: Node | undefined = node && insideOf(node);
      node = list?.type === 'seq' ? list.items[step] : undefined;
      anchor = firstKeyOf(node) ?? anchor;
      continue;
    }
    const next = path.slice(index + 1, index + 2);
    const entries: readonly Entry[] = entriesOf(node, step);
    const entry = entries.find(({ value }) => nodeAt(value, next)) ?? entries[0];
    if (!entry) return anchor;
    if (!entry.merged) anchor = entry.key.span;
    node = entry.value;
  }
  return anchor;
}

/** Stands for an item of a list, which has no key of its own. */
function firstKeyOf(item: Node | undefined): Span | undefined {
  return item?.type === 'map' ? item.entries.find(({ merged }) => !merged)?.key.span : undefined;
}

/** Where an offset stands: the path to the innermost node there, and whether it is on a key. */
export interface Cursor {
  readonly path: Path;
  readonly node: Node;
  readonly onKey: boolean;
}

export function cursorAt(root: Node, offset: number): Cursor | undefined {
  if (!contains(root.span, offset)) return undefined;
  const path: (string | number)[] = [];
  let node = root;
  for (;;) {
    const step = childAt(node, offset);
    if (!step) return { path, node, onKey: false };
    path.push(step.name);
    if (step.onKey) return { path, node: step.node, onKey: true };
    node = step.node;
  }
}

function childAt(parent: Node, offset: number): { name: string | number; node: Node; onKey: boolean } | undefined {
  const node = insideOf(parent);
  if (node.type === 'map') {
    // Keys first: a block ends where the next key begins, and the first letter belongs to the key.
    const own = node.entries.filter(({ merged }) => !merged);
    const onKey = own.find(({ key }) => contains(key.span, offset));
    if (onKey) return { name: String(onKey.key.value), node: onKey.key, onKey: true };
    const under = own.find(({ value }) => contains(value.span, offset));
    if (under) return { name: String(under.key.value), node: under.value, onKey: false };
  } else if (node.type === 'seq') {
    const index = node.items.findIndex((item) => contains(item.span, offset));
    const item = node.items[index];
    if (item) return { name: index, node: item, onKey: false };
  }
  return undefined;
}

/**
 * The plain value of a node, for schema validation. Of repeated keys the last counts. `override` may give another
 * value for a node.
 */
export function plainValue(node: Node, override: (node: Node) => unknown = () => undefined): unknown {
  const other = override(node);
  if (other !== undefined) return other;
  if (node.type === 'scalar') return node.value;
  if (node.type === 'seq') return node.items.map((item) => plainValue(item, override));
  const value: Record<string, unknown> = {};
  for (const entry of node.entries) {
    // `__proto__` as a key would otherwise set the prototype.
    Object.defineProperty(value, String(entry.key.value), {
      value: plainValue(entry.value, override),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return value;
}
