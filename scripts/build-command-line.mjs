/** Bundles the command line: a small file that starts the large one, from code that is compiled already if it can (start.ts). */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** What runs on a desktop, in one file each. */
export const desktop = {
  bundle: true,
  minify: true,
  logLevel: 'warning',
  legalComments: 'none',
  define: { 'process.env.NODE_ENV': '"production"' },
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // Some packages' CommonJS form loads its parts by computed names, which no bundler can follow.
  mainFields: ['module', 'main'],
  outExtension: { '.js': '.cjs' },
};

/** Writes `cli.cjs` and `main.cjs` into the folder. */
export async function buildCommandLine(outdir, plugins = []) {
  const source = (name) => fileURLToPath(new URL(`../server/src/cli/${name}`, import.meta.url));
  const { outputFiles } = await build({
    ...desktop,
    entryPoints: { main: source('main.ts') },
    outdir,
    plugins,
    // Only what runs from its source asks where it is.
    define: { ...desktop.define, 'import.meta.url': '""' },
    write: false,
  });
  const main = inAscii(outputFiles[0].text);
  await mkdir(outdir, { recursive: true });
  await writeFile(join(outdir, 'main.cjs'), main);
  const digest = createHash('sha256').update(main).digest('hex').slice(0, 16);
  await build({
    ...desktop,
    entryPoints: { cli: source('start.ts') },
    outdir,
    banner: { js: '#!/usr/bin/env node' },
    define: { ...desktop.define, MAIN: JSON.stringify(digest) },
  });
}

/** What is left of other characters stands in regular expressions, where the bundler does not touch it. */
function inAscii(code) {
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
