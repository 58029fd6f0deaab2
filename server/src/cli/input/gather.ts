/** Reads the files a command was pointed at, and those around them that decide about them. Nothing is judged yet. */
import { resolve } from 'node:path';
import { compare, count, displayPath, reasonOf } from '../wording.ts';
import { candidatesOf } from './candidates.ts';
import { configurations } from './configurations.ts';
import { disk, type FileSource, withFile } from './file-source.ts';
import { type Opened, takeIn } from './take-in.ts';
import { type Target, targetOf } from './targets.ts';

export interface Gathered {
  /** The files that hold manifests, in the order of their paths. */
  readonly opened: readonly Opened[];
  readonly targets: readonly Target[];
  readonly source: FileSource;
  /** How many files were looked at, ours or not. */
  readonly files: number;
  /** What keeps the result from being the whole truth: manifests that were not read, or not as they are. */
  readonly failures: readonly string[];
  /** What is worth knowing and no failure. */
  readonly notices: readonly string[];
}

export interface GatherRequest {
  readonly paths: readonly string[];
  /** A configuration file that replaces those found by their place. */
  readonly config: string | undefined;
  /** Standard input, read in place of the file of that name. */
  readonly stdin?: { readonly name: string; readonly bytes: Buffer } | undefined;
  /** The disk, unless something else is asked for. */
  readonly source?: FileSource;
  progress(words: string): void;
}

export async function gather(request: GatherRequest): Promise<Gathered> {
  const given = request.stdin && { path: resolve(request.stdin.name), bytes: request.stdin.bytes };
  const files = request.source ?? disk;
  const source = given ? withFile(files, given.path, given.bytes) : files;
  const configurationOf = await configurations(request.config, source);
  const opened: Opened[] = [];
  const failures: string[] = [];
  const notices: string[] = [];
  let looked = 0;

  const targets: Target[] = await Promise.all(request.paths.map(targetOf));
  if (given) targets.push({ path: given.path, type: 'file' });
  const candidates = await candidatesOf(targets, source, (folder, error) => {
    failures.push(`The folder \`${displayPath(folder)}\` cannot be read: ${reasonOf(error)}.`);
  });

  for (let i = 0; i < candidates.length; i += source.batch) {
    const batch = candidates.slice(i, i + source.batch);
    request.progress(`${count(looked, 'file')} looked at`);
    const readings = await source.readOurs(batch.map(({ path }) => path));
    for (const [at, reading] of readings.entries()) {
      const candidate = batch[at];
      if (!candidate) continue;
      if (candidate.role !== 'context') looked++;
      // Most files of most repositories, so not worth a wait each.
      if (reading.type === 'not-ours') continue;
      const outcome = await takeIn(candidate, reading, configurationOf);
      if (outcome.failure !== undefined) failures.push(outcome.failure);
      if (outcome.notice !== undefined) notices.push(outcome.notice);
      if (outcome.opened) opened.push(outcome.opened);
    }
  }
  opened.sort((a, b) => compare(displayPath(a.input.path), displayPath(b.input.path)));
  return { opened, targets, source, files: looked, failures, notices };
}
