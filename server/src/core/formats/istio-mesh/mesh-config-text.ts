import { entryOf } from '../../syntax/tree.ts';
import type { Format } from '../kind.ts';
import { meshFacts } from './mesh.ts';
import { isMeshConfig, rootsInside } from './mesh-config.ts';

/** MeshConfig by itself, as the ConfigMap `istio` holds it under `mesh`. */
export const meshConfigText: Format = {
  name: 'Istio MeshConfig',
  recognise(root) {
    if (!isMeshConfig(root)) return undefined;
    const fields = ['trustDomain', 'trustDomainAliases', 'caCertificates', 'extensionProviders'];
    return fields.flatMap((field) => entryOf(root, field)?.key.span ?? [])[0];
  },
  embeds: (root) => rootsInside(root, []),
  read: (manifest) => meshFacts(manifest, { configs: [[]], environments: [] }),
};
