/** Whether the places that a trust link names really refuse anything. */
import { domainKey } from './domain-key.ts';
import { inlinePoints, namedPoints, shownPoints } from './enforcement.ts';
import type { EnforcementPointFact, FederationFact, PolicyFact } from './facts.ts';
import { refusesNobody, wholesOf } from './policy-deeds.ts';
import { policiesOf, policiesReferredTo } from './policy-documentation.ts';
import { knownValue } from './stated.ts';
import type { Located } from './store.ts';
import type { Surroundings } from './surroundings.ts';

export type EnforcementPlace = EnforcementPointFact | PolicyFact;

/** All places that a link names; undefined where one is named that the workspace does not show, which may well enforce. */
export function placesOf(link: FederationFact, context: Surroundings): Located<EnforcementPlace>[] | undefined {
  const places: Located<EnforcementPlace>[] = [...inlinePoints(link, context)];
  for (const name of namedPoints(link, context)) {
    const shown = name.known ? placesNamed(name.value, context) : [];
    if (shown.length === 0) return undefined;
    places.push(...shown);
  }
  return places;
}

function placesNamed(name: string, context: Surroundings): readonly Located<EnforcementPlace>[] {
  const points = shownPoints(name, context);
  if (points.length > 0) return points;
  return [...policiesReferredTo(name, context), ...context.workspace.lookup('policy-by-point', name)];
}

/** Of a point that is said to observe, the policy may be ahead. */
export function onlyObserves({ fact }: Located<EnforcementPlace>, context: Surroundings): boolean {
  if (fact.type === 'policy') return refusesNobody(fact, context);
  return knownValue(fact.mode) === 'observe' && arePoliciesIdle(fact, context);
}

/** Whether it is shown to refuse: by what it really is, else by what is written about it. */
export function enforces({ fact }: Located<EnforcementPlace>, context: Surroundings): boolean {
  if (fact.type === 'policy') return fact.enforcement.level !== 'unknown' && !refusesNobody(fact, context);
  const isShown = policiesOf(fact, context).length > 0;
  return isShown ? !arePoliciesIdle(fact, context) : knownValue(fact.mode) === 'enforce';
}

/** By a policy that names the other side, documented or not: of one that is not, another rule speaks. */
export function isEnforcedElsewhere({ remote }: FederationFact, context: Surroundings): boolean {
  const policies = remote.known ? context.workspace.lookup('policy-by-party', domainKey(remote.value)) : [];
  return policies.some(({ fact }) => !refusesNobody(fact, context));
}

function arePoliciesIdle(point: EnforcementPointFact, context: Surroundings): boolean {
  return wholesOf(policiesOf(point, context), context).every(({ fact }) => refusesNobody(fact, context));
}
