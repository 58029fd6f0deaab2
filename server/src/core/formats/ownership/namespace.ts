import { governanceOfResource } from '../governance-annotations.ts';
import type { Kind } from '../kind.ts';

/** A namespace, for the owner of everything in it. */
export const namespace: Kind = {
  apiVersion: 'v1',
  kind: 'Namespace',
  carrier: true,
  read(manifest) {
    const { resource } = manifest;
    const { owners } = governanceOfResource(manifest);
    return [{ type: 'namespace', resource, slots: {}, name: resource.name, owner: owners.accountable }];
  },
};
