/** Dates as rules compare them. */

import type { Span } from '../syntax/span.ts';
import { daysBetween, parseDate } from '../values/date.ts';
import type { Stated } from './stated.ts';

export interface StatedDate {
  /** Its last moment, in epoch milliseconds. */
  readonly end: number;
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
  readonly span: Span;
}

/** A date that is stated and can be read. Of one that cannot, `invalid-date` speaks, and nobody else. */
export function dateOf(stated: Stated | undefined): StatedDate | undefined {
  if (!stated?.known) return undefined;
  const date = parseDate(stated.value);
  return date.ok ? { end: date.end, day: date.day, span: stated.span } : undefined;
}

/** Whether a date lies more than this many days back. */
export function isOlder({ end }: StatedDate, days: number, now: number): boolean {
  return daysBetween(end, now) > days;
}
