import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { IGNORED_FOLDERS, isFileName } from './file-names.ts';
import { type IgnoreFile, ignoreFileOf, ignoreFilesAbove, isIgnored } from './gitignore.ts';

/**
 * Paths of the files below a folder that Fedlint may look into, in the order of their names, `.gitignore` honoured.
 * Symbolic links are not followed, as Git does not, so there are no circles.
 */
export async function* walk(
  folder: string,
  onFailure: (folder: string, error: unknown) => void,
): AsyncGenerator<string> {
  yield* walkInside(folder, ignoreFilesAbove(folder), onFailure);
}

async function* walkInside(
  folder: string,
  inherited: readonly IgnoreFile[],
  onFailure: (folder: string, error: unknown) => void,
): AsyncGenerator<string> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    onFailure(folder, error);
    return;
  }
  const own = entries.some(({ name }) => name === '.gitignore') ? ignoreFileOf(folder) : undefined;
  const ignoreFiles = own ? [...inherited, own] : inherited;
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!IGNORED_FOLDERS.has(entry.name) && !isIgnored(path, 'folder', ignoreFiles))
        yield* walkInside(path, ignoreFiles, onFailure);
    } else if (entry.isFile() && isFileName(entry.name) && !isIgnored(path, 'file', ignoreFiles)) yield path;
  }
}
