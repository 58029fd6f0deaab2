/** Phrases of the readiness list. */
import { code } from '../../values/code.ts';
import { describeDaysLeft } from '../../values/date.ts';
import type { StatedDate } from '../dates.ts';

/** "a, b and c" */
export function joined(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** A value of a file, on one line and cut short. */
export function shown(text: string): string {
  return code(text).slice(1, -1);
}

/** "2026-09-01 (81 days ago)" */
export function dayAndDistance({ day, end }: StatedDate, now: number): string {
  return `${day} (${describeDaysLeft(now, end)})`;
}

export const FILLED_IN = 'a template fills it in';
