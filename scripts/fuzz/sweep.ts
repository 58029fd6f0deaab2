/** A target with so many cases and no more, each of which is tried once. */
import type { Target } from './target.ts';

export interface Sweep extends Target {
  readonly count: number;
  /** Throws where the claim does not hold for this case, counted from 0. */
  nth(index: number): void;
}

export function isSweep(target: Target): target is Sweep {
  return 'count' in target && 'nth' in target;
}
