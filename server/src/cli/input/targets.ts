/** What a command was pointed at, and what is read besides, because it has a say. */
import { stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { foldersUpward, repositoryRoot } from '../../files/repository.ts';
import { UsageError } from '../usage-error.ts';
import { reasonOf } from '../wording.ts';
import type { FileSource } from './file-source.ts';

export interface Target {
  /** Absolute. */
  readonly path: string;
  readonly type: 'file' | 'folder';
}

export async function targetOf(path: string): Promise<Target> {
  const absolute = resolve(path);
  try {
    return { path: absolute, type: (await stat(absolute)).isDirectory() ? 'folder' : 'file' };
  } catch (error) {
    throw new UsageError(`\`${path}\` cannot be read: ${reasonOf(error)}.`);
  }
}

export function lies(path: string, { path: target, type }: Target): boolean {
  return path === target || (type === 'folder' && isInside(path, target));
}

export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === path;
}

/**
 * The folder that paths in patterns and in CODEOWNERS start from: the repository; outside of any the working directory;
 * outside of that the target.
 */
export function workspaceOf({ path, type }: Target): string {
  const folder = type === 'folder' ? path : dirname(path);
  const here = process.cwd();
  return repositoryRoot(folder) ?? (folder === here || isInside(folder, here) ? here : folder);
}

/**
 * Files that are not reported on, and without which others would be misjudged. A single file is judged by what the
 * working directory says, where that is in a repository. Owners may be named above the folder that was given.
 */
export async function* surroundingsOf(targets: readonly Target[], source: FileSource): AsyncGenerator<string> {
  const here = process.cwd();
  const isAlone = targets.some(({ path, type }) => type === 'file' && isInside(path, here));
  if (isAlone && repositoryRoot(here) !== undefined) yield* source.walk(here, () => {});
  for (const { path } of targets) {
    const root = repositoryRoot(path);
    if (root === undefined) continue;
    const above = foldersUpward(dirname(path)).filter((folder) => folder === root || isInside(folder, root));
    const candidates = [
      ...above.map((folder) => join(folder, 'catalog-info.yaml')),
      ...['.github', '.', 'docs', '.gitlab'].map((folder) => join(root, folder, 'CODEOWNERS')),
    ];
    yield* candidates.filter((file) => source.has(file));
  }
}
