/** Which files are not the same in two commits, or in a commit and the work tree. Renames are followed. */
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { GitError } from './git-error.ts';
import { type RawChange, rawChanges } from './raw-changes.ts';
import type { Repository } from './repository.ts';
import { runGit } from './run-git.ts';

const RAW = [
  ...['diff', '--raw', '-z', '--no-abbrev', '--find-renames', '-l1000', '--no-ext-diff', '--no-textconv'],
  ...['--no-relative', '--ignore-submodules=all', '--end-of-options'],
];

/** `base` and `head` are ids of commits. A change of its mode alone is no change of a file. */
export async function changesBetween({ root }: Repository, base: string, head: string): Promise<RawChange[]> {
  return rawChanges(String(await runGit(root, [...RAW, base, head, '--']))).filter(isChange);
}

/**
 * With files that Git does not know yet, unless it has been told to leave them alone. A file whose time alone has changed
 * may be among them: Git has not looked inside.
 */
export async function changesInWorkTree({ root }: Repository, base: string): Promise<RawChange[]> {
  const config = await withoutFilters(root);
  const known = rawChanges(String(await runGit(root, [...RAW, base, '--'], { config }))).filter(isChange);
  const listed = await runGit(root, ['ls-files', '--others', '--exclude-standard', '-z', '--']);
  const others = listed.toString('utf8').split('\0');
  // A repository inside of this one is listed as a folder.
  const untracked = others.filter((path) => path !== '' && !path.endsWith('/') && !isLink(join(root, path)));
  const seen = new Set(known.flatMap(({ after }) => after?.path ?? []));
  return [
    ...known,
    ...untracked
      .filter((path) => !seen.has(path))
      .map((path) => ({ before: undefined, after: { path, blob: undefined } })),
  ];
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

function isChange({ before, after }: RawChange): boolean {
  if (!before || !after) return before !== after;
  return before.path !== after.path || before.blob !== after.blob || after.blob === undefined;
}

/** Comparing with the work tree would run the filters that the configuration has for files, such as that of Git LFS. */
async function withoutFilters(root: string): Promise<Map<string, string>> {
  const pattern = '^filter\\..*\\.(clean|smudge|process|required)$';
  const names = await runGit(root, ['config', '-z', '--name-only', '--get-regexp', pattern]).catch((error: unknown) => {
    // Status 1: there is none.
    if (error instanceof GitError && error.status === 1) return Buffer.of();
    throw error;
  });
  const found = new Set(names.toString('utf8').split('\0').filter(Boolean));
  return new Map([...found].map((name) => [name, name.endsWith('.required') ? 'false' : '']));
}
