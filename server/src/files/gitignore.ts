/** Which files `.gitignore` takes out, those of the folders above included, as Git reads them. */
import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { repositoryRoot } from './repository.ts';

/** The patterns of one `.gitignore`, which count below its folder. */
export interface IgnoreFile {
  readonly folder: string;
  readonly patterns: Ignore;
}

/** `files` from the root downward; a deeper one has the last word. */
export function isIgnored(path: string, type: 'file' | 'folder', files: readonly IgnoreFile[]): boolean {
  for (const { folder, patterns } of files.toReversed()) {
    const name = relative(folder, path).replaceAll(sep, '/');
    const { ignored, unignored } = patterns.test(type === 'folder' ? `${name}/` : name);
    if (ignored || unignored) return ignored;
  }
  return false;
}

/** The `.gitignore` of a folder, if it has one. */
export async function ignoreFileOf(folder: string): Promise<IgnoreFile | undefined> {
  const text = await readFile(join(folder, '.gitignore'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : ignoreFile(folder, text);
}

export function ignoreFile(folder: string, text: string): IgnoreFile {
  return { folder, patterns: ignore().add(text) };
}

/**
 * What the repository says about a folder from above. Nothing, when it ignores the folder as a whole: whoever names
 * such a folder wants to look into it.
 */
export async function ignoreFilesAbove(folder: string): Promise<IgnoreFile[]> {
  const root = repositoryRoot(folder);
  if (root === undefined) return [];
  const files: IgnoreFile[] = [];
  let at = root;
  for (const step of relative(root, folder).split(sep).filter(Boolean)) {
    const file = await ignoreFileOf(at);
    if (file) files.push(file);
    at = join(at, step);
    if (isIgnored(at, 'folder', files)) return [];
  }
  return files;
}
