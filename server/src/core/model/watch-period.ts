/** How long a policy may let through what it should refuse: a time that somebody answers for and that ends. */
import { hasEnded } from '../values/date.ts';
import { isUnanswered } from './answer.ts';
import { dateOf } from './dates.ts';
import type { EnforcementPointFact, PolicyFact } from './facts.ts';
import { inheritedOwner, isNamed } from './ownership.ts';
import { documentationOf } from './policy-documentation.ts';
import type { Stated } from './stated.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Whether anybody wrote anything about the policy: an owner, a date or a change on it, or that it is a place of
 * enforcement. From then on the rules of governance ask for what is missing.
 */
export function isSpokenFor(policy: PolicyFact, context: Surroundings): boolean {
  return documentationOf(policy, context).isDocumented || policy.enforces.length > 0 || saysAnything(policy);
}

function saysAnything({ owner, timeBox: { expires, reviewBy, change } }: PolicyFact): boolean {
  return isNamed(owner) || [expires, reviewBy, change].some((term) => !isUnanswered(term));
}

/** Whether somebody owns it and it has an end that has not passed, both on the policy or on a point that stands for it. */
export function isWatched(policy: PolicyFact, context: Surroundings): boolean {
  const { points } = documentationOf(policy, context);
  return [policy, ...points.map(({ fact }) => fact)].some(
    (governed) => isOwned(governed, context) && isStillTo(governed.timeBox.expires, context.now),
  );
}

/** A point written inside an agreement belongs to whoever owns the agreement, unless it says otherwise. */
function isOwned(governed: PolicyFact | EnforcementPointFact, context: Surroundings): boolean {
  if (governed.owner) return isNamed(governed.owner);
  const isInline = governed.type === 'enforcement-point' && governed.inlineOf !== undefined;
  return isInline || inheritedOwner(governed.resource, context) !== undefined;
}

/** A date that only a template knows may well lie ahead, and of one that nobody can read another rule speaks. */
function isStillTo(expires: Stated | undefined, now: number): boolean {
  if (isUnanswered(expires)) return false;
  const date = dateOf(expires);
  return date === undefined || !hasEnded(now, date.end);
}
