/**
 * `npm run dependencies`: writes docs/dependencies.md. With `--look-up` it asks the registry before, when each of the
 * packages was last released.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { lookUp } from './dependencies/known.ts';
import { packageIn } from './dependencies/packages.ts';
import { dependenciesPage, shippedFolders, toolFolders } from './dependencies/page.ts';
import { root, shipped } from './dependencies/shipped.ts';

const { values } = parseArgs({ options: { 'look-up': { type: 'boolean', default: false } } });
const bundles = shipped();
if (values['look-up']) {
  lookUp([...shippedFolders(bundles), ...toolFolders(bundles)].map((folder) => packageIn(folder).name).sort());
}
writeFileSync(join(root, 'docs/dependencies.md'), dependenciesPage(bundles));
