import type { Cache } from './cache/entries.ts';

export interface Command {
  /** One line for the list of commands. */
  readonly summary: string;
  /** What `--help` prints. */
  readonly usage: string;
  /** Does the work, and returns the exit status. */
  run(args: readonly string[], cache: Cache | undefined): Promise<number>;
}
