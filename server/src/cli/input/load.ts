/** Reads the files a command was pointed at, and what around them decides about them. */
import { resolve } from 'node:path';
import { readCertificate } from '../../certificates/desktop.ts';
import { Analyzer } from '../../core/analysis/analyzer.ts';
import { rules } from '../../core/rules/list.ts';
import { decode } from '../../files/decode.ts';
import { readContents } from '../../files/read-file.ts';
import { compare, count, displayPath, reasonOf } from '../wording.ts';
import { candidatesOf } from './candidates.ts';
import { configurations } from './configurations.ts';
import { type Input, type Reading, takeIn } from './take-in.ts';
import { type Target, targetOf } from './targets.ts';

export interface Checked {
  readonly analyzer: Analyzer;
  /** In the order of their paths. */
  readonly inputs: readonly Input[];
  readonly targets: readonly Target[];
  /** How many files were looked at, ours or not. */
  readonly files: number;
  /** What keeps the result from being the whole truth: manifests that were not read, or not as they are. */
  readonly failures: readonly string[];
  /** What is worth knowing and no failure. */
  readonly notices: readonly string[];
}

export interface LoadRequest {
  readonly paths: readonly string[];
  /** Epoch milliseconds. */
  readonly now: number;
  /** A configuration file that replaces those found by their place. */
  readonly config: string | undefined;
  /** Standard input, read in place of the file of that name. */
  readonly stdin?: { readonly name: string; readonly bytes: Buffer } | undefined;
  progress(words: string): void;
}

/** Reading waits for the disk, so several files are asked for at once. */
const BATCH = 32;

export async function load(request: LoadRequest): Promise<Checked> {
  const configurationOf = await configurations(request.config);
  const analyzer = new Analyzer(rules, request.now, readCertificate);
  const inputs: Input[] = [];
  const failures: string[] = [];
  const notices: string[] = [];
  let files = 0;

  const targets: Target[] = await Promise.all(request.paths.map(targetOf));
  const given = request.stdin && { path: resolve(request.stdin.name), bytes: request.stdin.bytes };
  if (given) targets.push({ path: given.path, type: 'file' });
  const candidates = await candidatesOf(targets, (folder, error) => {
    failures.push(`The folder \`${displayPath(folder)}\` cannot be read: ${reasonOf(error)}.`);
  });
  const read = async (path: string): Promise<Reading> => {
    if (path === given?.path) return { type: 'text', ...decode(path, given.bytes) };
    return readContents(path).catch((error: unknown) => ({ type: 'unreadable', error }));
  };

  for (let i = 0; i < candidates.length; i += BATCH) {
    const batch = candidates.slice(i, i + BATCH);
    const readings = await Promise.all(
      batch.map(async (candidate) => ({ candidate, reading: await read(candidate.path) })),
    );
    for (const { candidate, reading } of readings) {
      if (candidate.role !== 'context') request.progress(`${count(++files, 'file')} looked at`);
      const { opened, failure, notice } = await takeIn(candidate, reading, configurationOf);
      if (failure !== undefined) failures.push(failure);
      if (notice !== undefined) notices.push(notice);
      if (!opened) continue;
      analyzer.open(opened.info, opened.text);
      inputs.push(opened.input);
    }
  }
  inputs.sort((a, b) => compare(displayPath(a.path), displayPath(b.path)));
  return { analyzer, inputs, targets, files, failures, notices };
}
