/** Which files `.gitignore` takes out, those of the folders above included, as Git reads them. */
import { join, relative, sep } from 'node:path';
import { type PathPattern, pathPatterns, verdictOn } from '../core/values/path-pattern.ts';
import { readContents } from './read-file.ts';
import { repositoryRoot } from './repository.ts';

/** The patterns of one `.gitignore`, which count below its folder. */
export interface IgnoreFile {
  readonly folder: string;
  readonly patterns: readonly PathPattern[];
}

/** `files` from the root downward; a deeper one has the last word. */
export function isIgnored(path: string, type: 'file' | 'folder', files: readonly IgnoreFile[]): boolean {
  for (const { folder, patterns } of files.toReversed()) {
    const name = relative(folder, path).replaceAll(sep, '/');
    const verdict = verdictOn(patterns, type === 'folder' ? `${name}/` : name);
    if (verdict) return verdict === 'taken';
  }
  return false;
}

/** The `.gitignore` of a folder, if it has one that can be read as such. */
export function ignoreFileOf(folder: string): IgnoreFile | undefined {
  try {
    const contents = readContents(join(folder, '.gitignore'));
    return contents.type === 'text' ? ignoreFile(folder, contents.text) : undefined;
  } catch {
    return undefined;
  }
}

export function ignoreFile(folder: string, text: string): IgnoreFile {
  return { folder, patterns: pathPatterns(text.split('\n')) };
}

/**
 * What the repository says about a folder from above. Nothing, when it ignores the folder as a whole: whoever names
 * such a folder wants to look into it.
 */
export function ignoreFilesAbove(folder: string): IgnoreFile[] {
  const root = repositoryRoot(folder);
  if (root === undefined) return [];
  const files: IgnoreFile[] = [];
  let at = root;
  for (const step of relative(root, folder).split(sep).filter(Boolean)) {
    const file = ignoreFileOf(at);
    if (file) files.push(file);
    at = join(at, step);
    if (isIgnored(at, 'folder', files)) return [];
  }
  return files;
}
