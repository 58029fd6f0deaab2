import { itemsAt } from '../cursor.ts';
import type { Kind } from '../kind.ts';
import { consulItem, VERSION } from './item.ts';

/** The services that others may see and call, as far as intentions let them. */
export const exportedServices: Kind = {
  apiVersion: VERSION,
  kind: 'ExportedServices',
  read(manifest) {
    const { resource, root } = manifest;
    const services = itemsAt(root, ['spec', 'services']).map((item) => {
      const { span, path, name } = consulItem(manifest, item);
      const consumers = itemsAt(root, [...item.path, 'consumers']);
      return { span, path, name, consumers: consumers.map((consumer) => consulItem(manifest, consumer)) };
    });
    return [{ type: 'consul-exports', resource, slots: {}, name: resource.name, services }];
  },
};
