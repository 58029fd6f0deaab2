/** Examples of kinds of change, as their files write them. */
import type { Example } from '../rules/rule.ts';
import type { Direction } from './change.ts';
import type { ChangeExample } from './change-kind.ts';

export function step(before: Example, after: Example, direction: Direction): ChangeExample {
  return { before, after, direction };
}

/** The step from the first to the second state, and the one back. */
export function bothWays(first: Example, second: Example, there: Direction, back: Direction): ChangeExample[] {
  return [step(first, second, there), step(second, first, back)];
}
