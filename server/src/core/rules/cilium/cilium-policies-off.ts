import { borderOf } from '../../model/border.ts';
import { code } from '../../values/code.ts';
import { SOUND_CILIUM, unsoundCilium } from '../cilium-examples.ts';
import { rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';

export const ciliumPoliciesOff = rule({
  id: 'cilium-policies-off',
  severity: 'error',
  title: 'Network policies that nobody acts upon',
  what: 'Settings of Cilium say `never` for the enforcement of policies (`policyEnforcementMode`, `enable-policy`), and the workspace shows that somebody beside your own workloads is trusted.',
  why: 'Cilium then takes every policy and acts upon none. Each of them reads like a decision about who may call, and whoever reaches the network gets through.',
  how: 'Set it to `default`, under which a pod is protected as soon as a policy selects it, or to `always`.',
  families: ['observe-only-enforcement', 'overly-broad-trust'],
  edit: 'suggest',
  on: ['policy'],
  *check(policy, context) {
    const setting = policy.enforcement.weakenedBy.find(({ way }) => way === 'cilium-never');
    const trust = setting && borderOf(policy, context);
    if (!trust) return;
    const { mend } = setting;
    yield {
      at: setting.span,
      message: `${code(setting.written)} makes Cilium act upon no policy at all. Whoever can reach the network gets through, those of the other side included, ${becauseOf(trust)}. Set it to \`default\`.`,
      related: [citing(trust)],
      ...(mend && { offers: () => [{ title: 'Enforce policies', kind: 'suggest', operations: [mend] }] }),
    };
  },
  bad: unsoundCilium('cilium-values.yaml', 'policyEnforcementMode: default', 'policyEnforcementMode: never'),
  good: SOUND_CILIUM,
});
