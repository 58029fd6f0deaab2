import type { NamedValue } from '../../model/facts.ts';
import { nodeAt, type Path } from '../../syntax/tree.ts';
import { scalarOf } from '../cursor.ts';
import type { Manifest } from '../kind.ts';

/** Numbers stay numbers: they count seconds, where they are taken at all. */
export function namedValueAt({ root, at }: Manifest, path: Path): NamedValue | undefined {
  const stated = scalarOf(nodeAt(root, path));
  return stated && { name: String(path.at(-1)), stated, path: at(...path) };
}
