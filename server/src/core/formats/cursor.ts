/** Reading what a tree states into `Stated` values. Empty values count as absent: somebody is still typing. */
import type { ListedText } from '../model/facts.ts';
import { known, type Stated } from '../model/stated.ts';
import type { Span } from '../syntax/span.ts';
import { type Comment, entryOf, type MapNode, type Node, nodeAt, type Path, type ScalarNode } from '../syntax/tree.ts';
import { hasPlaceholder } from '../values/placeholder.ts';

/** Text of a scalar; numbers and booleans as they read. Placeholders are unknown. */
export function textOf(node: Node | undefined): Stated | undefined {
  const scalar = filled(node);
  if (!scalar) return undefined;
  const text = String(scalar.value);
  return hasPlaceholder(text) ? { known: false, span: scalar.span, text } : known(text, scalar.span);
}

/** Text in which `{{ … }}` is the point and no placeholder: a Go template that SPIRE renders itself. */
export function templateOf(node: Node | undefined): Stated | undefined {
  const scalar = filled(node);
  if (!scalar) return undefined;
  const text = String(scalar.value);
  const outside = text.replace(/\{\{[\s\S]*?(?:\}\}|$)/g, '');
  return hasPlaceholder(outside) ? { known: false, span: scalar.span, text } : known(text, scalar.span);
}

export function booleanOf(node: Node | undefined): Stated<boolean> | undefined {
  const scalar = filled(node);
  if (!scalar) return undefined;
  if (typeof scalar.value === 'boolean') return known(scalar.value, scalar.span);
  return { known: false, span: scalar.span, text: String(scalar.value) };
}

/** A scalar with its own type, for fields where a number instead of a text is a fault of its own. */
export function scalarOf(node: Node | undefined): Stated<string | number> | undefined {
  const scalar = filled(node);
  if (!scalar) return undefined;
  if (typeof scalar.value === 'number') return known(scalar.value, scalar.span);
  return textOf(scalar);
}

/** The texts of a list; a single text counts as a list of one. What is no text is left to the shape check. */
export function textsOf(node: Node | undefined): Stated[] {
  if (node?.type === 'seq') return node.items.flatMap((item) => textOf(item) ?? []);
  return node?.type === 'scalar' ? [textOf(node)].flatMap((stated) => stated ?? []) : [];
}

/** The same with the place of each; `path` is that of the list. */
export function listedTextsOf(node: Node | undefined, path: Path): ListedText[] {
  const listed = (item: Node, at: Path): ListedText[] => {
    const text = textOf(item);
    return text ? [{ ...text, path: at }] : [];
  };
  if (node?.type === 'seq') return node.items.flatMap((item, index) => listed(item, [...path, index]));
  return node ? listed(node, path) : [];
}

/** An item of a list, with its path from where the path of the list began. */
export interface ListItem {
  readonly node: Node;
  readonly index: number;
  readonly path: Path;
}

/** The items of the list at a path; none where there is no list. */
export function itemsAt(root: Node | undefined, path: Path): ListItem[] {
  const list = nodeAt(root, path);
  return list?.type === 'seq' ? list.items.map((node, index) => ({ node, index, path: [...path, index] })) : [];
}

/** Span of the key that leads to a value, for findings about the whole of it. */
export function keySpan(root: Node | undefined, path: Path): Span | undefined {
  const last = path.at(-1);
  if (typeof last !== 'string') return nodeAt(root, path)?.span;
  return entryOf(nodeAt(root, path.slice(0, -1)), last)?.key.span;
}

/** Text fields of a map by key, as labels and annotations are. */
export function textMapOf(node: Node | undefined): Record<string, Stated> {
  const entries = node?.type === 'map' ? node.entries : [];
  // Assigned one by one, a key `__proto__` would be lost.
  return Object.fromEntries(
    entries.flatMap(({ key, value }) => {
      const text = textOf(value);
      return text ? [[String(key.value), text]] : [];
    }),
  );
}

/** `# key: value` lines among comments, as statements. */
export function commentStatements(comments: readonly Comment[]): Record<string, Stated> {
  const statements: Record<string, Stated> = {};
  for (const { text, span } of comments) {
    const match = /^(fedlint\.dev\/[\w.-]+):\s*(\S.*)$/.exec(text);
    if (match?.[1] && match[2]) statements[match[1]] = known(match[2].trim(), span);
  }
  return statements;
}

export function mapOf(node: Node | undefined): MapNode | undefined {
  return node?.type === 'map' ? node : undefined;
}

function filled(node: Node | undefined): ScalarNode | undefined {
  return node?.type === 'scalar' && node.value !== null && node.value !== '' ? node : undefined;
}
