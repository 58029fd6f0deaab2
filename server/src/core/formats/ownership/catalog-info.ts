import type { Fact } from '../../model/facts.ts';
import { nodeAt } from '../../syntax/tree.ts';
import { textOf } from '../cursor.ts';
import type { Kind } from '../kind.ts';

/** A Backstage component, whose `spec.owner` speaks for the folder it lies in. The reader of the file fills the folder in. */
export const catalogInfo: Kind = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  read({ root }): Fact[] {
    const owner = textOf(nodeAt(root, ['spec', 'owner']));
    if (!owner?.known) return [];
    return [
      { type: 'ownership', source: 'catalog-info.yaml', folder: '', rules: [{ pattern: '*', owners: [owner.value] }] },
    ];
  },
};
