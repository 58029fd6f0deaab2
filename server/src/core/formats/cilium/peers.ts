/** Selectors of endpoints in Cilium's policies, and the clusters they name. */
import type { CiliumPeer, ListedText } from '../../model/facts.ts';
import { type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { listedTextsOf, textOf } from '../cursor.ts';
import type { Manifest } from '../kind.ts';

/** Cilium puts the source of a label before its key. */
const CLUSTER_LABEL = /^(?:k8s[:.]|any[:.])?io\.cilium\.k8s\.policy\.cluster$/;

export function peersAt(manifest: Manifest, path: Path): CiliumPeer[] {
  const list = nodeAt(manifest.root, path);
  if (list?.type !== 'seq') return [];
  return list.items.map((node, index) => {
    const at = [...path, index];
    return { span: node.span, path: manifest.at(...at), clusters: clustersIn(node, at, manifest) };
  });
}

function clustersIn(selector: Node, path: Path, manifest: Manifest): CiliumPeer['clusters'] {
  const labelled = fromLabels(selector, path, manifest);
  if (labelled) return labelled;
  const expressions = nodeAt(selector, ['matchExpressions']);
  if (expressions?.type !== 'seq') return undefined;
  for (const [index, expression] of expressions.items.entries()) {
    const key = textOf(nodeAt(expression, ['key']));
    if (!key?.known || !CLUSTER_LABEL.test(key.value)) continue;
    const operator = textOf(nodeAt(expression, ['operator']));
    const at = [...path, 'matchExpressions', index, 'values'];
    // With any other operator it is every cluster, or all but some.
    return operator?.known && operator.value === 'In'
      ? listedTextsOf(nodeAt(manifest.root, at), manifest.at(...at))
      : 'any';
  }
  return undefined;
}

function fromLabels(selector: Node, path: Path, { root, at }: Manifest): ListedText[] | undefined {
  const labels = nodeAt(selector, ['matchLabels']);
  if (labels?.type !== 'map') return undefined;
  const entry = labels.entries.find(({ key }) => CLUSTER_LABEL.test(String(key.value)));
  if (!entry) return undefined;
  const place = [...path, 'matchLabels', String(entry.key.value)];
  return listedTextsOf(nodeAt(root, place), at(...place));
}
