/** Fields of a bundle by name. Go programs take them in any case, so that is how they are found here. */
import type { BundleField } from '../../model/facts.ts';
import { type Entry, entryOf, type MapNode, type Node, type Path } from '../../syntax/tree.ts';

/** The field of exactly this name, else the last one that differs from it in case alone. */
export function memberOf(map: MapNode, name: string): Entry | undefined {
  return entryOf(map, name) ?? map.entries.findLast(({ key }) => String(key.value).toLowerCase() === name);
}

export function memberValue(map: MapNode, name: string): Node | undefined {
  return memberOf(map, name)?.value;
}

export function fieldsOf(map: MapNode, path: Path): BundleField[] {
  return map.entries.map(({ key }) => {
    const name = String(key.value);
    return { name, span: key.span, path: [...path, name] };
  });
}
