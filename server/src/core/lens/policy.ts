/** Over a policy that stands where foreign identities arrive: for whom it decides, and who knows of it. */
import { borderOf } from '../model/border.ts';
import type { PolicyEffect, PolicyFact } from '../model/facts.ts';
import { foreignPartiesOf } from '../model/foreign-trust.ts';
import { isNamed } from '../model/ownership.ts';
import { refusesNobody } from '../model/policy-deeds.ts';
import { documentationOf, type PolicyDocumentation } from '../model/policy-documentation.ts';
import { ownerOfPolicy } from '../model/policy-governance.ts';
import { knownValue } from '../model/stated.ts';
import type { Surroundings } from '../model/surroundings.ts';
import { verbOf } from '../rules/policy-words.ts';
import type { Lens } from './lens.ts';

/** The effects by which a policy is a place of enforcement of its own; what authenticates only serves one. */
const DECISIONS: ReadonlySet<PolicyEffect> = new Set(['admits', 'refuses', 'delegates']);

/** Undefined for a policy among one's own workloads. */
export function policyLens(policy: PolicyFact, context: Surroundings): Lens | undefined {
  const border = borderOf(policy, context);
  if (!border) return undefined;
  const foreign = foreignPartiesOf(policy, context).map(({ name }) => name);
  const whom = abbreviated(foreign.length > 0 ? [...new Set(foreign)] : [border.name]);
  const documentation = documentationOf(policy, context);
  const { path, span, resource } = policy;
  const at = path ? span : resource.span;
  const does = deedOf(policy, documentation, context);
  if (!documentation.isDocumented && !DECISIONS.has(policy.effect)) {
    return { at, title: `${does} ${whom}`, leads: { to: 'decisions', domain: border.name } };
  }
  if (!documentation.isDocumented) {
    return { at, title: `${does} ${whom} · not documented`, leads: { to: 'documenting', of: span } };
  }
  const title = [`${does} ${whom}`, `documented${whereIn(documentation)}`, ownerIn(policy, context)];
  return { at, title: title.join(' · '), leads: { to: 'documentation', of: span } };
}

/** What is known to be a place of enforcement, and is one, enforces. The parts of a policy can keep it from refusing. */
function deedOf(policy: PolicyFact, { isDocumented }: PolicyDocumentation, context: Surroundings): string {
  const { effect, enforcement } = policy;
  if (enforcement.level !== 'enforced') return verbOf(policy);
  if (refusesNobody(policy, context)) return 'only observes';
  return isDocumented && effect === 'admits' ? 'enforces for' : verbOf(policy);
}

/** "acme.example and 2 more" */
function abbreviated([first = '', ...others]: readonly string[]): string {
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}

/** A Federation says most; else the enforcement point that stands for the policy. */
function whereIn({ links, points }: PolicyDocumentation): string {
  const manifests = links.filter(({ fact }) => fact.origin === 'manifest');
  const [link] = [...manifests, ...links];
  if (link) {
    const { kind, name } = link.fact.resource;
    return ` in ${link.fact.origin === 'manifest' ? 'federation' : kind} ${knownValue(name) ?? ''}`.trimEnd();
  }
  const [point] = points;
  return point ? ` as enforcement point ${knownValue(point.fact.name) ?? ''}`.trimEnd() : '';
}

function ownerIn(policy: PolicyFact, context: Surroundings): string {
  const owner = ownerOfPolicy(policy, context);
  if (!isNamed(owner)) return 'no owner';
  return owner?.known ? `owner ${owner.value.name}` : 'owner by template';
}
