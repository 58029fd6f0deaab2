/**
 * `node --import with-metafile.mjs build.mjs`: the build as it is, whatever it builds and however, that also says what is
 * in each bundle. Each metafile becomes a line of the file that METAFILES names. Stands in for `esbuild`.
 */
import { appendFileSync } from 'node:fs';
import { createRequire, register } from 'node:module';
import { isMainThread } from 'node:worker_threads';

// Node asks for modules in a thread of its own, where this file is loaded once more.
if (isMainThread) register(import.meta.url);

export function resolve(specifier, context, next) {
  return specifier === 'esbuild' ? { url: import.meta.url, shortCircuit: true } : next(specifier, context);
}

export async function build(options) {
  const esbuild = createRequire(import.meta.url)('esbuild');
  const result = await esbuild.build({ ...options, metafile: true });
  appendFileSync(process.env.METAFILES, `${JSON.stringify(result.metafile)}\n`);
  return result;
}
