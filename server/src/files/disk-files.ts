/** Files from the disk, `.gitignore` honoured. */
import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ignore, { type Ignore } from 'ignore';
import { FILE_NAMES, type FileProvider, IGNORED_FOLDERS, MAX_FILE_BYTES } from './file-provider.ts';

export const diskFiles: FileProvider = {
  async list(folder) {
    const found: string[] = [];
    for await (const path of walk(fileURLToPath(folder), [])) found.push(pathToFileURL(path).href);
    return found;
  },
  async read(uri) {
    return readText(fileURLToPath(uri)).catch(() => undefined);
  },
};

/** Text of a file without its byte order mark. Throws where it cannot be read; undefined where it is too large. */
export async function readText(path: string): Promise<string | undefined> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    if (size > MAX_FILE_BYTES) return undefined;
    return (await handle.readFile('utf8')).replace(/^\uFEFF/, '');
  } finally {
    await handle.close();
  }
}

interface Filter {
  readonly base: string;
  readonly rules: Ignore;
}

/** Paths of the files below a folder that Fedlint may look into. Links are not followed, so there are no circles. */
export async function* walk(folder: string, inherited: readonly Filter[]): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const filters = [...inherited];
  if (entries.some(({ name }) => name === '.gitignore')) {
    const rules = await readFile(join(folder, '.gitignore'), 'utf8').catch(() => '');
    filters.push({ base: folder, rules: ignore().add(rules) });
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!IGNORED_FOLDERS.has(entry.name) && !isIgnored(`${path}/`, filters)) yield* walk(path, filters);
    } else if (entry.isFile() && FILE_NAMES.test(entry.name) && !isIgnored(path, filters)) yield path;
  }
}

function isIgnored(path: string, filters: readonly Filter[]): boolean {
  return filters.some(({ base, rules }) => {
    const relative = path.slice(base.length + 1).replaceAll('\\', '/');
    return rules.ignores(relative);
  });
}
