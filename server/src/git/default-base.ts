/** What a change is compared with where nobody says: the branch that it is going to. */
import { commitOf, findCommit, mergeBase, type NamedCommit, shallow, textOrNothing } from './commits.ts';
import type { Repository } from './repository.ts';
import { runGit } from './run-git.ts';

/** As pipelines name it: GitHub the branch, GitLab the very commit, and the branch where there is no such commit. */
export interface PipelineVariables {
  readonly GITHUB_BASE_REF?: string | undefined;
  readonly CI_MERGE_REQUEST_DIFF_BASE_SHA?: string | undefined;
  readonly CI_MERGE_REQUEST_TARGET_BRANCH_NAME?: string | undefined;
}

/** By which the default branch may be known, the remote's own word first. */
const DEFAULT_BRANCHES = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];

/**
 * The merge base with that branch. `head` is the commit that the change ends in, by its name, or the one that the work
 * tree started from, as `HEAD`.
 */
export async function defaultBase(
  repository: Repository,
  { name, commit: head }: NamedCommit,
  variables: PipelineVariables,
): Promise<NamedCommit> {
  const stated = await statedBase(repository, head, variables);
  if (stated) return stated;
  const target = await defaultBranch(repository);
  const branch = name === 'HEAD' ? await currentBranch(repository) : name;
  if (target && target.name !== branch) return mergeBase(repository, target, head);
  if (!target && repository.isShallow) throw shallow('the branch to compare with is not in it');
  const upstream = await findCommit(repository, `${branch ?? ''}@{upstream}`);
  // On the default branch itself it is the work that nobody has pushed, or committed, yet.
  return upstream ? mergeBase(repository, upstream, head) : { name, commit: head };
}

/** Undefined outside of the pipeline of a pull or merge request. */
async function statedBase(
  repository: Repository,
  head: string,
  { GITHUB_BASE_REF, CI_MERGE_REQUEST_DIFF_BASE_SHA, CI_MERGE_REQUEST_TARGET_BRANCH_NAME }: PipelineVariables,
): Promise<NamedCommit | undefined> {
  const branch = GITHUB_BASE_REF || CI_MERGE_REQUEST_TARGET_BRANCH_NAME;
  const known = GITHUB_BASE_REF ? undefined : CI_MERGE_REQUEST_DIFF_BASE_SHA;
  const stated = known && (await findCommit(repository, known));
  if (stated) return { ...(await mergeBase(repository, stated, head)), name: branch || stated.name };
  if (branch) return mergeBase(repository, await commitOf(repository, `origin/${branch}`), head);
  return known ? commitOf(repository, known) : undefined;
}

async function defaultBranch(repository: Repository): Promise<NamedCommit | undefined> {
  for (const name of DEFAULT_BRANCHES) {
    const found = await findCommit(repository, name);
    if (found) return found;
  }
  return undefined;
}

/** Undefined where a commit is checked out and no branch. */
async function currentBranch({ root }: Repository): Promise<string | undefined> {
  return (await textOrNothing(runGit(root, ['symbolic-ref', '--quiet', '--short', 'HEAD']))) || undefined;
}
