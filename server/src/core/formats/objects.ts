/** Finds the Kubernetes-shaped objects of a document: the document itself, or the items of a `List`. */
import { type Comment, entryOf, type MapNode, nodeAt, type Path, type SyntaxTree } from '../syntax/tree.ts';
import { commentStatements, mapOf, textMapOf, textOf } from './cursor.ts';
import type { KubernetesObject } from './kind.ts';

export function objectsOf(tree: SyntaxTree): KubernetesObject[] {
  const root = mapOf(tree.root);
  if (!root) return [];
  const items = entryOf(root, 'kind')?.value;
  const isList = items?.type === 'scalar' && typeof items.value === 'string' && items.value.endsWith('List');
  const list = isList ? entryOf(root, 'items')?.value : undefined;
  if (list?.type !== 'seq') return [objectAt(root, [], commentsBefore(tree, root, 0))].flatMap((o) => o ?? []);
  let previousEnd = list.span.start;
  return list.items.flatMap((item, index) => {
    const map = mapOf(item);
    const comments = commentsBefore(tree, item, previousEnd);
    previousEnd = item.span.end;
    return map ? (objectAt(map, ['items', index], comments) ?? []) : [];
  });
}

function objectAt(root: MapNode, path: Path, comments: readonly Comment[]): KubernetesObject | undefined {
  const apiVersion = entryOf(root, 'apiVersion')?.value;
  const kind = entryOf(root, 'kind')?.value;
  if (apiVersion?.type !== 'scalar' || typeof apiVersion.value !== 'string') return undefined;
  if (kind?.type !== 'scalar' || typeof kind.value !== 'string') return undefined;
  return {
    root,
    comments: commentStatements(comments),
    at: (...rest) => [...path, ...rest],
    resource: {
      apiVersion: apiVersion.value,
      kind: kind.value,
      name: textOf(nodeAt(root, ['metadata', 'name'])),
      namespace: textOf(nodeAt(root, ['metadata', 'namespace'])),
      path,
      span: root.span,
      apiVersionSpan: apiVersion.span,
      kindSpan: kind.span,
      labels: textMapOf(nodeAt(root, ['metadata', 'labels'])),
      annotations: textMapOf(nodeAt(root, ['metadata', 'annotations'])),
    },
  };
}

function commentsBefore(tree: SyntaxTree, node: { span: { start: number } }, from: number): Comment[] {
  return tree.comments.filter(({ span }) => span.start >= from && span.end <= node.span.start);
}
