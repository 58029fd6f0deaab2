/** Reads the files a command was pointed at, and what around them decides about them. */
import { resolve } from 'node:path';
import { readCertificate } from '../../certificates/desktop.ts';
import { Analyzer } from '../../core/analysis/analyzer.ts';
import { rules } from '../../core/rules/list.ts';
import { compare, count, displayPath, reasonOf } from '../wording.ts';
import { candidatesOf } from './candidates.ts';
import { configurations } from './configurations.ts';
import { disk, type FileSource, withFile } from './file-source.ts';
import { type Input, takeIn } from './take-in.ts';
import { type Target, targetOf } from './targets.ts';

export interface Checked {
  readonly analyzer: Analyzer;
  /** In the order of their paths. */
  readonly inputs: readonly Input[];
  readonly targets: readonly Target[];
  readonly source: FileSource;
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
  /** The disk, unless something else is asked for. */
  readonly source?: FileSource;
  progress(words: string): void;
}

export async function load(request: LoadRequest): Promise<Checked> {
  const given = request.stdin && { path: resolve(request.stdin.name), bytes: request.stdin.bytes };
  const files = request.source ?? disk;
  const source = given ? withFile(files, given.path, given.bytes) : files;
  const configurationOf = await configurations(request.config, source);
  const analyzer = new Analyzer(rules, request.now, readCertificate);
  const inputs: Input[] = [];
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
    const readings = await source.read(batch.map(({ path }) => path));
    for (const [at, reading] of readings.entries()) {
      const candidate = batch[at];
      if (!candidate) continue;
      if (candidate.role !== 'context') request.progress(`${count(++looked, 'file')} looked at`);
      const { opened, failure, notice } = await takeIn(candidate, reading, configurationOf);
      if (failure !== undefined) failures.push(failure);
      if (notice !== undefined) notices.push(notice);
      if (!opened) continue;
      analyzer.open(opened.info, opened.text);
      inputs.push(opened.input);
    }
  }
  inputs.sort((a, b) => compare(displayPath(a.path), displayPath(b.path)));
  return { analyzer, inputs, targets, source, files: looked, failures, notices };
}
