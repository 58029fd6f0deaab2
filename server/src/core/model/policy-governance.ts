/**
 * Who answers for a native policy and until when: by what documents it, by what is written on it, or by a convention
 * (product, section 1).
 */
import { borderOf } from './border.ts';
import type { Owner, PolicyFact, TimeBox } from './facts.ts';
import { timeBoxOf } from './governance.ts';
import { inheritedOwner, isNamed } from './ownership.ts';
import { documentationOf } from './policy-documentation.ts';
import type { Stated } from './stated.ts';
import type { Surroundings } from './surroundings.ts';
import { isSpokenFor } from './watch-period.ts';

/** Whether rules of governance ask anything of it: it stands at the border, and somebody wrote about it or on it. */
export function isPolicyJudged(policy: PolicyFact, context: Surroundings): boolean {
  const isAsked = context.settings.adoption === 'strict' || isSpokenFor(policy, context);
  return isAsked && borderOf(policy, context) !== undefined;
}

/** The first that names somebody. A blank waits for an answer, which no convention gives. */
export function ownerOfPolicy(policy: PolicyFact, context: Surroundings): Stated<Owner> | undefined {
  const { points, links } = documentationOf(policy, context);
  const stated = [
    ...points.map(({ fact }) => fact.owner),
    policy.owner,
    ...links.map(({ fact: { owners } }) => owners.authorization ?? owners.accountable),
  ];
  return stated.find(isNamed) ?? policy.owner ?? inheritedOwner(policy.resource, context);
}

/** The dates of the policy itself, else of the enforcement point that stands for it, else of the trust that it guards. */
export function timeBoxOfPolicy(policy: PolicyFact, context: Surroundings): TimeBox {
  const { points, links } = documentationOf(policy, context);
  const documented = [
    ...points.map(({ fact }) => fact.timeBox),
    ...links.map(({ fact, document }) => timeBoxOf(fact, { ...context, document })),
  ];
  return [policy.timeBox, ...documented].find(isDated) ?? policy.timeBox;
}

export function isDated({ starts, expires, reviewBy }: TimeBox): boolean {
  return (starts ?? expires ?? reviewBy) !== undefined;
}
