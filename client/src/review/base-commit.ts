/** The commit that a review compares with: where the branch left the one it is going back to. */
import type { Repository } from './git-api.ts';

export interface Base {
  readonly repository: Repository;
  readonly commit: string;
  /** As people call it. */
  readonly name: string;
}

/** What a person can be told. */
export class NoBaseError extends Error {}

/** By which the default branch may be known, the remote's own word first. */
const DEFAULT_BRANCHES = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];

/** `wanted` is what a person has named; else it is what the branch is going to. */
export async function baseFor(repository: Repository, wanted?: string): Promise<Base> {
  const head = repository.state.HEAD?.commit;
  if (head === undefined) throw new NoBaseError('Nothing has been committed yet, so there is nothing to compare with.');
  const name = wanted ?? (await targetOf(repository));
  if (name === 'HEAD') return { repository, commit: head, name };
  if ((await commitOf(repository, name)) === undefined)
    throw new NoBaseError(`There is no “${name}” in this repository.`);
  const commit = await repository.getMergeBase(name, 'HEAD');
  if (!commit)
    throw new NoBaseError(`“${name}” and this branch have no commit in common here. A shallow clone may lack it.`);
  return { repository, commit, name };
}

/** The branch that the current one is going to; on the default branch what was pushed last, else the last commit. */
async function targetOf(repository: Repository): Promise<string> {
  const { HEAD, remotes } = repository.state;
  const { name, upstream } = HEAD ?? {};
  const pushed = upstream && `${upstream.remote}/${upstream.name}`;
  if (name !== undefined) {
    const stated = (await pullRequestBase(repository, name)) ?? (await branchBase(repository, name));
    // A branch that was fetched is said to start from its own remote copy.
    const isOwn = stated === pushed || remotes.some((remote) => stated === `${remote.name}/${name}`);
    if (stated !== undefined && !isOwn) return stated;
  }
  for (const candidate of DEFAULT_BRANCHES) {
    if ((await commitOf(repository, candidate)) === undefined) continue;
    if (candidate !== name && candidate !== pushed) return candidate;
    return pushed !== undefined && (await commitOf(repository, pushed)) !== undefined ? pushed : 'HEAD';
  }
  return 'HEAD';
}

/** The GitHub extension notes the base of a pull request as `owner#repository#branch`. */
async function pullRequestBase(repository: Repository, branch: string): Promise<string | undefined> {
  const noted = await settingOf(repository, `branch.${branch}.github-pr-base-branch`);
  const [, owner, name, base] = /^([^#]*)#([^#]*)#(.+)$/.exec(noted) ?? [];
  if (base === undefined) return undefined;
  const of = `${owner}/${name}`.toLowerCase();
  const remotes = repository.state.remotes.filter(({ fetchUrl = '' }) =>
    fetchUrl
      .toLowerCase()
      .replace(/\.git$/, '')
      .replace(':', '/')
      .endsWith(`/${of}`),
  );
  for (const remote of [...remotes.map((one) => `${one.name}/`), 'origin/', '']) {
    if ((await commitOf(repository, `${remote}${base}`)) !== undefined) return `${remote}${base}`;
  }
  return undefined;
}

async function branchBase(repository: Repository, branch: string): Promise<string | undefined> {
  try {
    const { remote, name } = (await repository.getBranchBase(branch)) ?? {};
    return remote === undefined || name?.startsWith(`${remote}/`) ? name : name && `${remote}/${name}`;
  } catch {
    return undefined;
  }
}

async function settingOf(repository: Repository, key: string): Promise<string> {
  try {
    return await repository.getConfig(key);
  } catch {
    return '';
  }
}

/** Undefined for what Git does not know. What begins with a dash would be an option. */
async function commitOf(repository: Repository, ref: string): Promise<string | undefined> {
  if (ref.startsWith('-')) return undefined;
  try {
    return (await repository.getCommit(ref)).hash;
  } catch {
    return undefined;
  }
}
