/** Whose fields stand at a place: the kind of the manifest around it, as far as that is written down yet. */
import { isConfigName } from '../config/names.ts';
import { configSchema, type JsonSchema, type KindSchemaEntry, kindSchemas, schemaFor } from '../formats/schemas.ts';
import { mayBeOurs } from '../formats/sniff.ts';
import { entryOf, type Node, nodeAt, type Path } from '../syntax/tree.ts';
import { isHelmTemplate } from '../values/go-template.ts';
import type { Slot } from './place.ts';

export type Subject =
  | {
      readonly is: 'known';
      readonly schema: JsonSchema;
      /** Undefined for the configuration. */
      readonly kind: string | undefined;
      /** Path of the manifest in the document, which is not empty in a List. */
      readonly base: Path;
      readonly object: Node | undefined;
    }
  | Unfinished;

/** `apiVersion` and `kind` do not name a kind yet; `kinds` are those they leave open. */
export interface Unfinished {
  readonly is: 'unfinished';
  readonly base: Path;
  readonly kinds: readonly KindSchemaEntry[];
  /** Keys the manifest has already. */
  readonly keys: readonly string[];
}

/** One of our kinds, which is enough while `apiVersion` is being written. */
const KINDS = new RegExp(`\\bkind["']?\\s*:\\s*["']?(?:${kindSchemas.map(({ kind }) => kind).join('|')})\\b`);

/** Lines of a manifest that was only just begun, when nothing in it can tell yet whose it will be. */
const BEGINNING = 6;

/** The look at the text that spares the rest of the work in files of others. */
export function mayComplete(path: string, text: string): boolean {
  if (isConfigName(nameOf(path))) return true;
  if (isHelmTemplate(text)) return false;
  if (mayBeOurs(text) || KINDS.test(text)) return true;
  const lines = text.length < 1000 ? text.split('\n') : undefined;
  return lines !== undefined && lines.filter((line) => /^\s*[^\s#]/.test(line)).length <= BEGINNING;
}

/** Undefined in a manifest that is none of ours. */
export function subjectAt(file: string, { root, path: at, ...slot }: Slot): Subject | undefined {
  if (isConfigName(nameOf(file))) {
    return { is: 'known', schema: configSchema.schema, kind: undefined, base: [], object: root };
  }
  const base = baseOf(root, at);
  const object = nodeAt(root, base);
  const under = at.length === base.length + 1 ? at.at(-1) : undefined;
  const word = (key: string) => (under === key ? undefined : textAt(object, key));
  const [apiVersion, kind] = [word('apiVersion'), word('kind')];
  const entry = apiVersion !== undefined && kind !== undefined ? schemaFor(apiVersion, kind) : undefined;
  if (entry) return { is: 'known', schema: entry.schema, kind: entry.kind, base, object };
  const keys = slot.role === 'key' && at.length === base.length ? slot.taken : keysOf(object);
  if (apiVersion === undefined && kind === undefined && !isBarelyBegun(keys)) return undefined;
  const kinds = kindSchemas.filter(
    (known) =>
      (apiVersion === undefined || apiVersion === known.apiVersion) && (kind === undefined || kind === known.kind),
  );
  return kinds.length > 0 ? { is: 'unfinished', base, kinds, keys } : undefined;
}

/** Whether nothing stands there yet but what would say whose it is. */
export function isBarelyBegun(keys: readonly string[]): boolean {
  return keys.every((key) => key === 'apiVersion' || key === 'kind');
}

/** Whether a document that is read as a whole has a manifest of ours in it, or is still empty. */
export function isOurs(file: string, root: Node | undefined): boolean {
  if (isConfigName(nameOf(file))) return false;
  const items = nodeAt(root, ['items']);
  const objects = items?.type === 'seq' ? [root, ...items.items] : [root];
  const isKnown = (object: Node | undefined) =>
    schemaFor(textAt(object, 'apiVersion') ?? '', textAt(object, 'kind') ?? '');
  return root === undefined || objects.some(isKnown);
}

function baseOf(root: Node | undefined, at: Path): Path {
  const isInList = textAt(root, 'kind')?.endsWith('List') && at[0] === 'items' && typeof at[1] === 'number';
  return isInList ? at.slice(0, 2) : [];
}

function textAt(node: Node | undefined, key: string): string | undefined {
  const value = entryOf(node, key)?.value;
  return value?.type === 'scalar' && typeof value.value === 'string' && value.value !== '' ? value.value : undefined;
}

function keysOf(node: Node | undefined): string[] {
  return node?.type === 'map' ? node.entries.map(({ key }) => String(key.value)) : [];
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
