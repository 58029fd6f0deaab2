/** Which values of a document an edit changed, and whether it was asked to: judged without the planner's own check. */
import type { Operation } from '../../../server/src/core/fixes/operation.ts';
import type { Span } from '../../../server/src/core/syntax/span.ts';
import { insideOf, type Node, type Path } from '../../../server/src/core/syntax/tree.ts';

export type DocumentOperation = Exclude<Operation, { readonly op: 'create-file' }>;

/** A scalar, or an empty collection, as `path = value`. */
interface Leaf {
  readonly path: Path;
  readonly value: string;
}

/** Changes nobody asked for, as lines for people. */
export function strayChanges(
  before: Node | undefined,
  after: Node | undefined,
  operations: readonly DocumentOperation[],
): string[] {
  const places = operations.flatMap((operation) => placesOf(before, operation));
  const old = before ? leavesOf(before, []) : [];
  const fresh = after ? leavesOf(after, []) : [];
  const isMeant = ({ path, value }: Leaf): boolean =>
    places.some((place) => startsWith(path, place) || (startsWith(place, path) && /^(?:null|empty)/.test(value)));
  const gone = without(old, fresh).filter((leaf) => !isMeant(leaf));
  const come = without(fresh, old).filter((leaf) => !isMeant(leaf));
  return [
    ...gone.map((leaf) => `gone: ${line(leaf)}`),
    ...come.map((leaf) => `come: ${line(leaf)}`),
    ...lostItems(before, after, operations),
  ];
}

/** Where an operation may leave another value. Items behind a removed one get other numbers. */
function placesOf(root: Node | undefined, operation: DocumentOperation): Path[] {
  switch (operation.op) {
    case 'set':
    case 'append':
      return [operation.path];
    case 'rename-key':
      return [operation.path, [...operation.path.slice(0, -1), operation.to]];
    case 'remove':
      return [typeof operation.path.at(-1) === 'number' ? operation.path.slice(0, -1) : operation.path];
    case 'replace':
    case 'replace-text':
      return root ? [pathAround(root, operation.span)] : [];
    case 'comment-above':
    case 'remove-comment':
      return [];
  }
}

/** The items of a list that one was taken out of, or added to, are those it had, in their order. */
function lostItems(
  before: Node | undefined,
  after: Node | undefined,
  operations: readonly DocumentOperation[],
): string[] {
  if (operations.length !== 1) return [];
  return operations.flatMap((operation) => {
    if (!('path' in operation)) return [];
    const { path } = operation;
    const last = path.at(-1);
    const isItem = operation.op === 'remove' && typeof last === 'number';
    if (!isItem && operation.op !== 'append') return [];
    const at = isItem ? path.slice(0, -1) : path;
    const old = itemsAt(before, at);
    const kept = isItem ? old.filter((_, index) => index !== last) : old;
    const fresh = itemsAt(after, at).slice(0, kept.length);
    return kept.join('\n') === fresh.join('\n') ? [] : [`the other items of ${JSON.stringify(at)} changed`];
  });
}

function itemsAt(root: Node | undefined, path: Path): string[] {
  const node = root && reach(root, path);
  const list = node && insideOf(node);
  return list?.type === 'seq' ? list.items.map((item) => leavesOf(item, []).map(line).join()) : [];
}

function reach(node: Node, path: Path): Node | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return node;
  const inner = insideOf(node);
  const next =
    inner.type === 'seq'
      ? inner.items[Number(step)]
      : inner.type === 'map'
        ? inner.entries.findLast(({ key }) => String(key.value) === String(step))?.value
        : undefined;
  return next && reach(next, rest);
}

function pathAround(root: Node, span: Span): Path {
  const inner = insideOf(root);
  const children: (readonly [string | number, Span, Node])[] =
    inner.type === 'seq'
      ? inner.items.map((item, index) => [index, item.span, item])
      : inner.type === 'map'
        ? inner.entries.map(({ key, value }) => [
            String(key.value),
            { start: Math.min(key.span.start, value.span.start), end: Math.max(key.span.end, value.span.end) },
            value,
          ])
        : [];
  const found = children.findLast(([, around]) => around.start <= span.start && span.end <= around.end);
  return found ? [found[0], ...pathAround(found[2], span)] : [];
}

function leavesOf(node: Node, path: Path): Leaf[] {
  const inner = insideOf(node);
  if (inner.type === 'scalar')
    return [{ path, value: inner.value === null ? 'null' : `${typeof inner.value} ${inner.value}` }];
  const children: (readonly [string | number, Node])[] =
    inner.type === 'seq'
      ? inner.items.map((item, index) => [index, item])
      : inner.entries.map(({ key, value }) => [String(key.value), value]);
  if (children.length === 0) return [{ path, value: `empty ${inner.type}` }];
  return children.flatMap(([step, child]) => leavesOf(child, [...path, step]));
}

function startsWith(path: Path, start: Path): boolean {
  return start.every((step, index) => String(path[index]) === String(step) && index < path.length);
}

function line({ path, value }: Leaf): string {
  return `${JSON.stringify(path)} = ${value}`;
}

function without(leaves: readonly Leaf[], others: readonly Leaf[]): Leaf[] {
  const left = new Map<string, number>();
  for (const leaf of others) left.set(line(leaf), (left.get(line(leaf)) ?? 0) + 1);
  return leaves.filter((leaf) => {
    const count = left.get(line(leaf)) ?? 0;
    left.set(line(leaf), count - 1);
    return count <= 0;
  });
}
