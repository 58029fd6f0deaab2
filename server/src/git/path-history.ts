/** Earlier versions of one file. */
import { type FileVersion, rawChanges } from './raw-changes.ts';
import type { Repository } from './repository.ts';
import { runGit } from './run-git.ts';

/** How far back it is looked. */
const LIMIT = 50;

/** The versions of a file up to a commit, the latest first, also from when it had another name. */
export async function historyOf({ root }: Repository, commit: string, path: string): Promise<FileVersion[]> {
  const output = await runGit(root, [
    ...['log', '--follow', '--raw', '-z', '--no-abbrev', '--find-renames', '--no-ext-diff', '--no-textconv'],
    ...['--no-show-signature', '--no-relative', '--format=', `-n${LIMIT}`],
    ...['--end-of-options', commit, '--', path],
  ]);
  return rawChanges(String(output)).flatMap(({ after }) => after ?? []);
}
