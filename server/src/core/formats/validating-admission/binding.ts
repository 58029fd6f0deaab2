/** ValidatingAdmissionPolicyBinding of Kubernetes: where a policy holds, and what becomes of a violation. */
import type { Fact } from '../../model/facts.ts';
import { known } from '../../model/stated.ts';
import { nodeAt } from '../../syntax/tree.ts';
import { textOf } from '../cursor.ts';
import { inVersions } from '../kind.ts';
import { policyFact, UNKNOWN_ENFORCEMENT } from '../policy.ts';
import { resourcesIn } from './resource-rules.ts';
import { enforcementUnder, validationActionsIn } from './validation-actions.ts';
import { GROUP, VERSIONS } from './versions.ts';

const WAYS = { audit: 'binding-without-deny', warn: 'binding-without-deny' } as const;

export const validatingAdmissionPolicyBinding = inVersions(GROUP, VERSIONS, {
  kind: 'ValidatingAdmissionPolicyBinding',
  carrier: true,
  read(manifest): Fact[] {
    const { root, resource } = manifest;
    const actions = validationActionsIn(manifest);
    const name = textOf(nodeAt(root, ['spec', 'policyName']));
    const policy = policyFact(manifest, {
      engine: 'kubernetes',
      decides: 'admission',
      effect: 'validates',
      enforcement: enforcementUnder(actions, manifest, WAYS) ?? UNKNOWN_ENFORCEMENT,
      guards: resourcesIn(nodeAt(root, ['spec', 'matchResources', 'resourceRules'])),
      applies: name?.known ? known(`ValidatingAdmissionPolicy/${name.value}`, name.span) : name,
    });
    const givesParameters = nodeAt(root, ['spec', 'paramRef']) !== undefined;
    return [policy, { type: 'validation-actions', resource, slots: {}, policy, ...actions, givesParameters }];
  },
});
