/** A `.fedlint.yaml` as a subject: what it sets, and where each of it is written. */
import type { DocumentState } from '../analysis/state.ts';
import { isConfigName } from '../config/names.ts';
import { readSettings } from '../config/read-settings.ts';
import type { Node } from '../syntax/tree.ts';
import type { ReviewedSettings } from './subject.ts';

/** None for any other document, and for further ones in the file of a configuration, which nobody reads. */
export function settingsIn({ ref, file, tree }: DocumentState): ReviewedSettings[] {
  const { path } = file.info;
  const root = tree?.root;
  if (!root || ref.index > 0 || !isConfigName(path.slice(path.lastIndexOf('/') + 1))) return [];
  const keys = keysIn(root);
  const span = keys[0]?.span ?? root.span;
  return [{ type: 'settings', settings: readSettings(ref.section.text), span, keys }];
}

function keysIn(node: Node, path: readonly string[] = []): ReviewedSettings['keys'] {
  if (node.type === 'scalar') return [];
  if (node.type === 'map') {
    return node.entries.flatMap(({ key, value }) => {
      const here = [...path, String(key.value)];
      return [{ name: here.join('/'), span: key.span }, ...keysIn(value, here)];
    });
  }
  return node.items.flatMap((item, index) => {
    const here = [...path, item.type === 'scalar' ? String(item.value) : String(index)];
    return [{ name: here.join('/'), span: item.span }, ...keysIn(item, here)];
  });
}
