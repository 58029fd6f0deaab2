/** The rules of an AuthorizationPolicy as they stand. */
import type { IstioClause, IstioCondition, IstioField, IstioRule } from '../../model/facts.ts';
import { nodeAt, type Path } from '../../syntax/tree.ts';
import { itemsAt, keySpan, listedTextsOf, textOf } from '../cursor.ts';
import type { Manifest } from '../kind.ts';
import { isStated } from './structure.ts';

/** Undefined where there is no list. */
export function rulesIn(manifest: Manifest): IstioRule[] | undefined {
  if (nodeAt(manifest.root, ['spec', 'rules'])?.type !== 'seq') return undefined;
  return itemsAt(manifest.root, ['spec', 'rules']).map(({ node, path }) => ({
    span: (node.type === 'map' && node.entries[0]?.key.span) || node.span,
    path: manifest.at(...path),
    from: clausesIn(manifest, [...path, 'from'], 'source'),
    to: clausesIn(manifest, [...path, 'to'], 'operation'),
    when: itemsAt(manifest.root, [...path, 'when']).map((item) => conditionAt(manifest, item.path)),
  }));
}

function clausesIn(manifest: Manifest, path: Path, key: 'source' | 'operation'): IstioClause[] | undefined {
  const { root, at } = manifest;
  if (!isStated(nodeAt(root, path))) return undefined;
  return itemsAt(root, path).map(({ node, path: item }) => {
    const clause = [...item, key];
    return {
      span: keySpan(root, clause) ?? node.span,
      path: at(...clause),
      fields: fieldsIn(manifest, clause),
    };
  });
}

function fieldsIn({ root, at }: Manifest, path: Path): IstioField[] {
  const clause = nodeAt(root, path);
  if (clause?.type !== 'map') return [];
  return clause.entries.flatMap(({ key, value }) => {
    const name = String(key.value);
    const field = at(...path, name);
    return isStated(value) ? [{ name, span: key.span, path: field, values: listedTextsOf(value, field) }] : [];
  });
}

function conditionAt({ root, at }: Manifest, path: Path): IstioCondition {
  const key = nodeAt(root, [...path, 'key']);
  const texts = (field: string) => listedTextsOf(nodeAt(root, [...path, field]), at(...path, field));
  return {
    span: key?.span ?? nodeAt(root, path)?.span ?? root.span,
    path: at(...path),
    key: textOf(key),
    values: texts('values'),
    notValues: texts('notValues'),
  };
}
