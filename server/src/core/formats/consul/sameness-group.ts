import { itemsAt } from '../cursor.ts';
import type { Kind } from '../kind.ts';
import { consulItem, VERSION } from './item.ts';

/** Peers and partitions that intentions and exports may name by one name. */
export const samenessGroup: Kind = {
  apiVersion: VERSION,
  kind: 'SamenessGroup',
  read(manifest) {
    const { resource, root } = manifest;
    const members = itemsAt(root, ['spec', 'members']).map((item) => consulItem(manifest, item));
    return [{ type: 'sameness-group', resource, slots: {}, name: resource.name, members }];
  },
};
