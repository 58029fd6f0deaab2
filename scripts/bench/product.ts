/** What is measured: the bundles as they ship, built afresh into a folder of their own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const checkout = fileURLToPath(new URL('../../', import.meta.url));

const temporary: string[] = [];
process.on('exit', () => {
  for (const folder of temporary) rmSync(folder, { recursive: true, force: true });
});
// Ended by hand, a process passes over what it does at its exit.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

/** An empty folder that is gone when the process ends, unless it is to be kept. */
export function temporaryFolder(name: string, keep = false): string {
  const folder = mkdtempSync(join(tmpdir(), `fedlint-bench-${name}-`));
  if (!keep) temporary.push(folder);
  return folder;
}

/** Returns the folder with `cli.cjs`, `server.cjs` and the rest. */
export function buildProduct(): string {
  const folder = temporaryFolder('product');
  for (const args of [['scripts/build-validators.mjs'], ['scripts/build-parser.mjs'], ['scripts/build.mjs', folder]]) {
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: checkout, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${args.join(' ')} failed: ${stderr}`);
  }
  return folder;
}
