import type { LabelSelector } from '../../model/facts.ts';
import { known, type Stated } from '../../model/stated.ts';
import { entryOf, type Node, type Path } from '../../syntax/tree.ts';
import { mapOf, textOf, textsOf } from '../cursor.ts';

/** Undefined where there is no selector, or nothing behind its key. */
export function labelSelectorOf(node: Node | undefined, path: Path): LabelSelector | undefined {
  if (!node || (node.type === 'scalar' && node.value === null)) return undefined;
  const expressions = entryOf(node, 'matchExpressions')?.value;
  return {
    span: node.span,
    path,
    selectsAll: node.type === 'map' && node.entries.every(({ key, value }) => isLabelPart(key.value) && isEmpty(value)),
    matchLabels: (mapOf(entryOf(node, 'matchLabels')?.value)?.entries ?? []).map(({ key, value }) => ({
      key: textOf(key) ?? known(String(key.value), key.span),
      value: labelValue(value),
    })),
    matchExpressions: (expressions?.type === 'seq' ? expressions.items : []).map((item, index) => ({
      key: textOf(entryOf(item, 'key')?.value),
      operator: textOf(entryOf(item, 'operator')?.value),
      values: valuesOf(entryOf(item, 'values')?.value),
      span: item.span,
      path: [...path, 'matchExpressions', index],
    })),
  };
}

function isLabelPart(key: unknown): boolean {
  return key === 'matchLabels' || key === 'matchExpressions';
}

function isEmpty(node: Node): boolean {
  if (node.type === 'scalar') return node.value === null;
  return (node.type === 'map' ? node.entries : node.items).length === 0;
}

/** What is neither a list nor a text still says something, though nobody knows what. */
function valuesOf(node: Node | undefined): Stated[] {
  return node?.type === 'map' ? [{ known: false, span: node.span, text: '' }] : textsOf(node);
}

/** Keeps the type: an unquoted `true` is a boolean, and no label value at all. */
function labelValue(node: Node): Stated<string | number | boolean | null> {
  if (node.type !== 'scalar') return { known: false, span: node.span, text: '' };
  return typeof node.value === 'string' ? (textOf(node) ?? known('', node.span)) : known(node.value, node.span);
}
