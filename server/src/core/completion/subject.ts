/** Whose fields stand at a place: the kind or format of the manifest around it, as far as that is written down yet. */
import { isConfigName } from '../config/names.ts';
import { childrenOf } from '../formats/field.ts';
import { configSchema, type JsonSchema, type KindSchemaEntry, kindSchemas, schemaFor } from '../formats/schemas.ts';
import { mayBeOurs } from '../formats/sniff.ts';
import type { Stated } from '../model/stated.ts';
import { type Node, nodeAt, type Path } from '../syntax/tree.ts';
import { isHelmTemplate } from '../values/go-template.ts';
import type { Place, Slot } from './place.ts';
import { baseOf, formatOf, textIn } from './reader.ts';
import { pathOfStandIn } from './stand-in.ts';

export type Subject =
  | {
      readonly is: 'known';
      readonly schema: JsonSchema;
      /** The kind, or the name of the format; undefined for the configuration. */
      readonly kind: string | undefined;
      readonly object: Node | undefined;
      /** Of the slot, in the manifest as its schema spells it. */
      readonly path: Path;
    }
  | Unfinished;

/** `apiVersion` and `kind` do not name a kind yet; `kinds` are those they leave open. */
export interface Unfinished {
  readonly is: 'unfinished';
  /** Path of the manifest in the document. */
  readonly base: Path;
  readonly kinds: readonly KindSchemaEntry[];
  /** Keys the manifest has already. */
  readonly keys: readonly string[];
}

/** API groups of kinds that people write for the sake of trust. Others carry something of it and belong to other tools. */
const GROUPS = /^(?:fedlint\.dev|spire\.spiffe\.io|operator\.openshift\.io)\//;
const OFFERED = kindSchemas.filter(({ apiVersion }) => GROUPS.test(apiVersion));

/** One of our kinds, which is enough while `apiVersion` is being written. */
const KINDS = new RegExp(`\\bkind["']?\\s*:\\s*["']?(?:${OFFERED.map(({ kind }) => kind).join('|')})\\b`);

/** Lines of a manifest that was only just begun, when nothing in it can tell yet whose it will be. */
const BEGINNING = 6;

/** Files of these languages that hold manifests. A `.bundle` is written in JSON and is none. */
const MANIFESTS = /\.(?:ya?ml|jsonc?)$|(?:^|\/)(?!CODEOWNERS$)[^./]+$/i;

/** A configuration of SPIRE by the name of its file. Of other programs there may be one of that name. */
const CONFIGURATION = /(?:^|[/_-])(server|agent)\.(?:conf|hcl)$/i;

const FORMATS: ReadonlyMap<string, string> = new Map([
  ['server', 'SPIRE server.conf'],
  ['agent', 'SPIRE agent.conf'],
]);

/** The look at the text that spares the rest of the work in files of others. */
export function mayComplete(path: string, text: string): boolean {
  if (isConfigName(nameOf(path))) return true;
  if (isHelmTemplate(text)) return false;
  if (mayBeOurs(path, text)) return true;
  if (!MANIFESTS.test(path) && !CONFIGURATION.test(path)) return false;
  if (KINDS.test(text)) return true;
  const lines = text.length < 1000 ? text.split('\n') : undefined;
  return lines !== undefined && lines.filter((line) => /^\s*[^\s#]/.test(line)).length <= BEGINNING;
}

/** Undefined in a manifest that is none of ours. */
export function subjectAt(file: string, place: Place, slot: Slot): Subject | undefined {
  const { root, path: at } = slot;
  if (isConfigName(nameOf(file))) {
    return { is: 'known', schema: configSchema.schema, kind: undefined, object: root, path: at };
  }
  const base = baseOf(root, at);
  const object = nodeAt(root, base);
  const under = at.length === base.length + 1 ? at.at(-1) : undefined;
  const word = (key: string) => (under === key ? undefined : textIn(object, key));
  const [apiVersion, kind] = [word('apiVersion'), word('kind')];
  const entry = apiVersion !== undefined && kind !== undefined ? schemaFor(apiVersion, kind) : undefined;
  if (entry) return { is: 'known', schema: entry.schema, kind, object, path: at.slice(base.length) };
  const format = apiVersion === undefined ? ofFormat(root, file, place.domain) : undefined;
  if (format) return format;
  if (place.language === 'hcl' || !MANIFESTS.test(file)) return byName(file, slot);
  const keys = slot.role === 'key' && at.length === base.length ? slot.taken : keysOf(object);
  if (apiVersion === undefined && kind === undefined && !isBarelyBegun(keys)) return undefined;
  const kinds = OFFERED.filter(
    (known) =>
      (apiVersion === undefined || apiVersion === known.apiVersion) && (kind === undefined || kind === known.kind),
  );
  return kinds.length > 0 ? { is: 'unfinished', base, kinds, keys } : undefined;
}

/** A format is known by what else stands in the text. */
function ofFormat(root: Node | undefined, file: string, domain: Stated | undefined): Subject | undefined {
  const format = root && formatOf(root, file, domain);
  const entry = format && schemaFor('', format.name);
  if (!root || !entry) return undefined;
  const object = format.view?.(root).root ?? root;
  const path = pathOfStandIn(object);
  return path && { is: 'known', schema: entry.schema, kind: format.name, object, path };
}

/** The first block of a configuration: nothing stands there yet that would be anybody else's. */
function byName(file: string, { role, path, root, ...slot }: Slot): Subject | undefined {
  const block = CONFIGURATION.exec(file)?.[1]?.toLowerCase() ?? '';
  const name = FORMATS.get(block);
  const entry = name === undefined ? undefined : schemaFor('', name);
  if (!entry || role !== 'key' || path.length > 0) return undefined;
  const blocks = childrenOf(entry.schema, []).map((field) => field.name);
  const taken = 'taken' in slot ? slot.taken : [];
  const isSpire = taken.every((key) => blocks.includes(key.toLowerCase()) && key.toLowerCase() !== block);
  return isSpire ? { is: 'known', schema: entry.schema, kind: name, object: root, path } : undefined;
}

/** Whether nothing stands there yet but what would say whose it is. */
export function isBarelyBegun(keys: readonly string[]): boolean {
  return keys.every((key) => key === 'apiVersion' || key === 'kind');
}

/** Whether a document that is read as a whole has a manifest of ours in it, or is still empty. */
export function isOurs(file: string, place: Place & { readonly in: 'comment' }): boolean {
  const { root, language, domain } = place;
  if (isConfigName(nameOf(file))) return false;
  const items = nodeAt(root, ['items']);
  const objects = items?.type === 'seq' ? [root, ...items.items] : [root];
  const isKnown = (object: Node | undefined) =>
    schemaFor(textIn(object, 'apiVersion') ?? '', textIn(object, 'kind') ?? '') !== undefined;
  if (root === undefined) return language !== 'hcl';
  return objects.some(isKnown) || formatOf(root, file, domain) !== undefined;
}

function keysOf(node: Node | undefined): string[] {
  return node?.type === 'map' ? node.entries.map(({ key }) => String(key.value)) : [];
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
