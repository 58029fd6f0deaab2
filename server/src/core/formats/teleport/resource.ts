/** What all resources of Teleport have in common: `kind`, `version` and `metadata`, and no `apiVersion`. */
import type { Resource } from '../../model/facts.ts';
import type { Span } from '../../syntax/span.ts';
import { entryOf, type Node, nodeAt } from '../../syntax/tree.ts';
import { textMapOf, textOf } from '../cursor.ts';
import type { Manifest } from '../kind.ts';

export function kindIn(root: Node, kind: string): Span | undefined {
  const value = entryOf(root, 'kind')?.value;
  const isOurs = value?.type === 'scalar' && value.value === kind && entryOf(root, 'apiVersion') === undefined;
  return isOurs && (entryOf(root, 'metadata') ?? entryOf(root, 'spec')) ? value.span : undefined;
}

/** With its name and labels, by which its owner may be known. */
export function resourceOf({ resource, root }: Manifest): Resource {
  const name = textOf(nodeAt(root, ['metadata', 'name']));
  return { ...resource, name, labels: textMapOf(nodeAt(root, ['metadata', 'labels'])) };
}
