/** The structure of Istio's security resources: lists, keys, and which workloads a resource is about. */
import type { IstioScope } from '../../model/facts.ts';
import { type Node, nodeAt } from '../../syntax/tree.ts';
import { hasPlaceholder } from '../../values/placeholder.ts';
import { keySpan } from '../cursor.ts';
import type { Manifest } from '../kind.ts';

export function scopeOf({ root }: Manifest): IstioScope {
  const labels = nodeAt(root, ['spec', 'selector', 'matchLabels']);
  const isThere = (field: string): boolean => isStated(nodeAt(root, ['spec', field]));
  const target = ['targetRefs', 'targetRef'].find(isThere);
  return {
    selector: isThere('selector') ? keySpan(root, ['spec', 'selector']) : undefined,
    hasLabels: labels !== undefined && isStated(labels),
    targets: target === undefined ? undefined : keySpan(root, ['spec', target]),
  };
}

/** Whether there is anything in a list or a map. What a template puts there is something. */
export function isStated(node: Node | undefined): boolean {
  if (node?.type === 'seq') return node.items.length > 0;
  if (node?.type === 'map') return node.entries.length > 0;
  return node !== undefined && node.value !== null && node.value !== '';
}

/** Fields that hold further structure. A text there is a placeholder, or was never finished. */
const STRUCTURAL = new Set([
  ...['spec', 'selector', 'matchLabels', 'targetRefs', 'targetRef', 'provider', 'rules', 'from', 'source', 'to'],
  ...['operation', 'when', 'mtls', 'portLevelMtls', 'jwtRules'],
]);

/** Whether all structure is there to be seen, rather than put in by a template. */
export function isRendered({ root, isBroken }: Manifest): boolean {
  return !isBroken && hasStructure(nodeAt(root, ['spec']), true);
}

function hasStructure(node: Node | undefined, isStructural: boolean): boolean {
  if (node === undefined) return true;
  if (node.type === 'scalar') return !isStructural || !hasPlaceholder(String(node.value));
  if (node.type === 'seq') return node.items.every((item) => hasStructure(item, isStructural));
  return node.entries.every(({ key, value }) => {
    const name = String(key.value);
    return !hasPlaceholder(name) && hasStructure(value, STRUCTURAL.has(name));
  });
}
