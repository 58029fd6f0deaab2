import { entryOf, nodeAt } from '../../syntax/tree.ts';
import { listedTextsOf, textsOf } from '../cursor.ts';
import type { Kind } from '../kind.ts';

/** The configuration of Gatekeeper as a whole: what it keeps at hand, and which namespaces it leaves alone. */
export const gatekeeperConfig: Kind = {
  apiVersion: 'config.gatekeeper.sh/v1alpha1',
  kind: 'Config',
  carrier: true,
  read({ root, resource, at }) {
    const path = ['spec', 'match'];
    const list = nodeAt(root, path);
    const items = list?.type === 'seq' ? list.items : [];
    const exclusions = items.map((item, index) => ({
      namespaces: listedTextsOf(entryOf(item, 'excludedNamespaces')?.value, at(...path, index, 'excludedNamespaces')),
      processes: textsOf(entryOf(item, 'processes')?.value),
    }));
    return [{ type: 'gatekeeper-config', resource, slots: {}, namePath: at('metadata', 'name'), exclusions }];
  },
};
