import type { Fact } from '../../model/facts.ts';
import { annotationSlots } from '../governance-annotations.ts';
import type { Kind, Manifest } from '../kind.ts';
import { envoyTrustIn, textsInside } from './envoy-trust.ts';
import { policiesIn } from './policies.ts';
import { envoyView } from './view.ts';

/** Patches that Istio merges into the configuration of its proxies. */
export const envoyFilter: Kind = {
  apiVersion: 'networking.istio.io/v1alpha3',
  kind: 'EnvoyFilter',
  carrier: true,
  embeds(root) {
    const view = envoyView(root);
    return textsInside(view.root).map((text) => ({ ...text, path: view.at(text.path) }));
  },
  read(manifest) {
    const view = envoyView(manifest.root);
    const viewed = { ...manifest, root: view.root, at: (...path) => manifest.at(...view.at(path)) } satisfies Manifest;
    return [...envoyTrustIn(viewed, true), ...policiesIn(viewed, true).map((fact) => annotated(fact, manifest))];
  },
};

/** What a proxy's own configuration says in comments is annotated here. */
function annotated(fact: Fact, manifest: Manifest): Fact {
  if (fact.type !== 'policy') return fact;
  const slots = annotationSlots(manifest);
  const owner = slots['owner.accountable'];
  return { ...fact, slots: { ...slots, ...(owner && { owner }) } };
}
