import { setImmediate } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FileProvider } from './file-provider.ts';
import { readIfOurs } from './read-file.ts';
import { walk } from './walk.ts';

/** Files from the disk. */
export const diskFiles: FileProvider = {
  async list(folder) {
    const found: string[] = [];
    for await (const path of walk(fileURLToPath(folder), () => {})) found.push(pathToFileURL(path).href);
    return found;
  },
  async read(uri) {
    // The server answers in between, although reading itself waits for nobody.
    await setImmediate();
    try {
      const contents = readIfOurs(fileURLToPath(uri));
      return contents.type === 'text' ? contents.text : undefined;
    } catch {
      return undefined;
    }
  },
};
