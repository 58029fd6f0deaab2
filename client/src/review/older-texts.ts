/** The texts that a file had up to a commit, as Git remembers them. */
import type { Uri } from 'vscode';
import type { Base } from './base-commit.ts';

/** How far back it is looked. */
const LIMIT = 30;

/** That of the commit first. What was called otherwise then is not found. */
export async function olderTexts({ repository, commit }: Base, { fsPath }: Uri): Promise<string[]> {
  const commits = await repository.log({ range: commit, path: fsPath });
  const texts: string[] = [];
  for (const { hash } of commits.slice(0, LIMIT)) {
    try {
      texts.push((await repository.show(hash, fsPath)).replace(/^\uFEFF/, ''));
    } catch {
      // It was deleted in this one, and made again later.
      break;
    }
  }
  return texts;
}
