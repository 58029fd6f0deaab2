/** The entry for a Federation manifest that describes the enforcement point which a native policy is. */
import { blank, map, type Value } from '../../fixes/operation.ts';
import type { PolicyEngine, PolicyFact } from '../../model/facts.ts';
import { isNamed } from '../../model/ownership.ts';
import { pointsNamed } from '../../model/policy-documentation.ts';
import { ownerOfPolicy } from '../../model/policy-governance.ts';
import { referenceTo } from '../../model/policy-reference.ts';
import { knownValue } from '../../model/stated.ts';
import { addDays } from '../../values/date.ts';
import { likelyOwner } from '../likely-owner.ts';
import type { RuleContext } from '../rule.ts';

const PLACES: Readonly<Record<PolicyEngine, string>> = {
  istio: 'mesh',
  linkerd: 'mesh',
  cilium: 'mesh',
  consul: 'mesh',
  kuma: 'mesh',
  envoy: 'proxy',
  opa: 'proxy',
  kyverno: 'admission',
  gatekeeper: 'admission',
  kubernetes: 'admission',
  cedar: 'application',
};

/** The entry for the manifest. What only observes needs an end. */
export function pointFor(policy: PolicyFact, context: RuleContext): Value {
  const { level } = policy.enforcement;
  const isWeak = level !== 'enforced' && level !== 'unknown';
  const end = blank(addDays(context.now, context.settings.timeBox.max));
  return map({
    name: freeName(policy, context),
    location: map({ type: PLACES[policy.engine], policyRef: referenceTo(policy) }),
    mode: isWeak ? 'observe' : level === 'enforced' ? 'enforce' : blank('enforce'),
    owner: blank(ownerFor(policy, context)),
    timeBox: isWeak ? map({ expires: end, change: blank('CHG-1042') }) : undefined,
  });
}

/** Who owns the policy, as far as anything tells. */
export function ownerFor(policy: PolicyFact, context: RuleContext): string {
  const owner = ownerOfPolicy(policy, context);
  return owner?.known && isNamed(owner) ? owner.value.name : likelyOwner(undefined, context);
}

/** A name that no other point has. */
function freeName({ resource, engine }: PolicyFact, context: RuleContext): string {
  const name = knownValue(resource.name) ?? `${engine}-policy`;
  const namespace = knownValue(resource.namespace);
  const names = [name, ...(namespace === undefined ? [] : [`${namespace}-${name}`]), `${engine}-${name}`];
  return names.find((one) => pointsNamed(one, context).length === 0) ?? name;
}
