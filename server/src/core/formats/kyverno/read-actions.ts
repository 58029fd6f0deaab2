/** Where a policy of `kyverno.io` says `Audit` or `Enforce`. */
import type { FailureAction } from '../../model/facts.ts';
import { entryOf, type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { textOf } from '../cursor.ts';
import type { Manifest } from '../kind.ts';
import type { StatedActions } from './failure-action.ts';

type Source = Pick<Manifest, 'root' | 'at'>;

/** For all rules. A policy in a namespace takes no overrides here: the cluster refuses them. */
export function actionsOfPolicy(source: Source, isNamespaced: boolean): StatedActions {
  const path = ['spec', 'validationFailureActionOverrides'];
  return {
    overrides: isNamespaced ? [] : overridesAt(source, path, 'policy-override'),
    actions: actionAt(source, ['spec', 'validationFailureAction'], 'policy'),
  };
}

export function actionsOfRule(source: Source, rule: Path): StatedActions {
  const images = nodeAt(source.root, [...rule, 'verifyImages']);
  const count = images?.type === 'seq' ? images.items.length : 0;
  return {
    overrides: overridesAt(source, [...rule, 'validate', 'failureActionOverrides'], 'rule-override'),
    actions: [
      ...actionAt(source, [...rule, 'validate', 'failureAction'], 'rule'),
      ...Array.from({ length: count }, (_, index) => [...rule, 'verifyImages', index, 'failureAction']).flatMap(
        (path) => actionAt(source, path, 'images'),
      ),
    ],
  };
}

function actionAt({ root, at }: Source, path: Path, place: FailureAction['place']): FailureAction[] {
  const stated = textOf(nodeAt(root, path));
  return stated ? [{ stated, path: at(...path), place, reach: 'everywhere' }] : [];
}

function overridesAt({ root, at }: Source, path: Path, place: FailureAction['place']): FailureAction[] {
  const list = nodeAt(root, path);
  if (list?.type !== 'seq') return [];
  return list.items.flatMap((item, index) => {
    const stated = textOf(entryOf(item, 'action')?.value);
    return stated ? [{ stated, path: at(...path, index, 'action'), place, reach: reachOf(item) }] : [];
  });
}

/** An override without namespaces is held against the labels of the namespace alone; without either it always holds. */
function reachOf(override: Node): FailureAction['reach'] {
  const namespaces = entryOf(override, 'namespaces')?.value;
  const selector = entryOf(override, 'namespaceSelector')?.value;
  const selects = selector?.type === 'map' && selector.entries.length > 0;
  if (namespaces?.type !== 'seq') return selects ? 'some' : 'everywhere';
  if (namespaces.items.length === 0) return 'nowhere';
  const names = namespaces.items.map(textOf);
  const isAll = names.some((name) => name?.known === true && /^\*+$/.test(name.value));
  return isAll && !selects ? 'everywhere' : 'some';
}
