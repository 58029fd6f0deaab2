/** What is limited in time: trust links, exceptions from them, and enforcement points that only observe for a while. */

import { hasEnded } from '../values/date.ts';
import { dateOf, type StatedDate } from './dates.ts';
import { domainKey } from './domain-key.ts';
import type { FactOf, FactType, FederationFact, TimeBox } from './facts.ts';
import { counterparts, isJudged, type LinkContext, localDomainOf, timeBoxOf } from './governance.ts';
import { knownValue, type Stated } from './stated.ts';
import type { Located } from './store.ts';
import type { Surroundings } from './surroundings.ts';

export const TIME_BOXED = ['federation', 'exception', 'enforcement-point'] as const satisfies readonly FactType[];
export type TimeBoxed = FactOf<(typeof TIME_BOXED)[number]>;

/** All dates that hold, wherever they are written; undefined where nobody asks for any. */
export function wholeTimeBox(fact: TimeBoxed, context: Surroundings): TimeBox | undefined {
  if (fact.type !== 'federation') return boundBy(fact);
  return isJudged(fact, context) ? timeBoxOf(fact, context) : undefined;
}

/**
 * The dates that hold and are written in this very fact, so that a finding can be shown there. What a manifest states
 * overrules the annotations of the native resource it governs.
 */
export function ownTimeBox(fact: TimeBoxed, context: LinkContext): TimeBox | undefined {
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
function boundBy(fact: Exclude<TimeBoxed, FederationFact>): TimeBox | undefined {
  return fact.type === 'exception' || knownValue(fact.mode) === 'observe' ? fact.timeBox : undefined;
}

function isDated({ starts, expires, reviewBy }: TimeBox): boolean {
  return (starts ?? expires ?? reviewBy) !== undefined;
}

/** Whether it is meant to end, rather than to be looked at again from time to time. Undefined where only a template knows. */
export function isTemporary(fact: TimeBoxed, { expires }: TimeBox): boolean | undefined {
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
