/** What a policy really does, with the resources that it is put together from and those that put it in force. */
import type { Enforcement, PolicyFact, PolicySetting } from './facts.ts';
import { policiesReferredTo } from './policy-documentation.ts';
import { referenceTo } from './policy-reference.ts';
import type { Located } from './store.ts';
import type { Surroundings } from './surroundings.ts';

type Within = Pick<Surroundings, 'workspace'>;

/** A setting by which a policy does less than refuse whatever it should refuse, at all times. */
export interface Shortfall extends Located<PolicyFact> {
  readonly setting: PolicySetting<string>;
  readonly by: Exclude<Enforcement['level'], 'enforced' | 'unknown'> | 'failure';
}

/** Empty where nothing shows. Every part has to hold, and one binding that enforces is enough. */
export function shortfallsOf(policy: Located<PolicyFact>, context: Within): Shortfall[] {
  const bindings = bindingsOf(policy.fact, context).map(ownShortfalls);
  const isUnbound = bindings.every((shortfalls) => shortfalls.length > 0);
  return [
    ...ownShortfalls(policy),
    ...partsOf(policy.fact, context).flatMap(ownShortfalls),
    ...(isUnbound ? bindings.flat() : []),
  ];
}

/** Whether it refuses nobody at all. What only a template knows may well refuse. */
export function refusesNobody(policy: PolicyFact, context: Within): boolean {
  const bindings = bindingsOf(policy, context);
  return (
    isIdle(policy) ||
    partsOf(policy, context).some(({ fact }) => isIdle(fact)) ||
    (bindings.length > 0 && bindings.every(({ fact }) => isIdle(fact)))
  );
}

/** Without those that stand in the list as parts of another one. */
export function wholesOf(policies: readonly Located<PolicyFact>[], context: Within): Located<PolicyFact>[] {
  const parts = new Set(policies.flatMap(({ fact }) => partsOf(fact, context)).map(({ fact }) => fact));
  return policies.filter(({ fact }) => !parts.has(fact));
}

function ownShortfalls({ fact, document }: Located<PolicyFact>): Shortfall[] {
  const { level, weakenedBy } = fact.enforcement;
  const by = level === 'enforced' || level === 'unknown' ? 'partial' : level;
  const settings = weakenedBy.map((setting): Shortfall => ({ fact, document, setting, by }));
  return fact.failsOpen ? [...settings, { fact, document, setting: fact.failsOpen, by: 'failure' }] : settings;
}

function isIdle({ enforcement: { level } }: PolicyFact): boolean {
  return level === 'observed' || level === 'off';
}

function partsOf({ parts }: PolicyFact, context: Within): Located<PolicyFact>[] {
  return parts.flatMap((part) => policiesReferredTo(part, context));
}

function bindingsOf(policy: PolicyFact, { workspace }: Within): readonly Located<PolicyFact>[] {
  const reference = referenceTo(policy);
  return reference === undefined ? [] : workspace.lookup('policy-by-applied', reference.toLowerCase());
}
