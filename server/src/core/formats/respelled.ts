/** For programs that take a field under other spellings than its own: the same tree with each field as its format has it. */
import type { LooseFieldFact, Resource } from '../model/facts.ts';
import { insideOf, type Node, type Path } from '../syntax/tree.ts';
import { childrenOf } from './field.ts';
import type { Manifest, View } from './kind.ts';
import type { JsonSchema } from './schemas.ts';

/** Whether a program takes what is written for the field of that name. */
export type Spelling = (written: string, name: string) => boolean;

/** Go's `encoding/json` takes the name of a field in any case. */
export const inAnyCase: Spelling = (written, name) => written.toLowerCase() === name.toLowerCase();

/** The JSON of protocol buffers has a name in camel case for every field, beside its own. */
export const inCamelCase: Spelling = (written, name) =>
  written === name.replace(/_+(\w)/g, (_, letter: string) => letter.toUpperCase());

export function respelled(root: Node, schema: JsonSchema, spelling: Spelling): View {
  const nameOf: NameOf = (written, path) => {
    const names = childrenOf(schema, path).flatMap(({ name }) => name ?? []);
    return names.includes(written) ? written : (names.find((name) => spelling(written, name)) ?? written);
  };
  return renamed(root, nameOf);
}

/** The name of a field, from the one that is written and the path of the map around it. */
export type NameOf = (written: string, path: Path) => string;

/** The same tree with other names for the fields, whatever the schema says of them. */
export function renamed(root: Node, nameOf: NameOf): View {
  return { root: nodeIn(root, [], nameOf), at: (path) => writtenPath(root, path, nameOf) };
}

function nodeIn(node: Node, path: Path, nameOf: NameOf): Node {
  if (node.type === 'seq') {
    return { ...node, items: node.items.map((item, index) => nodeIn(item, [...path, index], nameOf)) };
  }
  if (node.type !== 'map') return node;
  const entries = node.entries.map(({ key, value, merged }) => {
    const name = nameOf(String(key.value), path);
    return { key: { ...key, value: name }, value: nodeIn(value, [...path, name], nameOf), merged };
  });
  return { ...node, entries };
}

/** The same path by the names that stand in the text; from where nothing stands, by those of the format. */
function writtenPath(root: Node, path: Path, nameOf: NameOf): Path {
  let node: Node | undefined = root;
  return path.map((step, index) => {
    const here: Node | undefined = node && insideOf(node);
    if (typeof step === 'number') {
      node = here?.type === 'seq' ? here.items[step] : undefined;
      return step;
    }
    const around = path.slice(0, index);
    const entries = here?.type === 'map' ? here.entries : [];
    const entry = entries.findLast(({ key }) => nameOf(String(key.value), around) === step);
    node = entry?.value;
    return entry ? String(entry.key.value) : step;
  });
}

/** The fields of a manifest that stand there under another name than their own. */
export function looseFields({ root, resource, at }: Manifest): LooseFieldFact[] {
  const found = (node: Node, path: Path): LooseFieldFact[] => {
    if (node.type === 'seq') return node.items.flatMap((item, index) => found(item, [...path, index]));
    if (node.type !== 'map') return [];
    return node.entries.flatMap(({ key, value }) => {
      const name = String(key.value);
      const below = found(value, [...path, name]);
      const place = at(...path, name);
      const written = String(place.at(-1));
      return written === name ? below : [loose(resource, written, name, key.span, place), ...below];
    });
  };
  return found(root, []);
}

function loose(
  resource: Resource,
  written: string,
  name: string,
  span: LooseFieldFact['span'],
  path: Path,
): LooseFieldFact {
  return { type: 'loose-field', resource, slots: {}, written, name, span, path };
}
