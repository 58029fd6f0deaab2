/** The field a cursor stands on, as its schema knows it. */
import type { DocumentState } from '../analysis/state.ts';
import { isConfigName } from '../config/names.ts';
import { templateOf, textOf } from '../formats/cursor.ts';
import { childrenOf, type Field, fieldAt } from '../formats/field.ts';
import type { Manifest } from '../formats/kind.ts';
import { configSchema, type JsonSchema, schemaFor } from '../formats/schemas.ts';
import { statementField } from '../formats/statement-field.ts';
import type { FederationFact } from '../model/facts.ts';
import { known, type Stated } from '../model/stated.ts';
import { contains, type Span, sameSpan } from '../syntax/span.ts';
import type { Comment, Node, Path } from '../syntax/tree.ts';
import { nodeUnder, type Trail, trailAt } from './trail.ts';

export interface FieldAt {
  readonly schema: JsonSchema;
  /** The resource it belongs to; undefined in the configuration. */
  readonly object: Manifest | undefined;
  /** From the root of the resource. */
  readonly path: Path;
  readonly field: Field;
  /** Of the key or of the value, whichever the cursor is on. */
  readonly span: Span;
  /** The key's text, or what is stated; undefined for a value that is still empty. */
  readonly text: Stated | undefined;
  readonly onKey: boolean;
}

/** Undefined between the fields, and on what the schema does not know. */
export function fieldUnder(document: DocumentState, offset: number): FieldAt | undefined {
  const { tree } = document;
  const comment = tree?.comments.find(({ span }) => contains(span, offset));
  if (!tree || comment) return comment && statementIn(document, comment, offset);
  const part = partAt(document, offset);
  if (!part) return undefined;
  const trail = placeIn(part, offset) ?? writtenPlace(part, tree.root, offset);
  if (trail?.node.type !== 'scalar' || trail.node.span.start === trail.node.span.end) return undefined;
  const { path, node } = trail;
  const field = fieldAt(part.schema, path);
  if (!field) return undefined;
  const named = trail.onKey ? nameOf(part.schema, path, field) : undefined;
  if (named) return { ...part, path, field: named, span: node.span, text: textOf(node), onKey: false };
  const read = field.hints.value === 'go-template' && !trail.onKey ? templateOf : textOf;
  return { ...part, path, field, span: node.span, text: read(node), onKey: trail.onKey };
}

type PlaceAt = Pick<Trail, 'path' | 'node' | 'onKey'>;

function placeIn({ root }: { readonly root: Node }, offset: number): PlaceAt | undefined {
  const trail = trailAt(root, offset);
  return trail?.node.type === 'scalar' ? trail : nodeUnder(root, offset);
}

/** The key of a repeated block stands in the text alone: for its manifest all blocks of a name are one. */
function writtenPlace({ schema, object }: Part, text: Node | undefined, offset: number): PlaceAt | undefined {
  const trail = trailAt(text, offset);
  if (!trail?.onKey || object?.resource.apiVersion !== '') return undefined;
  return { ...trail, path: spelledPath(schema, trail.path.slice(object.resource.path.length)) };
}

/** A path as the schema has it: keys in their own case, and no list around a single block. */
function spelledPath(schema: JsonSchema, written: Path): Path {
  const path: (string | number)[] = [];
  for (const step of written) {
    if (typeof step === 'number') {
      if (fieldAt(schema, path)?.types.includes('array')) path.push(step);
      continue;
    }
    const names = childrenOf(schema, path).flatMap(({ name }) => name ?? []);
    path.push(names.find((name) => name.toLowerCase() === step.toLowerCase()) ?? step);
  }
  return path;
}

/** A key that is the name of something, as the trust domain is in `federates_with "b.example"`: it means what it names. */
function nameOf(schema: JsonSchema, path: Path, field: Field): Field | undefined {
  const around = fieldAt(schema, path.slice(0, -1));
  if (!around?.open || around.hints.value !== 'trust-domain') return undefined;
  return { ...field, hints: { ...field.hints, value: around.hints.value } };
}

interface Part {
  readonly schema: JsonSchema;
  readonly object: Manifest | undefined;
}

/** The resources of a document, each with its schema; the configuration is a whole of its own. */
export function partsOf(document: DocumentState): readonly (Part & { readonly root: Node })[] {
  const { tree, manifests } = document;
  if (!tree?.root) return [];
  if (isConfiguration(document)) return [{ schema: configSchema.schema, object: undefined, root: tree.root }];
  return manifests.flatMap((object) => {
    const entry = schemaFor(object.resource.apiVersion, object.resource.kind);
    return entry ? [{ schema: entry.schema, object, root: object.root }] : [];
  });
}

/** The innermost manifest around an offset. */
function partAt(document: DocumentState, offset: number): (Part & { readonly root: Node }) | undefined {
  return partsOf(document).findLast(({ root }) => contains(root.span, offset));
}

export function isConfiguration({ file }: DocumentState): boolean {
  const { path } = file.info;
  return isConfigName(path.slice(path.lastIndexOf('/') + 1));
}

/** Governance written in a comment above a resource or a part of it, as the annotation it stands for. */
function statementIn(document: DocumentState, comment: Comment, offset: number): FieldAt | undefined {
  const raw = document.ref.section.text.slice(comment.span.start, comment.span.end);
  const match = /^((?:#+|\/\/+)\s*)(fedlint\.dev\/[\w.-]+)(:\s*)(\S.*?)\s*$/.exec(raw);
  const [, before = '', key = '', colon = '', value = ''] = match ?? [];
  const part = match && partsOf(document).find(({ object }) => isStatedIn(document, object, key, comment));
  const statement = statementField(key);
  if (!part || !statement) return undefined;
  const keyStart = comment.span.start + before.length;
  const valueStart = keyStart + key.length + colon.length;
  const onKey = offset <= keyStart + key.length;
  const start = onKey ? keyStart : valueStart;
  const text = onKey ? key : value;
  const span = { start, end: start + text.length };
  if (!contains(span, offset)) return undefined;
  return { ...part, ...statement, span, text: known(text, span), onKey };
}

function isStatedIn({ facts }: DocumentState, object: Manifest | undefined, key: string, { span }: Comment): boolean {
  const stated = object?.comments[key];
  if (stated && sameSpan(stated.span, span)) return true;
  return facts.some(
    (fact) =>
      fact.type === 'federation' &&
      sameSpan(fact.resource.span, object?.resource.span ?? span) &&
      statementsOf(fact).some((statement) => statement && sameSpan(statement.span, span)),
  );
}

/** What is said of one link may stand right above it. */
function statementsOf({ owners, timeBox, enforcementPoints }: FederationFact): (Stated<unknown> | undefined)[] {
  const { expires, reviewBy, change } = timeBox;
  return [...Object.values(owners), expires, reviewBy, change, ...enforcementPoints];
}
