/** From the name of a revision to its commit, and from two commits to the one where their ways part. */
import { GitError, RepositoryError } from './git-error.ts';
import type { Repository } from './repository.ts';
import { runGit } from './run-git.ts';

/** A commit, and the name by which a person or a pipeline called it. */
export interface NamedCommit {
  readonly name: string;
  /** Object id in hexadecimal. */
  readonly commit: string;
}

const ID = /^[0-9a-f]{40,64}$/;

/** Undefined where no commit goes by that name. A range, a path (`HEAD:x`) and a search (`:/x`) are no names of commits. */
export async function findCommit({ root }: Repository, name: string): Promise<NamedCommit | undefined> {
  if (name === '' || /[\0\n]/.test(name) || name.startsWith(':')) return undefined;
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
  const commit = await textOrNothing(runGit(root, args));
  return ID.test(commit) ? { name, commit } : undefined;
}

/** Throws a `RepositoryError` where no commit goes by that name. */
export async function commitOf(repository: Repository, name: string): Promise<NamedCommit> {
  const found = await findCommit(repository, name);
  if (found) return found;
  if (repository.isShallow) throw shallow(`\`${name}\` is not in it`);
  const remote = await findCommit(repository, `origin/${name}`);
  const hint = remote ? ` Did you mean \`${remote.name}\`?` : ' `git fetch` brings those that only the remote has.';
  throw new RepositoryError(`There is no branch, tag or commit \`${name}\` in this repository.${hint}`);
}

/**
 * The commit up to which two histories are one. A review compares with it, as pull requests do: what happened on the
 * other branch since then is not a part of the change.
 */
export async function mergeBase(repository: Repository, base: NamedCommit, head: string): Promise<NamedCommit> {
  const commit = await textOrNothing(runGit(repository.root, ['merge-base', '--end-of-options', base.commit, head]));
  if (ID.test(commit)) return { name: base.name, commit };
  if (repository.isShallow) throw shallow(`the commit where the change left \`${base.name}\` is not in it`);
  throw new RepositoryError(`\`${base.name}\` and the change have no history in common, so they cannot be compared.`);
}

export function shallow(lack: string): RepositoryError {
  return new RepositoryError(
    `This is a shallow clone, and ${lack}. Fetch the whole history: \`fetch-depth: 0\` for actions/checkout on GitHub, ` +
      '`GIT_DEPTH: 0` on GitLab, `git fetch --unshallow` in a shell.',
  );
}

/** What Git says on one line, or an empty text: status 1 is Git's word for "there is none", 128 for "this is no name". */
export async function textOrNothing(output: Promise<Buffer>): Promise<string> {
  try {
    return (await output).toString('utf8').trim();
  } catch (error) {
    if (error instanceof GitError && error.status !== undefined) return '';
    throw error;
  }
}
