/** Programs that go through the files of a folder, each as often as it is fast, and the slowest over a part of them. */
import { join } from 'node:path';
import { type Files, type Written, writeFiles } from '../files.ts';
import { type Command, inTurns, type Run, run } from '../processes.ts';
import { temporaryFolder } from '../product.ts';
import type { Sizes } from '../sizes.ts';
import { spread } from '../statistics.ts';

export interface Checker {
  readonly name: string;
  command(folder: string): Command;
  /** Done before each run, and not measured. */
  before?(): void;
  /** Is run once before it is measured, because it remembers. */
  readonly remembers?: boolean;
  /** Is measured on all files, however long it takes. */
  readonly always?: boolean;
}

export interface Checked {
  readonly name: string;
  readonly runs: number;
  /** Seconds. */
  readonly median: number;
  readonly p95?: number;
  /** Megabytes. */
  readonly peak?: number;
  /** Where the time was not measured on all files, or not at all. */
  readonly remark?: string;
}

/** Parts of the files by which the time for all is guessed: programs get faster while they run, so of two sizes. */
const PARTS = [
  { name: 'a fiftieth', share: 1 / 50 },
  { name: 'a tenth', share: 1 / 10 },
];

interface Folder extends Written {
  readonly path: string;
  readonly name: string;
}

interface Guess {
  readonly ms: number;
  /** The part it was made by. */
  readonly from: string;
}

/** `files` is called for each folder that is written. */
export async function checkedBy(
  checkers: readonly Checker[],
  files: () => Files,
  sizes: Sizes,
  keep: boolean,
): Promise<{ readonly written: Written; readonly results: readonly Checked[] }> {
  const root = temporaryFolder('check', keep);
  const folder = (name: string, limit?: number): Folder => {
    const path = join(root, name.replace(' ', '-'));
    return { path, name, ...writeFiles(path, files(), limit) };
  };
  const all = folder('all');
  const parts = [folder('one file', 1), ...PARTS.map(({ name, share }) => folder(name, all.bytes * share))];

  const planned = [];
  for (const checker of checkers) {
    const guess = checker.always ? { ms: 0, from: '' } : await guessed(checker, parts, all, sizes.patienceMs);
    const affordable = 'failure' in guess ? 0 : Math.floor(sizes.patienceMs / guess.ms);
    const rounds = Math.min(sizes.rounds, affordable);
    planned.push({ ...checker, command: checker.command(all.path), guess, rounds });
  }
  for (const { remembers, command } of planned) if (remembers) await run(command);
  const runs = await inTurns(planned);
  return { written: all, results: planned.map(({ name, guess }, at) => resultOf(name, guess, runs[at] ?? [])) };
}

/** Runs on larger and larger parts, until one takes long enough to tell. */
async function guessed(
  checker: Checker,
  parts: readonly Folder[],
  all: Folder,
  patienceMs: number,
): Promise<Guess | { readonly failure: string }> {
  let guess: Guess = { ms: 0, from: '' };
  let before = { ms: 0, bytes: 0 };
  for (const part of parts) {
    if (guess.ms * (part.bytes / all.bytes) > patienceMs) return guess;
    // Of a handful of files a part may be no more than the one before.
    if (part.bytes === before.bytes) continue;
    try {
      checker.before?.();
      const { ms } = await run(checker.command(part.path));
      const perByte = Math.max(0, ms - before.ms) / (part.bytes - before.bytes);
      // Of a single file it is the start that is measured.
      guess = { ms: before.bytes === 0 ? ms : ms + perByte * (all.bytes - part.bytes), from: part.name };
      before = { ms, bytes: part.bytes };
    } catch (error) {
      return { failure: error instanceof Error ? error.message : String(error) };
    }
  }
  return guess;
}

function resultOf(name: string, guess: Guess | { readonly failure: string }, runs: readonly Run[]): Checked {
  if ('failure' in guess)
    return { name, runs: 0, median: Number.NaN, remark: `failed: ${guess.failure.slice(0, 200)}` };
  const seconds = runs.map(({ ms }) => ms / 1000);
  if (seconds.length === 0)
    return { name, runs: 0, median: guess.ms / 1000, remark: `projected from ${guess.from} of the files` };
  const peaks = runs.flatMap(({ peak }) => peak ?? []);
  return { name, runs: seconds.length, ...spread(seconds), ...(peaks.length > 0 && { peak: Math.max(...peaks) }) };
}
