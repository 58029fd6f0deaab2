/** Operations on a text inside of another: which they are, and how their edits get to where that text stands. */
import { type Embedded, inward, outward, type Region } from '../syntax/embedded.ts';
import { contains, type Span } from '../syntax/span.ts';
import { type Node, nodeAt, type Path } from '../syntax/tree.ts';
import type { PlannedEdit } from './apply.ts';
import type { Target } from './layout.ts';
import type { Operation } from './operation.ts';

/** A text inside of another, with the operations on it in its own paths and places. */
export interface Part {
  /** Of the scalar that holds it. */
  readonly path: Path;
  readonly embedded: Embedded;
  readonly operations: readonly Operation[];
}

export interface Division {
  readonly here: readonly Operation[];
  readonly inside: readonly Part[];
}

export function divide({ tree }: Target, operations: readonly Operation[]): Division {
  const here: Operation[] = [];
  const inside = new Map<Embedded, Part>();
  for (const operation of operations) {
    const holder = tree.root && holderOf(tree.root, operation);
    const own = holder && inwards(operation, holder);
    if (!holder || !own) here.push(operation);
    else {
      const others = inside.get(holder.embedded)?.operations ?? [];
      inside.set(holder.embedded, { ...holder, operations: [...others, own] });
    }
  }
  return { here, inside: [...inside.values()] };
}

type Holder = Pick<Part, 'path' | 'embedded'>;

function holderOf(root: Node, operation: Operation): Holder | undefined {
  if ('path' in operation) {
    for (let length = 1; length < operation.path.length; length++) {
      const path = operation.path.slice(0, length);
      const node = nodeAt(root, path);
      if (node?.type === 'scalar' && node.embedded) return { path, embedded: node.embedded };
    }
    return undefined;
  }
  return 'span' in operation ? holderAround(root, operation.span, []) : undefined;
}

function holderAround(node: Node, span: Span, path: Path): Holder | undefined {
  if (!contains(node.span, span.start) || !contains(node.span, span.end)) return undefined;
  if (node.type === 'scalar') return node.embedded && { path, embedded: node.embedded };
  const children: (readonly [string | number, Node])[] =
    node.type === 'seq'
      ? node.items.map((item, index) => [index, item])
      : node.entries.map(({ key, value }) => [String(key.value), value]);
  for (const [step, child] of children) {
    const holder = holderAround(child, span, [...path, step]);
    if (holder) return holder;
  }
  return undefined;
}

function inwards(operation: Operation, { path, embedded: { region } }: Holder): Operation | undefined {
  if ('path' in operation) return { ...operation, path: operation.path.slice(path.length) };
  if (!('span' in operation)) return undefined;
  const start = inward(region, operation.span.start);
  const end = inward(region, operation.span.end);
  return start === undefined || end === undefined ? undefined : { ...operation, span: { start, end } };
}

/** In a text that is escaped, what is written has to be too; in a snippet every backslash once more. */
export function putOutward(region: Region, edits: readonly PlannedEdit[], isSnippet: boolean): PlannedEdit[] {
  return edits.map(({ start, end, text }) => ({
    start: outward(region, start),
    end: outward(region, end),
    text: region.places.verbatim ? text : escaped(text, isSnippet ? '\\\\' : '\\'),
  }));
}

const ESCAPES: Readonly<Record<string, string>> = { '"': '"', '\n': 'n', '\r': 'r', '\t': 't' };

function escaped(text: string, backslash: string): string {
  return text.replace(backslash === '\\' ? /[\\"\n\r\t]/g : /\\\\|["\n\r\t]/g, (found) => {
    const sign = ESCAPES[found];
    return sign === undefined ? backslash + backslash : backslash + sign;
  });
}
