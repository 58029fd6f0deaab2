/** How long trust may be given at once, and a date that says longer. */
import { addDays, daysBetween } from '../values/date.ts';
import { dateOf, type StatedDate } from './dates.ts';
import { isOutsider, trustDomainsNamed } from './domains.ts';
import type { FederationFact, TimeBox } from './facts.ts';
import { knownValue } from './stated.ts';
import type { Surroundings } from './surroundings.ts';
import { isTemporary, type TimeBoxed } from './time-box.ts';

export interface Limit {
  readonly date: StatedDate;
  /** From its start, or from today, to the date. */
  readonly days: number;
  readonly allowed: number;
  /** The latest day that is allowed, `YYYY-MM-DD`. */
  readonly latest: string;
  readonly isReview: boolean;
}

/** The date by which somebody has to ask whether it is still needed; undefined where none can be read. */
export function limitOf(fact: TimeBoxed, box: TimeBox, { now, settings }: Surroundings): Limit | undefined {
  const temporary = isTemporary(fact, box);
  if (temporary === undefined) return undefined;
  const isReview = !temporary && box.reviewBy !== undefined;
  const date = dateOf(isReview ? box.reviewBy : box.expires);
  if (!date || (box.starts && !dateOf(box.starts))) return undefined;
  const start = temporary ? (dateOf(box.starts)?.end ?? now) : now;
  const allowed = temporary ? settings.timeBox.max : settings.review.maxInterval;
  return { date, allowed, isReview, days: daysBetween(start, date.end), latest: addDays(start, allowed) };
}

/** The date that is asked for and not there; undefined too where only a template knows whether one is asked for. */
export function missingDate(fact: TimeBoxed, box: TimeBox, context: Surroundings): 'expires' | 'review-by' | undefined {
  const temporary = isTemporary(fact, box);
  if (temporary === undefined || box.expires) return undefined;
  if (temporary) return 'expires';
  const isWatched = fact.type === 'federation' && needsReview(fact, context);
  return isWatched && !box.reviewBy ? 'review-by' : undefined;
}

/** A native resource cannot say who runs the other side, so only a document about that side can tell that it is our own. */
function needsReview(link: FederationFact, context: Surroundings): boolean {
  if (isOutsider(link, context)) return true;
  const remote = knownValue(link.remote);
  if (link.origin === 'manifest' || remote === undefined) return false;
  return trustDomainsNamed(remote, context).every(({ fact }) => fact.operator === undefined);
}
