/** One kind of tree for YAML and JSON. It keeps every position, so that a fact or a finding never has to search. */
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
  readonly code: 'syntax' | 'duplicate-key' | 'too-deep' | 'too-many-aliases';
  readonly span: Span;
  readonly message: string;
}

export interface SyntaxTree {
  /** Undefined where the text holds no document at all. */
  readonly root: Node | undefined;
  readonly problems: readonly SyntaxProblem[];
  readonly comments: readonly Comment[];
}

/** The entry of a key; of a repeated one the last, as programs that accept repeats do. */
export function entryOf(node: Node | undefined, key: string): Entry | undefined {
  if (node?.type !== 'map') return undefined;
  return node.entries.findLast((entry) => String(entry.key.value) === key);
}

/** The node at the end of a path, or undefined where the path is not there. */
export function nodeAt(root: Node | undefined, path: Path): Node | undefined {
  let node = root;
  for (const step of path) {
    if (typeof step === 'number') node = node?.type === 'seq' ? node.items[step] : undefined;
    else node = entryOf(node, step)?.value;
  }
  return node;
}

/**
 * The smallest thing on a path that stands in the text: the last key of the path that exists, else the root's first
 * key. It is where a finding about something missing is shown.
 */
export function anchorOf(root: Node, path: Path, fallback: Span): Span {
  let anchor = fallback;
  let node: Node | undefined = root;
  for (const step of path) {
    if (typeof step === 'number') {
      node = node?.type === 'seq' ? node.items[step] : undefined;
      continue;
    }
    const entry: Entry | undefined = entryOf(node, step);
    if (!entry) return anchor;
    if (!entry.merged) anchor = entry.key.span;
    node = entry.value;
  }
  return anchor;
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

function childAt(node: Node, offset: number): { name: string | number; node: Node; onKey: boolean } | undefined {
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
