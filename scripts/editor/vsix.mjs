import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './install.mjs';

/** The packaged extension that was built last. */
export function newestVsix() {
  const folder = join(checkout, 'dist');
  const [newest] = (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => name.endsWith('.vsix'))
    .map((name) => join(folder, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  if (newest === undefined) throw new Error('There is no packaged extension in dist/. Run `npm run package` first.');
  return newest;
}
