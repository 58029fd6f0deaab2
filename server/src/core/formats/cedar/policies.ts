/** The policies in a Cedar text, or in its JSON form. */
import { known, type Stated } from '../../model/stated.ts';
import { type Entry, entryOf, type MapNode, type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { textOf } from '../cursor.ts';

export interface CedarPolicy {
  readonly node: MapNode;
  readonly path: Path;
  readonly isText: boolean;
  readonly effect: Stated;
  readonly id: Stated | undefined;
}

const EFFECTS: readonly unknown[] = ['permit', 'forbid'];
const SCOPE = ['principal', 'action', 'resource'] as const;
const SETS = ['staticPolicies', 'templates'];

/** Nothing for a tree that is something else. */
export function policiesOf(root: Node): readonly CedarPolicy[] {
  if (root.type === 'scalar') return [];
  if (root.type === 'seq') {
    const found = root.items.flatMap((item, index) => policyIn(item, [index]));
    return found.length === root.items.length ? found : [];
  }
  const sets = SETS.flatMap((name) => namedIn(entryOf(root, name)?.value, [name]));
  return sets.length > 0 ? sets : policyIn(root, []);
}

/** The keys of a set are the ids. */
function namedIn(set: Node | undefined, path: Path): CedarPolicy[] {
  if (set?.type !== 'map') return [];
  return set.entries.flatMap(({ key, value }) => {
    const name = String(key.value);
    return policyIn(value, [...path, name]).map((policy) => ({ ...policy, id: known(name, key.span) }));
  });
}

function policyIn(node: Node, path: Path): CedarPolicy[] {
  if (node.type !== 'map') return [];
  const effect = textOf(nodeAt(node, ['effect']));
  const scope = SCOPE.flatMap((name) => nodeAt(node, [name]) ?? []);
  if (!effect?.known || !EFFECTS.includes(effect.value) || scope.length < SCOPE.length) return [];
  const isText = scope.every(
    (part, index) => part.type === 'scalar' && String(part.value).startsWith(SCOPE[index] ?? ''),
  );
  // In JSON only the operators tell it from other people's policies.
  if (!isText && !scope.every((part) => nodeAt(part, ['op']))) return [];
  const id = annotationEntry(node, 'id')?.value;
  return [{ node, path, isText, effect, id: textOf(id) ?? (id && known('', id.span)) }];
}

export function annotationEntry(policy: Node, name: string): Entry | undefined {
  return entryOf(nodeAt(policy, ['annotations']), name);
}

export function annotation(policy: Node, name: string): Stated | undefined {
  return textOf(annotationEntry(policy, name)?.value);
}
