import { isFillIn } from '../values/placeholder.ts';
import type { Stated } from './stated.ts';

/** Whether nothing is said: no value, or one that waits to be filled in. What only a template knows is an answer all the same. */
export function isUnanswered(stated: Stated | undefined): boolean {
  return stated === undefined || (stated.known && isFillIn(stated.value));
}
