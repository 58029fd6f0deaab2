import type { NamedValue } from '../../model/facts.ts';
import { nodeAt, type Path } from '../../syntax/tree.ts';
import { scalarOf } from '../cursor.ts';
import type { Manifest } from '../kind.ts';

/** The fields of a block that are stated, under their own names. */
export function namedValues(manifest: Manifest, block: Path, names: readonly string[]): NamedValue[] {
  return names.flatMap((name) => namedValue(manifest, block, name) ?? []);
}

export function namedValue({ root, at }: Manifest, block: Path, name: string): NamedValue | undefined {
  const path = [...block, name];
  const stated = scalarOf(nodeAt(root, path));
  return stated && { name, stated, path: at(...path) };
}
