/** The field a cursor stands on, as its schema knows it. */
import type { DocumentState } from '../analysis/state.ts';
import { isConfigName } from '../config/names.ts';
import { templateOf, textOf } from '../formats/cursor.ts';
import { type Field, fieldAt } from '../formats/field.ts';
import type { KubernetesObject } from '../formats/kind.ts';
import { objectsOf } from '../formats/objects.ts';
import { configSchema, type JsonSchema, schemaFor } from '../formats/schemas.ts';
import { known, type Stated } from '../model/stated.ts';
import { contains, type Span, sameSpan } from '../syntax/span.ts';
import type { Comment, Node, Path } from '../syntax/tree.ts';
import { trailAt } from './trail.ts';

export interface FieldAt {
  readonly schema: JsonSchema;
  /** The resource it belongs to; undefined in the configuration. */
  readonly object: KubernetesObject | undefined;
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
  const trail = trailAt(tree.root, offset);
  const part = trail && partAt(document, trail.path);
  if (!part || trail.node.type !== 'scalar' || trail.node.span.start === trail.node.span.end) return undefined;
  const path = trail.path.slice(part.object?.resource.path.length ?? 0);
  const field = fieldAt(part.schema, path);
  if (!field) return undefined;
  const read = field.hints.value === 'go-template' && !trail.onKey ? templateOf : textOf;
  return { ...part, path, field, span: trail.node.span, text: read(trail.node), onKey: trail.onKey };
}

interface Part {
  readonly schema: JsonSchema;
  readonly object: KubernetesObject | undefined;
}

/** The resources of a document, each with its schema; the configuration is a whole of its own. */
export function partsOf(document: DocumentState): readonly (Part & { readonly root: Node })[] {
  const { tree } = document;
  if (!tree?.root) return [];
  if (isConfiguration(document)) return [{ schema: configSchema.schema, object: undefined, root: tree.root }];
  return objectsOf(tree).flatMap((object) => {
    const entry = schemaFor(object.resource.apiVersion, object.resource.kind);
    return entry ? [{ schema: entry.schema, object, root: object.root }] : [];
  });
}

function partAt(document: DocumentState, path: Path): Part | undefined {
  return partsOf(document).find(
    ({ object }) => !object || object.resource.path.every((step, index) => path[index] === step),
  );
}

export function isConfiguration({ file }: DocumentState): boolean {
  const { path } = file.info;
  return isConfigName(path.slice(path.lastIndexOf('/') + 1));
}

/** Governance written in a comment above a resource, as the annotation it stands for. */
function statementIn(document: DocumentState, comment: Comment, offset: number): FieldAt | undefined {
  const raw = document.ref.section.text.slice(comment.span.start, comment.span.end);
  const match = /^(#+\s*)(fedlint\.dev\/[\w.-]+)(:\s*)(\S.*?)\s*$/.exec(raw);
  const [, before = '', key = '', colon = '', value = ''] = match ?? [];
  const part = match && partsOf(document).find(({ object }) => isStatedIn(object, key, comment));
  const path = ['metadata', 'annotations', key];
  const field = part && fieldAt(part.schema, path);
  if (!part || !field) return undefined;
  const keyStart = comment.span.start + before.length;
  const valueStart = keyStart + key.length + colon.length;
  const onKey = offset <= keyStart + key.length;
  const start = onKey ? keyStart : valueStart;
  const text = onKey ? key : value;
  const span = { start, end: start + text.length };
  if (!contains(span, offset)) return undefined;
  return { ...part, path, field, span, text: known(text, span), onKey };
}

function isStatedIn(object: KubernetesObject | undefined, key: string, { span }: Comment): boolean {
  const stated = object?.comments[key];
  return stated !== undefined && sameSpan(stated.span, span);
}
