/** The regular files of a commit. */
import type { Repository } from './repository.ts';
import { runGit } from './run-git.ts';

/** Ids of blobs by paths from the root of the repository, with `/`. Links, submodules and names that are not UTF-8 are left out. */
export async function filesOfCommit({ root }: Repository, commit: string): Promise<ReadonlyMap<string, string>> {
  const output = await runGit(root, ['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', commit]);
  const files = new Map<string, string>();
  for (const line of output.toString('utf8').split('\0')) {
    const [, blob, path] = /^100\d{3} blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
    if (blob !== undefined && path !== undefined && !path.includes('\uFFFD')) files.set(path, blob);
  }
  return files;
}
