/** Whether a text is a configuration of SPIRE: by what stands in it, or by the name of its file where that is little. */
import type { Span } from '../../syntax/span.ts';
import { type Entry, entryOf, insideOf, type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { childrenOf } from '../field.ts';
import type { JsonSchema } from '../schemas.ts';

interface Signs {
  readonly schema: JsonSchema;
  /** The block that the whole is about: `server` or `agent`. */
  readonly block: string;
  /** Fields of that block that hardly anybody else has. */
  readonly telltales: readonly string[];
  readonly fileName: RegExp;
}

/** Kinds of plugins that no other program has. Tornjak, for one, has a `server` and a `DataStore` as well. */
const PLUGINS = ['keymanager', 'nodeattestor', 'workloadattestor', 'upstreamauthority', 'svidstore'];

const FEDERATION = ['federates_with', 'bundle_endpoint'];

/** The key of the block, where the text is such a configuration. */
export function recognise(root: Node, file: string, { schema, block, telltales, fileName }: Signs): Span | undefined {
  const sections = entriesIn(root);
  const found = sections.find(({ key, value }) => nameOf(key) === block && isBlock(value));
  if (!found) return undefined;
  const fields = blocksNamed(sections, block);
  const names = fields.map(({ key }) => nameOf(key));
  const inner = blocksNamed(fields, 'federation').map(({ key }) => nameOf(key));
  const plugins = blocksNamed(sections, 'plugins').map(({ key }) => nameOf(key));
  const isTelling =
    names.some((name) => telltales.includes(name)) ||
    inner.some((name) => FEDERATION.includes(name)) ||
    plugins.some((name) => PLUGINS.includes(name));
  if (isTelling) return found.key.span;
  // Other programs have such a block too, nginx among them. What is still empty is told by its name.
  const known = childrenOf(schema, [block]).flatMap(({ name }) => name ?? []);
  return fileName.test(file) && names.every((name) => known.includes(name)) ? found.key.span : undefined;
}

/** SPIRE reads HCL and JSON, where a block stands in braces. */
function isBlock(value: Node): boolean {
  return value.type === 'map' ? value.flow : value.type === 'seq' && value.items.some(({ type }) => type === 'map');
}

function entriesIn(node: Node): readonly Entry[] {
  const inner = insideOf(node);
  if (inner.type === 'seq') return inner.items.flatMap(entriesIn);
  return inner.type === 'map' ? inner.entries : [];
}

function blocksNamed(entries: readonly Entry[], name: string): Entry[] {
  return entries.filter(({ key }) => nameOf(key) === name).flatMap(({ value }) => entriesIn(value));
}

function nameOf(key: Entry['key']): string {
  return String(key.value).toLowerCase();
}

/** Whether a configuration looks like a part of one, as in a document that explains it. */
export function isPart(root: Node, block: Path, basics: readonly string[]): boolean {
  return !entryOf(root, 'plugins') && !basics.every((name) => entryOf(nodeAt(root, block), name));
}
