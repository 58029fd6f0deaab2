/** The resources of a file and the fields in them that governance reads, as a table of contents. */
import type { DocumentState, FileState } from '../analysis/state.ts';
import { type Field, fieldAt } from '../formats/field.ts';
import type { JsonSchema } from '../formats/schemas.ts';
import type { Span } from '../syntax/span.ts';
import { type Entry, entryOf, type Node, nodeAt, type Path } from '../syntax/tree.ts';
import { partsOf } from './field-at.ts';
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

export const OUTLINE_LIMITS: OutlineLimits = { resources: 2000, resourcesWithFields: 300 };

export function outlineOf(file: FileState, limits = OUTLINE_LIMITS): Outline {
  const items: OutlineItem[] = [];
  const documents = file.documents.flatMap((document) => document ?? []);
  const withFields = documents.length <= limits.resourcesWithFields;
  for (const [index, document] of documents.entries()) {
    for (const part of partsOf(document)) {
      if (items.length === limits.resources) return { items, rest: restFrom(documents.slice(index), part.root.span) };
      items.push(resourceItem(document, part, withFields));
    }
  }
  return { items, rest: undefined };
}

/** Counts documents, which costs nothing; only Lists hold several resources. */
function restFrom(documents: readonly DocumentState[], span: Span): Outline['rest'] {
  const [document] = documents;
  return document && { count: documents.filter(({ tree }) => tree?.root).length, document, span };
}

type Part = ReturnType<typeof partsOf>[number];

function resourceItem(document: DocumentState, { object, root, schema }: Part, withFields: boolean): OutlineItem {
  const span = visibleSpan(document, root.span);
  const kind = object?.resource.kind ?? schema.title ?? '';
  const name = object?.resource.name;
  const body: Path = entryOf(root, 'spec') ? ['spec'] : [];
  const context = { document, schema };
  return {
    name: name?.known ? `${kind} ${name.value}` : kind,
    detail: object ? textAt(root, DETAILS[kind] ?? []) : '',
    kind: { resource: kind },
    document,
    span,
    nameSpan: name?.span ?? object?.resource.kindSpan ?? span,
    items: withFields ? fieldItems(context, nodeAt(root, body), body, 0) : [],
  };
}

/** The field that tells one resource of a kind from the next. */
const DETAILS: Readonly<Record<string, Path>> = {
  TrustDomain: ['spec', 'trustDomain'],
  Federation: ['spec', 'remote'],
  EnforcementPoint: ['spec', 'mode'],
  TrustException: ['spec', 'federation'],
  ClusterFederatedTrustDomain: ['spec', 'trustDomain'],
  ClusterSPIFFEID: ['spec', 'spiffeIDTemplate'],
  ClusterStaticEntry: ['spec', 'spiffeID'],
  ControllerManagerConfig: ['trustDomain'],
};

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
  const whole = { start: key.span.start, end: Math.max(key.span.end, value.span.end) };
  const items = lieWithin(whole, value) ? fieldItems(context, value, path, depth + 1) : [];
  return [item(context, String(key.value), textAt(value, []), value, whole, key.span, items)];
}

/** A map in a list goes by what it is about; texts in a list are told apart by a look at the list. */
function listedItem(context: Context, node: Node, path: Path, depth: number): OutlineItem[] {
  const label = nodeAt(node, ['name']) ?? nodeAt(node, ['subject']);
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
  return { name, detail, kind: { field: value.type }, document, span: visibleSpan(document, span), nameSpan, items };
}

function matters({ hints }: Field, value: Node): boolean {
  return hints.rules.length > 0 || value.type !== 'scalar';
}

const LONGEST = 80;

/** The text of a scalar on one line; of a list of scalars, all of them. */
function textAt(root: Node | undefined, path: Path): string {
  const node = nodeAt(root, path);
  const scalars = node?.type === 'seq' ? node.items : node ? [node] : [];
  const texts = scalars.map((scalar) => (scalar.type === 'scalar' ? String(scalar.value ?? '') : ''));
  return texts
    .filter((text) => text !== '')
    .join(', ')
    .slice(0, LONGEST)
    .replace(/\s+/g, ' ');
}
