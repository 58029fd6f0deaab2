/** The style of the manifest around a place: in a List, that of the item. */
import type { Collection } from '../fixes/layout.ts';
import { yamlStyle } from '../fixes/style.ts';
import type { YamlStyle } from '../fixes/write-yaml.ts';
import { nodeAt, type Path, type SyntaxTree } from '../syntax/tree.ts';

export function styleAt(text: string, tree: SyntaxTree, path: Path, neighbours: Collection | undefined): YamlStyle {
  const item = path[0] === 'items' ? nodeAt(tree.root, path.slice(0, 2)) : undefined;
  const around = item?.type === 'map' ? { ...tree, root: item } : tree;
  return yamlStyle({ language: 'yaml', text, tree: around }, neighbours);
}
