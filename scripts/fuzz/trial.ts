/** A case as data: what is read, and a number that decides all else. It can be written down, made smaller, run again. */
import type { Random } from '../../test/unit/fixes/random.ts';
import type { Seed, Target } from './target.ts';

export interface TrialFile extends Seed {
  /** The text stands for bytes, a character for each. */
  readonly bytes?: boolean;
}

export interface Trial {
  readonly files: readonly TrialFile[];
  /** Decides what is done with the files. */
  readonly seed: number;
}

/** A target whose cases are data. */
export interface TrialTarget extends Target {
  trial(random: Random, seeds: readonly [Seed, ...Seed[]]): Trial;
  /** Throws where the claim does not hold. */
  check(trial: Trial): void | Promise<void>;
}

export function trialTarget(parts: Omit<TrialTarget, 'attempt'>): TrialTarget {
  return { ...parts, attempt: (random, seeds) => parts.check(parts.trial(random, seeds)) };
}

export function isTrialTarget(target: Target): target is TrialTarget {
  return 'trial' in target && 'check' in target;
}

/** In characters, which for bytes are bytes. */
export function sizeOf({ files }: Trial): number {
  return files.reduce((sum, { text }) => sum + text.length, 0);
}
