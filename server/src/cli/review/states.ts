/** The two states that are compared: a commit, and what has become of it. */
import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Analyzer } from '../../core/analysis/analyzer.ts';
import { baseOf, type FileChange } from '../../core/review/base-state.ts';
import { changesBetween, changesInWorkTree } from '../../git/changed-files.ts';
import { commitOf, findCommit, mergeBase, type NamedCommit } from '../../git/commits.ts';
import { defaultBase } from '../../git/default-base.ts';
import { RepositoryError } from '../../git/git-error.ts';
import { type Repository, repositoryOf } from '../../git/repository.ts';
import { commitSource } from '../input/commit-source.ts';
import { configurations, readPast } from '../input/configurations.ts';
import { disk } from '../input/file-source.ts';
import { type Checked, load } from '../input/load.ts';
import { isInside, lies, type Target } from '../input/targets.ts';
import { UsageError } from '../usage-error.ts';
import { displayPath } from '../wording.ts';
import { compareFiles, openConfigurations } from './file-changes.ts';
import type { Revision } from './report.ts';

export interface States {
  readonly repository: Repository;
  readonly base: Revision & { readonly commit: string; readonly analyzer: Analyzer };
  readonly head: Revision & { readonly checked: Checked };
  readonly files: readonly FileChange[];
  /** What was not compared although it is a manifest now, in sentences. */
  readonly failures: readonly string[];
  /** What was not compared, and may have been one. */
  readonly notices: readonly string[];
}

export interface StatesRequest {
  /** A revision; the head is compared with the merge base with it. Where it is left out, the branch the change goes to. */
  readonly base: string | undefined;
  /** A revision; the work tree where it is left out. */
  readonly head: string | undefined;
  /** Files and folders to load; the whole repository where they are left out. */
  readonly paths?: readonly string[];
  /** Epoch milliseconds. */
  readonly now: number;
  readonly config: string | undefined;
  progress(words: string): void;
}

export async function statesOf(request: StatesRequest): Promise<States> {
  const { config, now, progress } = request;
  const repository = await repositoryOf(process.cwd());
  const { root } = repository;
  const head = await headOf(repository, request.head);
  const base =
    request.base === undefined
      ? await defaultBase(repository, head.startsFrom, process.env)
      : await mergeBase(repository, await commitOf(repository, request.base), head.startsFrom.commit);

  const source = head.commit === undefined ? disk : await commitSource(repository, head.commit);
  const paths = (request.paths ?? [root]).map((path) => within(root, path));
  const checked = await load({ paths, now, config, source, progress });
  const changes =
    head.commit === undefined
      ? await changesInWorkTree(repository, base.commit)
      : await changesBetween(repository, base.commit, head.commit);
  const baseSource = await commitSource(repository, base.commit);
  // A configuration that is given counts in both states, and those in the repository in neither.
  if (config === undefined) await openConfigurations(checked, root, changes, await configurations(config, source));
  const { files, failures, notices } = await compareFiles({
    ...{ root, changes, base: baseSource, head: checked },
    baseConfigurationOf: await configurations(config, baseSource, readPast),
    reaches: (path) => checked.targets.some((target) => reaches(target, path)),
  });
  return {
    ...{ repository, files, failures, notices },
    base: { ...base, analyzer: baseOf(checked.analyzer, files) },
    head: { name: head.name, commit: head.commit, checked },
  };
}

/** Git knows files by where they really are. */
function within(root: string, path: string): string {
  const real = existsSync(path) ? realpathSync(path) : resolve(path);
  if (real === root || isInside(real, root)) return real;
  throw new UsageError(`\`${path}\` does not lie in the repository \`${displayPath(root)}\`.`);
}

interface Head extends Revision {
  /** The commit that it is, or that the work tree is on. */
  readonly startsFrom: NamedCommit;
}

async function headOf(repository: Repository, name: string | undefined): Promise<Head> {
  if (name !== undefined) {
    const found = await commitOf(repository, name);
    return { ...found, startsFrom: found };
  }
  if (!repository.hasWorkTree)
    throw new RepositoryError('This repository has no work tree. --head names the commit to review.');
  const found = await findCommit(repository, 'HEAD');
  if (!found) throw new RepositoryError('This repository has no commit yet, so there is nothing to compare with.');
  return { name: 'worktree', commit: undefined, startsFrom: found };
}

/** A file that is given by name is judged by what the working directory says. */
function reaches(target: Target, path: string): boolean {
  return lies(path, target) || (target.type === 'file' && isInside(path, process.cwd()));
}
