/** How the sections of two versions of a file differ. */
import type { Section } from '../syntax/sections.ts';

/** Whether a section starts on another line than before: one of the `edited`, or all those below them. */
export function startElsewhere(
  before: readonly number[],
  after: readonly number[],
  from: number,
  edited: number,
): boolean {
  for (let i = from; i < from + edited; i++) if (before[i] !== after[i]) return true;
  return before.at(-1) !== after.at(-1);
}

/** What lies between the sections that two versions of a file share at the top and at the bottom. */
export function difference(
  before: readonly Section[],
  after: readonly Section[],
): { from: number; removed: number; added: readonly Section[] } {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from++;
  let below = 0;
  while (below < shorter - from && before.at(-1 - below) === after.at(-1 - below)) below++;
  return { from, removed: before.length - from - below, added: after.slice(from, after.length - below) };
}
