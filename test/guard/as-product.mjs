/** `node as-product.mjs FILE`: runs the code in the file as if it stood among the sources of the product. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { runInThisContext } from 'node:vm';

const [, , file] = process.argv;
globalThis.require = createRequire(import.meta.url);
runInThisContext(readFileSync(file, 'utf8'), {
  filename: fileURLToPath(new URL('../../server/src/core/of-the-product.ts', import.meta.url)),
});
