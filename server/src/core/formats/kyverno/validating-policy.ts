/** Policies of `policies.kyverno.io` that validate objects or images. */
import type { Fact } from '../../model/facts.ts';
import { nodeAt } from '../../syntax/tree.ts';
import { textOf } from '../cursor.ts';
import { inVersions, type Manifest } from '../kind.ts';
import { policyFact } from '../policy.ts';
import { failureIgnored } from '../validating-admission/failure-policy.ts';
import { resourcesIn } from '../validating-admission/resource-rules.ts';
import { enforcementUnder, validationActionsIn } from '../validating-admission/validation-actions.ts';
import { backgroundOnly } from './background-only.ts';

const GROUP = 'policies.kyverno.io';

export const validatingPolicy = inVersions(GROUP, ['v1alpha1', 'v1beta1', 'v1'], {
  kind: 'ValidatingPolicy',
  carrier: true,
  read,
});

export const namespacedValidatingPolicy = inVersions(GROUP, ['v1beta1', 'v1'], {
  kind: 'NamespacedValidatingPolicy',
  carrier: true,
  read,
});

export const imageValidatingPolicy = inVersions(GROUP, ['v1alpha1', 'v1beta1', 'v1'], {
  kind: 'ImageValidatingPolicy',
  carrier: true,
  read,
});

export const namespacedImageValidatingPolicy = inVersions(GROUP, ['v1beta1', 'v1'], {
  kind: 'NamespacedImageValidatingPolicy',
  carrier: true,
  read,
});

const WAYS = { audit: 'kyverno-audit', warn: 'kyverno-warn' } as const;

function read(manifest: Manifest): Fact[] {
  const { root, resource } = manifest;
  const actions = validationActionsIn(manifest);
  const mode = textOf(nodeAt(root, ['spec', 'evaluation', 'mode']));
  const fact = policyFact(manifest, {
    engine: 'kyverno',
    // In the other modes Kyverno is asked by Envoy or over HTTP whether a request may pass.
    decides: mode?.known && mode.value !== 'Kubernetes' ? 'request-time' : 'admission',
    effect: 'validates',
    enforcement: backgroundOnly(manifest, ['spec', 'evaluation', 'admission', 'enabled']) ??
      // Where nothing is written, it denies.
      enforcementUnder(actions, manifest, WAYS) ?? { level: 'enforced', weakenedBy: [] },
    failsOpen: failureIgnored(manifest, ['spec', 'failurePolicy'], 'kyverno-webhook'),
    guards: resourcesIn(nodeAt(root, ['spec', 'matchConstraints', 'resourceRules'])),
  });
  return [fact, { type: 'validation-actions', resource, slots: {}, policy: fact, ...actions, givesParameters: false }];
}
