import type { Kind } from '../kind.ts';
import { envoyTrustIn, textsInside } from './envoy-trust.ts';
import { validatorsView } from './view.ts';

/** Patches that Istio merges into the configuration of its proxies. */
export const envoyFilter: Kind = {
  apiVersion: 'networking.istio.io/v1alpha3',
  kind: 'EnvoyFilter',
  carrier: true,
  embeds(root) {
    const view = validatorsView(root);
    return textsInside(view.root).map((text) => ({ ...text, path: view.at(text.path) }));
  },
  read(manifest) {
    const view = validatorsView(manifest.root);
    return envoyTrustIn({ ...manifest, root: view.root, at: (...path) => manifest.at(...view.at(path)) }, true);
  },
};
