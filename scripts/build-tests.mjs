/**
 * Bundles the tests with what they import, into dist/tests: loading a thousand small modules through a loader takes each
 * test file longer than running it.
 */
import { readFileSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../', import.meta.url));
const outdir = `${root}dist/tests`;

/** Not where it is a text, as in the settings of a build. */
const ADDRESS = /(?<!['"`])\bimport\.meta\.url\b(?!['"`])/g;

/** A bundled test still finds files beside its source. */
const ownAddress = {
  name: 'own-address',
  setup({ onLoad }) {
    onLoad({ filter: /\.(?:ts|mjs)$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(ADDRESS, JSON.stringify(pathToFileURL(path).href)),
      loader: 'ts',
    }));
  },
};

/** Returns the bundles of the test files, by paths from the root of the project. */
export async function buildTests(files) {
  rmSync(outdir, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: files,
    outdir,
    outbase: 'test',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: 'linked',
    logLevel: 'warning',
    plugins: [ownAddress],
  });
  return files.map((file) => relative(root, `${outdir}/${file.replace(/^test\//, '').replace(/\.ts$/, '.mjs')}`));
}
