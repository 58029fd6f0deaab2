/** `node vscode.mjs FOLDER FIGURES`: opens a folder in the embedded VS Code, freshly started, with the packed extension. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { checkout } from '../../editor/install.mjs';
import { temporaryFolder } from '../../editor/lifetime.mjs';
import { installVsix, quietSettings, writeUserSettings } from '../../editor/server.mjs';
import { newestVsix } from '../../editor/vsix.mjs';

const [, , folder, figures] = process.argv;
const temporary = temporaryFolder('bench');
const suite = join(temporary, 'suite.cjs');
await build({
  entryPoints: [fileURLToPath(new URL('activation.suite.ts', import.meta.url))],
  outfile: suite,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode'],
});
const extensionsDir = join(temporary, 'extensions');
const userDataDir = join(temporary, 'user');
writeUserSettings(userDataDir, quietSettings);
await installVsix({ vsix: newestVsix(), extensionsDir, userDataDir });
await runTests({
  vscodeExecutablePath: join(checkout, 'scripts/editor/code-executable'),
  extensionDevelopmentPath: join(checkout, 'test/editor/runner-extension'),
  extensionTestsPath: suite,
  extensionTestsEnv: { BENCH_FIGURES: figures },
  launchArgs: [folder, `--extensions-dir=${extensionsDir}`, `--user-data-dir=${userDataDir}`],
});
process.exit(0);
