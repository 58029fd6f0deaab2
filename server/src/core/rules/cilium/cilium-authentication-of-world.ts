import { borderOf } from '../../model/border.ts';
import type { CiliumRule, ListedText } from '../../model/facts.ts';
import { trustBeside } from '../../model/foreign-trust.ts';
import { policyOf } from '../../model/policy-of-resource.ts';
import { type Known, knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { POLICY, SOUND_CILIUM } from '../cilium-examples.ts';
import { changed } from '../examples.ts';
import { rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';

const WEB = changed(
  changed(changed(POLICY, '  name: orders\n', '  name: web\n'), '            io.cilium.k8s.policy.cluster: west\n', ''),
  '      toPorts:\n        - ports:\n            - port: "8443"\n',
  '      authentication:\n        mode: required\n',
);

export const ciliumAuthenticationOfWorld = rule({
  id: 'cilium-authentication-of-world',
  severity: 'info',
  title: 'Mutual authentication beside an open door',
  what: 'A Cilium policy asks for mutual authentication (`mode: required`) in one rule and lets `world` or `all` in to the same pods, in the same rule or in one that is not limited to ports, while the workspace shows that somebody beside your own workloads is trusted.',
  why: 'Rules of a policy add up. Whoever calls from outside has no identity that Cilium could verify, and needs none to get in by the entity, so the proof that the other rule asks for tells nothing about who may call.',
  how: 'Name the pods, clusters or networks that may call in place of the entity, or limit the rule to the ports that are public.',
  families: ['overly-broad-trust', 'authn-authz-unclear'],
  edit: 'suggest',
  on: ['cilium-policy'],
  *check(fact, context) {
    const found = fact.rules.flatMap((one) => openDoorIn(one, fact.rules));
    const policy = found.length > 0 ? policyOf(fact, context) : undefined;
    const trust = policy && (borderOf(policy, context) ?? trustBeside(policy, context));
    if (!trust) return;
    for (const { value, span, path } of found) {
      yield {
        at: span,
        message: `${code(value)} lets in callers that have no identity, so the mutual authentication of this policy is no condition for a call. Among them may be callers of the other side, ${becauseOf(trust)}. Name who may call instead.`,
        related: [citing(trust)],
        offers: () => [
          {
            title: 'Let in your own cluster only',
            kind: 'suggest',
            operations: [{ op: 'set', path, value: 'cluster' }],
          },
        ],
      };
    }
  },
  bad: {
    ...SOUND_CILIUM,
    'web.yaml': changed(WEB, '    - fromEndpoints:\n', '    - fromEntities: [world]\n    - fromEndpoints:\n'),
  },
  good: { ...SOUND_CILIUM, 'web.yaml': WEB },
});

/** The entity by which everybody gets in to pods for which a rule of the same spec asks for a proof. */
function openDoorIn(rule: CiliumRule, rules: readonly CiliumRule[]): (ListedText & Known)[] {
  if (rule.direction !== 'ingress' || rule.isDenied) return [];
  const isAskedElsewhere = rules.some((other) => {
    const isSame = other === rule || (JSON.stringify(other.spec) === JSON.stringify(rule.spec) && !rule.hasPorts);
    return isSame && other.direction === 'ingress' && knownValue(other.authentication) === 'required';
  });
  if (!isAskedElsewhere) return [];
  return rule.entities.filter((entity): entity is ListedText & Known => {
    return entity.known && (entity.value === 'world' || entity.value === 'all');
  });
}
