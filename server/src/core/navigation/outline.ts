/** The resources of a file and the fields in them that governance reads, as a table of contents. */
import type { DocumentState, FileState } from '../analysis/state.ts';
import { type Field, fieldAt } from '../formats/field.ts';
import type { JsonSchema } from '../formats/schemas.ts';
import { isWithin, type Span } from '../syntax/span.ts';
import { type Entry, entryOf, type Node, nodeAt, type Path } from '../syntax/tree.ts';
import { visible } from '../values/visible.ts';
import { partsOf } from './field-at.ts';
import { perDocument } from './per-document.ts';
import { detailOf, textAt } from './resource-detail.ts';
import { lieWithin, visibleSpan } from './visible.ts';

export interface OutlineItem {
  readonly name: string;
  readonly detail: string;
  /** The kind of a resource, or what a field holds. */
  readonly kind: { readonly resource: string } | { readonly field: Node['type'] };
  readonly document: DocumentState;
  readonly span: Span;
  /** What is shown when the item is chosen; lies in `span`. */
  readonly nameSpan: Span;
  readonly items: readonly OutlineItem[];
}

export interface Outline {
  readonly items: readonly OutlineItem[];
  /** Resources that were left out, and the place of the first of them. */
  readonly rest: { readonly count: number; readonly document: DocumentState; readonly span: Span } | undefined;
}

export interface OutlineLimits {
  readonly resources: number;
  /** In a file of more resources than this, none shows its fields. */
  readonly resourcesWithFields: number;
}

export const OUTLINE_LIMITS: OutlineLimits = { resources: 1000, resourcesWithFields: 300 };

export function outlineOf({ documents }: FileState, limits = OUTLINE_LIMITS): Outline {
  const [listed, rest]: [Top[], Top[]] = [[], []];
  for (const document of documents) {
    if (!document) continue;
    const tops = topsOf(document);
    const left = limits.resources - listed.length;
    listed.push(...tops.slice(0, left));
    // Of documents further down one is counted each; only Lists hold several resources.
    if (tops.length > left) rest.push(...(left > 0 ? tops.slice(left) : tops.slice(0, 1)));
  }
  const itemOf = listed.length + rest.length > limits.resourcesWithFields ? plainItem : itemWithFields;
  const items = listed.map(itemOf);
  const [first] = rest;
  const { document, part } = first ?? {};
  return { items, rest: document && part && { count: rest.length, document, span: part.root.span } };
}

type Part = ReturnType<typeof partsOf>[number];

/** A resource that is written in no other one, with those that are written in its texts. */
interface Top {
  readonly document: DocumentState;
  readonly part: Part;
  readonly inside: readonly Part[];
}

const topsOf = perDocument((document): readonly Top[] => {
  const parts = partsOf(document);
  const paths = new Set(parts.map(({ object }) => JSON.stringify(object?.resource.path ?? [])));
  const tops = new Map<string, Top & { readonly inside: Part[] }>();
  for (const part of parts) {
    const path = part.object?.resource.path ?? [];
    const around = path.findIndex((_, length) => paths.has(JSON.stringify(path.slice(0, length))));
    const top = around < 0 ? undefined : tops.get(JSON.stringify(path.slice(0, around)));
    if (top) top.inside.push(part);
    else tops.set(JSON.stringify(path), { document, part, inside: [] });
  }
  return [...tops.values()];
});

const plainItem = perTop((top) => resourceItem(top, false));
const itemWithFields = perTop((top) => resourceItem(top, true));

/** Kept for as long as the text of the document stays. */
function perTop(work: (top: Top) => OutlineItem): (top: Top) => OutlineItem {
  const known = new WeakMap<Top, OutlineItem>();
  return (top) => {
    const item = known.get(top) ?? work(top);
    known.set(top, item);
    return item;
  };
}

function resourceItem({ document, part, inside }: Top, withFields: boolean): OutlineItem {
  const { object, root, schema } = part;
  const span = visibleSpan(document, root.span);
  const kind = object?.resource.kind ?? schema.title ?? '';
  const name = object?.resource.name;
  const body = BODIES.filter((key) => entryOf(root, key)).slice(0, 1);
  const context = { document, schema };
  return {
    name: visible(name?.known ? `${kind} ${name.value}` : kind),
    detail: visible(object ? detailOf(document, object, root) : ''),
    kind: { resource: kind },
    document,
    span,
    nameSpan: [name?.span, object?.resource.kindSpan].find((place) => place && isWithin(place, span)) ?? span,
    items: [
      ...(withFields ? fieldItems(context, nodeAt(root, body), body, 0) : []),
      ...inside.map((other) => resourceItem({ document, part: other, inside: [] }, withFields)),
    ],
  };
}

/** Where the fields of a resource are, if not at its root. */
const BODIES = ['spec', 'server', 'agent'];

interface Context {
  readonly document: DocumentState;
  readonly schema: JsonSchema;
}

/** What a resource is called already says. */
const IDENTITY: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata', 'status']);

/** Nobody nests what matters deeper. */
const DEEPEST = 3;

function fieldItems(context: Context, node: Node | undefined, path: Path, depth: number): OutlineItem[] {
  if (!node || depth === DEEPEST) return [];
  if (node.type === 'map') {
    return node.entries.flatMap((entry) => fieldItem(context, entry, [...path, String(entry.key.value)], depth));
  }
  if (node.type !== 'seq') return [];
  return node.items.flatMap((item, index) => listedItem(context, item, [...path, index], depth));
}

function fieldItem(context: Context, { key, value, merged }: Entry, path: Path, depth: number): OutlineItem[] {
  const field = merged ? undefined : fieldAt(context.schema, path);
  if (!field || !matters(field, value) || (depth === 0 && IDENTITY.has(String(key.value)))) return [];
  const own = { start: key.span.start, end: Math.max(key.span.end, value.span.end) };
  const items = isElsewhere(own, value) ? [] : fieldItems(context, value, path, depth + 1);
  // Blocks of one name are one field, from the first of them to the last.
  const whole = { start: own.start, end: Math.max(own.end, ...items.map(({ span }) => span.end)) };
  const detail = textAt(value, []) || textAt(nodeAt(value, ['bundle_endpoint_url']), []);
  return [item(context, String(key.value), detail, value, whole, key.span, items)];
}

/** What an alias stands for is written further up. */
function isElsewhere({ start, end }: Span, value: Node): boolean {
  return !lieWithin({ start, end: Number.POSITIVE_INFINITY }, value) || value.span.start > end;
}

const LABELS = ['name', 'subject', 'trustDomain', 'spiffe_id', 'kid'];

/** A map in a list goes by what it is about; texts in a list are told apart by a look at the list. */
function listedItem(context: Context, node: Node, path: Path, depth: number): OutlineItem[] {
  const label = LABELS.map((name) => nodeAt(node, [name])).find((found) => found !== undefined);
  const text = textAt(label, []);
  if (!label || text === '' || !lieWithin(node.span, node)) return [];
  return [item(context, text, '', node, node.span, label.span, fieldItems(context, node, path, depth + 1))];
}

function item(
  { document }: Context,
  name: string,
  detail: string,
  value: Node,
  span: Span,
  nameSpan: Span,
  items: readonly OutlineItem[],
): OutlineItem {
  return {
    name: visible(name),
    detail: visible(detail),
    kind: { field: value.type },
    document,
    span: visibleSpan(document, span),
    nameSpan,
    items,
  };
}

function matters({ hints }: Field, value: Node): boolean {
  return hints.rules.length > 0 || value.type !== 'scalar';
}
