import { speaksOfTrust } from '../../model/trust-kinds.ts';
import { type Node, nodeAt } from '../../syntax/tree.ts';
import { textOf } from '../cursor.ts';
import { inVersions } from '../kind.ts';

/** What a kind of constraints checks. Nothing comes of it without a constraint. */
export const constraintTemplate = inVersions('templates.gatekeeper.sh', ['v1alpha1', 'v1beta1', 'v1'], {
  kind: 'ConstraintTemplate',
  carrier: true,
  read({ root, resource }) {
    const constraintKind = textOf(nodeAt(root, ['spec', 'crd', 'spec', 'names', 'kind']));
    if (!constraintKind) return [];
    const code = nodeAt(root, ['spec', 'targets']);
    const isAboutTrust = code !== undefined && textsBelow(code).some(speaksOfTrust);
    return [{ type: 'constraint-template', resource, slots: {}, constraintKind, speaksOfTrust: isAboutTrust }];
  },
});

/** The code stands in different fields for each language it may be written in. */
function textsBelow(node: Node): string[] {
  if (node.type === 'map') return node.entries.flatMap(({ value }) => textsBelow(value));
  if (node.type === 'seq') return node.items.flatMap(textsBelow);
  return typeof node.value === 'string' ? [node.value] : [];
}
