import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FileProvider } from './file-provider.ts';
import { readContents } from './read-file.ts';
import { walk } from './walk.ts';

/** Files from the disk. */
export const diskFiles: FileProvider = {
  async list(folder) {
    const found: string[] = [];
    for await (const path of walk(fileURLToPath(folder), () => {})) found.push(pathToFileURL(path).href);
    return found;
  },
  async read(uri) {
    const contents = await readContents(fileURLToPath(uri)).catch(() => undefined);
    return contents?.type === 'text' ? contents.text : undefined;
  },
};
