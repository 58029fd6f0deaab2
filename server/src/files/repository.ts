import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A folder and those above it, nearest first, up to the root of the repository; outside of any, up to the root of the disk. */
export function foldersUpward(folder: string): string[] {
  const folders = [folder];
  for (let at = folder; !isRepositoryRoot(at) && dirname(at) !== at; ) {
    at = dirname(at);
    folders.push(at);
  }
  return folders;
}

/** The root of the repository that a folder lies in. */
export function repositoryRoot(folder: string): string | undefined {
  const top = foldersUpward(folder).at(-1);
  return top !== undefined && isRepositoryRoot(top) ? top : undefined;
}

/** `.git` is a file in submodules and in further worktrees. */
function isRepositoryRoot(folder: string): boolean {
  return existsSync(join(folder, '.git'));
}
