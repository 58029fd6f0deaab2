/** Lengths of time in two states. */
import type { Stated } from '../../../model/stated.ts';
import { describeDuration, parseDuration } from '../../../values/duration.ts';
import type { Difference } from '../../change-kind.ts';

export interface DurationChange {
  /** Seconds; undefined where nothing is said. */
  readonly was: number | undefined;
  readonly is: number | undefined;
  readonly sides: Pick<Difference, 'before' | 'after'>;
}

type Length = Stated<string | number> | undefined;

/** Undefined for the same length in another spelling, and where one cannot be read. A bare number counts seconds. */
export function durationChange(before: Length, after: Length): DurationChange | undefined {
  const [was, is] = [secondsOf(before), secondsOf(after)];
  if ((before && was === undefined) || (after && is === undefined) || was === is) return undefined;
  const sides = { before: sideOf(before, was), after: sideOf(after, is) };
  return { was, is, sides };
}

function secondsOf(stated: Length): number | undefined {
  if (!stated?.known) return undefined;
  if (typeof stated.value === 'number') return stated.value;
  const read = parseDuration(stated.value, { days: true });
  return read.ok ? read.seconds : undefined;
}

function sideOf(stated: Length, seconds: number | undefined) {
  return { span: stated?.span, says: seconds === undefined ? undefined : describeDuration(seconds) };
}

export function isLonger({ was, is }: DurationChange): boolean {
  return is === undefined || (was !== undefined && is > was);
}

/** "rises from 1 hour to 1 day", "is set to 1 hour", "is dropped; it was 1 hour" */
export function describeDurationChange({ was, is }: DurationChange): string {
  if (is === undefined) return `is dropped; it was ${describeDuration(was ?? 0)}`;
  if (was === undefined) return `is set to ${describeDuration(is)}`;
  return `${is > was ? 'rises' : 'falls'} from ${describeDuration(was)} to ${describeDuration(is)}`;
}
