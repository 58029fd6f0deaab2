/**
 * What is limited in time: trust links, exceptions from them, enforcement points that only observe for a while, and
 * policies with an end of their own.
 */

import { hasEnded } from '../values/date.ts';
import { dateOf, type StatedDate } from './dates.ts';
import { domainKey } from './domain-key.ts';
import type { FactOf, FactType, FederationFact, PolicyFact, TimeBox } from './facts.ts';
import { counterparts, isJudged, localDomainOf, timeBoxOf } from './governance.ts';
import { documentationOf } from './policy-documentation.ts';
import { isDated, isPolicyJudged, timeBoxOfPolicy } from './policy-governance.ts';
import { knownValue, type Stated } from './stated.ts';
import type { Located } from './store.ts';
import type { Surroundings } from './surroundings.ts';

export const TIME_BOXED = [
  'federation',
  'exception',
  'enforcement-point',
  'policy',
] as const satisfies readonly FactType[];
export type TimeBoxed = FactOf<(typeof TIME_BOXED)[number]>;

/** All dates that hold, wherever they are written; undefined where nobody asks for any. */
export function wholeTimeBox(fact: TimeBoxed, context: Surroundings): TimeBox | undefined {
  if (fact.type === 'policy') return askedOf(fact, context);
  if (fact.type !== 'federation') return boundBy(fact);
  return isJudged(fact, context) ? timeBoxOf(fact, context) : undefined;
}

/**
 * The dates that hold and are written in this very fact, so that a finding can be shown there. What a manifest states
 * overrules the annotations of the native resource it governs.
 */
export function ownTimeBox(fact: TimeBoxed, context: Surroundings): TimeBox | undefined {
  if (fact.type === 'policy') return isPolicyJudged(fact, context) ? fact.timeBox : undefined;
  if (fact.type !== 'federation') return boundBy(fact);
  const { timeBox, origin, remote } = fact;
  if (origin === 'manifest' || !isDated(timeBox)) return timeBox;
  if (!remote.known) return undefined;
  const boxes = counterparts(fact, context).map(({ fact: manifest }) => manifest.timeBox);
  const ifUnsaid = (term: 'starts' | 'expires' | 'reviewBy') =>
    boxes.some((box) => box[term]) ? undefined : timeBox[term];
  return { ...timeBox, starts: ifUnsaid('starts'), expires: ifUnsaid('expires'), reviewBy: ifUnsaid('reviewBy') };
}

/** A point that refuses may do so for ever. */
function boundBy(fact: Exclude<TimeBoxed, FederationFact | PolicyFact>): TimeBox | undefined {
  return fact.type === 'exception' || knownValue(fact.mode) === 'observe' ? fact.timeBox : undefined;
}

/** Of a policy that an enforcement point stands for, the point is asked, and of one that has its dates elsewhere, nothing. */
function askedOf(policy: PolicyFact, context: Surroundings): TimeBox | undefined {
  const { timeBox } = policy;
  if (!isPolicyJudged(policy, context)) return undefined;
  const isAsked = isDated(timeBox) || documentationOf(policy, context).points.length === 0;
  return isAsked && timeBoxOfPolicy(policy, context) === timeBox ? timeBox : undefined;
}

/** Whether it is meant to end, rather than to be looked at again from time to time. Undefined where nobody can tell. */
export function isTemporary(fact: TimeBoxed, { expires }: TimeBox): boolean | undefined {
  // One that refuses may do so for ever, and may have an end all the same.
  if (fact.type === 'policy') return fact.enforcement.level === 'observed' ? true : undefined;
  if (fact.type !== 'federation') return true;
  const { lifecycle } = fact;
  if (lifecycle === undefined) return expires !== undefined;
  return lifecycle.known ? lifecycle.value === 'temporary' : undefined;
}

export interface Ended {
  readonly date: StatedDate;
  /** The native resources by which the trust is configured all the same. */
  readonly configured: readonly Located<FederationFact>[];
}

/** Undefined for what has not ended, and for what has no end that can be read. */
export function endOf(fact: TimeBoxed, context: Surroundings): Ended | undefined {
  const date = dateOf(ownTimeBox(fact, context)?.expires);
  if (!date || !hasEnded(context.now, date.end)) return undefined;
  return { date, configured: fact.type === 'federation' ? stillConfigured(fact, context) : [] };
}

function stillConfigured(link: FederationFact, context: Surroundings): Located<FederationFact>[] {
  if (link.origin === 'native') return [{ fact: link, document: context.document }];
  const { workspace, settings } = context;
  return counterparts(link, context).filter(({ fact, document }) => {
    const surroundings = { workspace, settings, document };
    const isOpposite = !sameDomain(fact.remote, link.remote);
    // What the other side configures counts only where it is certain that it is the other side's.
    if (isOpposite && localDomainOf(fact, surroundings) === undefined) return false;
    const manifests = counterparts(fact, surroundings);
    // Under another agreement, which still runs, the trust is there by right.
    return manifests.every((other) => other.fact === link || isOver(other.fact, context.now));
  });
}

function sameDomain(a: Stated, b: Stated): boolean {
  return a.known && b.known && domainKey(a.value) === domainKey(b.value);
}

function isOver({ timeBox }: FederationFact, now: number): boolean {
  const date = dateOf(timeBox.expires);
  return date !== undefined && hasEnded(now, date.end);
}
