/** Which manifests name a native policy as a place of enforcement, and which policies an enforcement point stands for. */
import { inlinePoints } from './enforcement.ts';
import type { EnforcementPointFact, FederationFact, PolicyFact } from './facts.ts';
import { inOrder } from './order.ts';
import { isReferredTo, keysOfPolicy, keysOfReference } from './policy-reference.ts';
import { knownValue } from './stated.ts';
import type { Located } from './store.ts';
import type { Surroundings } from './surroundings.ts';

/** It is enough to know the facts of the workspace. */
type Within = Pick<Surroundings, 'workspace'>;

/** What is written about a policy. */
export interface PolicyDocumentation {
  /** Enforcement points that name it, or that it says it is. */
  readonly points: readonly Located<EnforcementPointFact>[];
  /** Trust links that name it, or one of these points. */
  readonly links: readonly Located<FederationFact>[];
  /** Whether anything names it. Not said of a policy whose own annotation names a point that nobody wrote. */
  readonly isDocumented: boolean;
}

export function documentationOf(policy: PolicyFact, context: Within): PolicyDocumentation {
  const wholes = keysOfPolicy(policy).flatMap((key) => context.workspace.lookup('policy-by-part', key));
  const all = [policy, ...new Set(wholes.map(({ fact }) => fact))].map((one) => writtenAbout(one, context));
  const points = inOrder([...new Set(all.flatMap((one) => one.points))], ({ span }) => span);
  const links = inOrder([...new Set(all.flatMap((one) => one.links))], ({ remote }) => remote.span);
  return { points, links, isDocumented: all.some(({ isDocumented }) => isDocumented) };
}

/** The same without what is said of a policy that this one is a part of. */
function writtenAbout(policy: PolicyFact, context: Within): PolicyDocumentation {
  const { workspace } = context;
  const keys = keysOfPolicy(policy);
  const referring = keys
    .flatMap((key) => workspace.lookup('enforcement-point-by-policy', key))
    .filter(({ fact }) => isReferredTo(policy, knownValue(fact.location.policyRef) ?? ''));
  const enforced = policy.enforces.flatMap((name) => {
    const value = knownValue(name);
    return value === undefined ? [] : pointsNamed(value, context);
  });
  const points = inOrder([...new Set([...referring, ...enforced])], ({ span }) => span);
  const direct = keys
    .flatMap((key) => workspace.lookup('federation-by-enforcement-point', key))
    .filter(({ fact }) => fact.enforcementPoints.some((name) => name.known && isReferredTo(policy, name.value)));
  const names = [...points.map(({ fact }) => fact.name), ...policy.enforces].flatMap((name) => knownValue(name) ?? []);
  const byPoint = [...new Set(names)].flatMap((name) => workspace.lookup('federation-by-enforcement-point', name));
  const around = points.flatMap(({ fact }) =>
    fact.inlineOf === undefined
      ? []
      : workspace.lookup('federation-by-name', fact.inlineOf).filter((link) => link.fact.resource === fact.resource),
  );
  const links = inOrder([...new Set([...direct, ...byPoint, ...around])], ({ remote }) => remote.span);
  const isUnknown = policy.enforces.some(({ known }) => !known);
  return { points, links, isDocumented: isUnknown || points.length > 0 || links.length > 0 };
}

/** Enforcement points of a name: documents, and those written inside of a Federation. */
export function pointsNamed(name: string, { workspace }: Within): Located<EnforcementPointFact>[] {
  return workspace
    .lookup('mention', `enforcement-point ${name}`)
    .filter((found): found is Located<EnforcementPointFact> => {
      return found.fact.type === 'enforcement-point' && knownValue(found.fact.name) === name;
    });
}

/** The native policies that an enforcement point stands for: those it names, and those that name it. */
export function policiesOf(point: EnforcementPointFact, context: Within): Located<PolicyFact>[] {
  const { workspace } = context;
  const named = policiesReferredTo(knownValue(point.location.policyRef), context);
  const name = knownValue(point.name);
  const naming = name === undefined ? [] : workspace.lookup('policy-by-point', name);
  return inOrder(withParts([...named, ...naming], context), ({ span }) => span);
}

/** Where a policy is put together from several, some of what it says stands in the others. */
function withParts(policies: readonly Located<PolicyFact>[], context: Within): Located<PolicyFact>[] {
  const parts = policies.flatMap(({ fact }) => fact.parts.flatMap((part) => policiesReferredTo(part, context)));
  return [...new Set([...policies, ...parts])];
}

export function policiesReferredTo(reference: string | undefined, { workspace }: Within): Located<PolicyFact>[] {
  if (reference === undefined) return [];
  return keysOfReference(reference)
    .flatMap((key) => workspace.lookup('policy-by-reference', key))
    .filter(({ fact }) => isReferredTo(fact, reference));
}

/** The policies that decide for a trust link, by whatever names they are given in it. */
export function policiesFor(link: FederationFact, context: Within): Located<PolicyFact>[] {
  const points = [
    ...inlinePoints(link, context),
    ...link.enforcementPoints.flatMap((name) => (name.known ? pointsNamed(name.value, context) : [])),
  ];
  const direct = link.enforcementPoints.flatMap((name) => [
    ...policiesReferredTo(knownValue(name), context),
    ...(name.known ? context.workspace.lookup('policy-by-point', name.value) : []),
  ]);
  const found = [...points.flatMap(({ fact }) => policiesOf(fact, context)), ...direct];
  return inOrder(withParts(found, context), ({ span }) => span);
}
