/**
 * SPIRE reads many spellings of one configuration as the same: labels, braces and assignments, repeated blocks, keys in
 * any case, and in JSON a list with one map for a block. Here they all become one tree, in the spelling of the schema,
 * whose nodes stay in the places of what they stand for.
 */
import { type Entry, insideOf, type MapNode, type Node, type Path, type ScalarNode } from '../../syntax/tree.ts';
import { childrenOf, type Field, fieldAt } from '../field.ts';
import type { View } from '../kind.ts';
import type { JsonSchema } from '../schemas.ts';

export function canonical(root: Node, schema: JsonSchema): View {
  const paths = new Map<Node, Path>();
  const view = nodeIn(insideOf(root), [], [], { schema, paths });
  return { root: view, at: (path) => pathIn(view, path, paths) };
}

interface Canonical {
  readonly schema: JsonSchema;
  /** Where each node of the view stands in the text. */
  readonly paths: Map<Node, Path>;
}

function nodeIn(node: Node, path: Path, place: Path, canonical: Canonical): Node {
  const made = remade(node, path, place, canonical);
  if (!canonical.paths.has(made)) canonical.paths.set(made, place);
  return made;
}

function remade(node: Node, path: Path, place: Path, canonical: Canonical): Node {
  if (node.type === 'scalar') return { ...node, value: scalarIn(node.value, fieldAt(canonical.schema, path)) };
  if (node.type === 'map') return mapIn([{ map: node, place }], path, canonical);
  const blocks = blocksIn(node, place, path, canonical);
  if (blocks) return mapIn(blocks, path, canonical);
  const items = node.items.map((item, index) => nodeIn(item, [...path, index], [...place, index], canonical));
  return { ...node, items };
}

/** The decoder takes a number for a text, and says later what it thinks of the text. */
function scalarIn(value: ScalarNode['value'], field: Field | undefined): ScalarNode['value'] {
  if (!field) return value;
  const { types, values, hints } = field;
  const isTextField = types.includes('string') && !types.includes('number') && !types.includes('integer');
  if (typeof value === 'number' && isTextField) return String(value);
  if (typeof value !== 'string' || !hints.anyCase) return value;
  return values.find((known) => known.toLowerCase() === value.toLowerCase()) ?? value;
}

interface Block {
  readonly map: MapNode;
  readonly place: Path;
}

/** One map out of all blocks of a name. Of fields that are no blocks every one is kept, as duplicates are. */
function mapIn(blocks: readonly Block[], path: Path, canonical: Canonical): MapNode {
  const names = childrenOf(canonical.schema, path).flatMap(({ name }) => name ?? []);
  const members: Member[] = [];
  const groups = new Map<string, Block[]>();
  for (const { map, place } of blocks) {
    for (const entry of map.entries) {
      const written = String(entry.key.value);
      const name = names.find((known) => known.toLowerCase() === written.toLowerCase()) ?? written;
      const below = [...place, written];
      // What is named by a label stands for itself: a second one of that name is a mistake to be seen.
      const parts = names.includes(name) ? blocksIn(entry.value, below, [...path, name], canonical) : undefined;
      const group = parts && groups.get(name);
      if (group) {
        group.push(...parts);
        continue;
      }
      if (parts) groups.set(name, parts);
      members.push({ entry, name, place: below, parts });
    }
  }
  const entries = members.map(({ entry: { key, value, merged }, name, place, parts }): Entry => {
    const at = [...path, name];
    const made = parts ? mapIn(parts, at, canonical) : nodeIn(value, at, place, canonical);
    return { key: { ...key, value: name }, value: made, merged };
  });
  const [first] = blocks;
  const made: MapNode = { type: 'map', span: { start: 0, end: 0 }, flow: true, ...first?.map, entries };
  if (first) canonical.paths.set(made, first.place);
  return made;
}

interface Member {
  readonly entry: Entry;
  readonly name: string;
  readonly place: Path;
  /** All blocks of the name, where it is that of a block. */
  readonly parts: readonly Block[] | undefined;
}

/** The maps that a value stands for, where the schema has a map there; only those of one name are one. */
function blocksIn(value: Node, place: Path, path: Path, { schema }: Canonical): Block[] | undefined {
  if (!fieldAt(schema, path)?.types.includes('object')) return undefined;
  if (value.type === 'map') return [{ map: value, place }];
  if (value.type !== 'seq' || value.items.length === 0) return undefined;
  const blocks = value.items.flatMap((item, index) =>
    item.type === 'map' ? [{ map: item, place: [...place, index] }] : [],
  );
  return blocks.length === value.items.length ? blocks : undefined;
}

/** The place of what stands at a path of the view; of what is not there yet, where it would be. */
function pathIn(view: Node, path: Path, paths: ReadonlyMap<Node, Path>): Path {
  let node = view;
  let place = paths.get(view) ?? [];
  for (const [index, step] of path.entries()) {
    const next: Node | undefined =
      node.type === 'map'
        ? node.entries.findLast(({ key }) => key.value === step)?.value
        : node.type === 'seq'
          ? node.items[Number(step)]
          : undefined;
    if (!next) return [...place, ...path.slice(index)];
    node = next;
    place = paths.get(node) ?? [...place, step];
  }
  return place;
}
