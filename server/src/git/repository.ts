/** The repository that a folder lies in. */
import { resolve } from 'node:path';
import { GitError, RepositoryError } from './git-error.ts';
import { runGit } from './run-git.ts';

export interface Repository {
  /** Absolute path of the work tree; of a bare repository, of the repository itself. */
  readonly root: string;
  readonly hasWorkTree: boolean;
  /** A part of its history was left out when it was cloned. */
  readonly isShallow: boolean;
}

export async function repositoryOf(folder: string): Promise<Repository> {
  const [isBare, isShallow] = (await ask(folder, '--is-bare-repository', '--is-shallow-repository')).split(/\r?\n/);
  const hasWorkTree = isBare !== 'true';
  const root = await ask(folder, hasWorkTree ? '--show-toplevel' : '--absolute-git-dir');
  return { root: resolve(root), hasWorkTree, isShallow: isShallow === 'true' };
}

async function ask(folder: string, ...questions: readonly string[]): Promise<string> {
  try {
    return String(await runGit(folder, ['rev-parse', ...questions])).replace(/\r?\n$/, '');
  } catch (error) {
    if (!(error instanceof GitError) || !/not a git repository|must be run in a work tree/.test(error.message))
      throw error;
    throw new RepositoryError(
      'The working directory is in no work tree of Git, so there is nothing to compare with. Run this in a repository.',
    );
  }
}
