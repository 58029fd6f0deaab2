/** What the fuzzer runs: a claim about the product, tried on one random case after the other. */
import type { Random } from '../../test/unit/fixes/random.ts';

/** A text to start from: an example of ours, a test of a format's own suite, or a real file. */
export interface Seed {
  /** Decides the format, as it does for users. */
  readonly path: string;
  readonly text: string;
}

export interface Target {
  readonly name: string;
  /** What is claimed, in a line. */
  readonly claim: string;
  /**
   * Tries one case, made of `random` alone so that its seed repeats it. Throws where the claim does not hold; the error
   * says on which text.
   */
  attempt(random: Random, seeds: readonly [Seed, ...Seed[]]): void | Promise<void>;
}
