/** Switches of istiod that decide what its MeshConfig means, in the two forms in which an environment is written. */
import type { IstiodEnvironment, IstiodSwitch } from '../../model/facts.ts';
import { known, type Stated } from '../../model/stated.ts';
import { entryOf, type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { textOf } from '../cursor.ts';
import type { Manifest } from '../kind.ts';

const SWITCHES: readonly IstiodSwitch['name'][] = ['ISTIO_MULTIROOT_MESH', 'PILOT_SKIP_VALIDATE_TRUST_DOMAIN'];

/** The first of the places where the environment is written, its switches with those of the others. */
export function environmentOf({ root, at }: Manifest, places: readonly Path[]): IstiodEnvironment | undefined {
  const written = places.flatMap((path) => {
    const node = nodeAt(root, path);
    return node && node.type !== 'scalar' ? [{ node, path }] : [];
  });
  const [first] = written;
  if (!first) return undefined;
  const switches = written.flatMap(({ node, path }) => switchesIn(node, at(...path)));
  return { path: at(...first.path), form: first.node.type === 'seq' ? 'list' : 'map', switches };
}

export function hasSwitches(node: Node | undefined): boolean {
  return node !== undefined && switchesIn(node, []).length > 0;
}

function switchesIn(node: Node, path: Path): IstiodSwitch[] {
  return SWITCHES.flatMap((name) => {
    if (node.type === 'map') return switchOf(name, entryOf(node, name)?.value, [...path, name]);
    if (node.type !== 'seq') return [];
    const index = node.items.findIndex((item) => scalarIn(nodeAt(item, ['name'])) === name);
    return switchOf(name, nodeAt(node.items[index], ['value']), [...path, index]);
  });
}

function scalarIn(node: Node | undefined): unknown {
  return node?.type === 'scalar' ? node.value : undefined;
}

function switchOf(name: IstiodSwitch['name'], value: Node | undefined, path: Path): IstiodSwitch[] {
  const text = textOf(value);
  return text ? [{ name, stated: asBoolean(text), path }] : [];
}

/** As Go's `strconv.ParseBool` has it; with anything else istiod keeps its default, which is false. */
function asBoolean(text: Stated): Stated<boolean> {
  return text.known ? known(/^(?:1|t|T|true|TRUE|True)$/.test(text.value), text.span) : text;
}
