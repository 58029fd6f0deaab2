// Runs the suite in a real VS Code that has the packaged extension installed: a downloaded desktop VS Code where it can
// be had, the embedded one otherwise.
// Usage: node test/editor/run.mjs [--vsix FILE] [--suite FILE] [--workspace FOLDER] [--embedded]
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { downloadDesktopVsCodes } from '../../scripts/editor/desktop-vscode.mjs';
import { makeRepository } from '../../scripts/editor/example-repository.mjs';
import { checkout } from '../../scripts/editor/install.mjs';
import { temporaryFolder } from '../../scripts/editor/lifetime.mjs';
import { codeServer } from '../../scripts/editor/pins.mjs';
import { installVsix, quietSettings, writeUserSettings } from '../../scripts/editor/server.mjs';
import { newestVsix } from '../../scripts/editor/vsix.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const { values } = parseArgs({
  options: {
    vsix: { type: 'string' },
    suite: { type: 'string' },
    workspace: { type: 'string', default: join(here, 'suite', 'workspace') },
    embedded: { type: 'boolean', default: false },
  },
});

try {
  const vsix = resolve(values.vsix ?? newestVsix());
  const suites = await Promise.all(chooseSuites().map(async (one) => ({ ...one, file: await bundleSuite(one.entry) })));
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const vscode of await chooseVsCodes()) {
    for (const suite of suites) {
      const outcome = await runSuite(vscode, vsix, suite);
      for (const what of Object.keys(total)) total[what] += outcome[what];
    }
  }
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
  process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
} catch (error) {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exit(1);
}

/** All suites, or the one that was asked for. */
function chooseSuites() {
  if (values.suite !== undefined) return [{ entry: resolve(values.suite), restricted: false }];
  return [
    { entry: join(here, 'suite', 'index.ts'), restricted: false },
    { entry: join(here, 'restricted', 'index.ts'), restricted: true },
  ];
}

/** The desktop VS Codes that can be had, else the embedded one. Says in a line which, and why not the others. */
async function chooseVsCodes() {
  const { available, obstacle } = values.embedded
    ? { available: [], obstacle: 'the embedded one was asked for' }
    : await downloadDesktopVsCodes();
  const embedded = {
    name: `embedded ${codeServer.vscode}`,
    executable: join(checkout, 'scripts', 'editor', 'code-executable'),
    installVsix,
    canRestrict: true,
  };
  const chosen = available.length > 0 ? available : [embedded];
  const because = obstacle === undefined ? '' : ` (desktop VS Code left out: ${obstacle})`;
  console.log(`Real VS Code: ${chosen.map((vscode) => vscode.name).join(' and ')}${because}`);
  return chosen;
}

/** One file VS Code can load. Every `*.suite.ts` beside the entry must be in it: a forgotten one would never run. */
async function bundleSuite(entry) {
  const outfile = join(temporaryFolder('suite'), 'suite.cjs');
  const { metafile } = await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode'],
    sourcemap: true,
    metafile: true,
    absWorkingDir: checkout,
  });
  const bundled = new Set(Object.keys(metafile.inputs).map(normalize));
  const forgotten = readdirSync(dirname(entry), { recursive: true })
    .filter((file) => file.endsWith('.suite.ts'))
    .map((file) => relative(checkout, join(dirname(entry), file)))
    .filter((file) => !bundled.has(file));
  if (forgotten.length > 0) throw new Error(`${basename(entry)} does not import ${forgotten.join(', ')}`);
  return outfile;
}

/** Runs a suite on fresh folders. A suite that ends without an outcome has failed. */
async function runSuite(vscode, vsix, suite) {
  if (suite.restricted && !vscode.canRestrict) {
    console.log(`- Restricted Mode in VS Code ${vscode.name} (skipped: there it can only be tested by hand)`);
    return { passed: 0, failed: 0, skipped: 1 };
  }
  const temporary = temporaryFolder('vs');
  const extensionsDir = join(temporary, 'extensions');
  const userDataDir = join(temporary, 'user');
  const workspace = join(temporary, 'workspace');
  const outcomeFile = join(temporary, 'outcome.json');
  mkdirSync(extensionsDir);
  cpSync(resolve(values.workspace), workspace, { recursive: true });
  // The example with the mistakes about trust between meshes is mended by a suite, on a copy.
  cpSync(join(here, '..', '..', 'examples', 'meshes'), join(workspace, 'meshes'), { recursive: true });
  makeRepository(join(workspace, 'harbour'));
  writeUserSettings(userDataDir, quietSettings);
  await vscode.installVsix({ vsix, extensionsDir, userDataDir });
  let failure;
  try {
    await runTests({
      vscodeExecutablePath: vscode.executable,
      extensionDevelopmentPath: join(here, 'runner-extension'),
      extensionTestsPath: suite.file,
      extensionTestsEnv: { EDITOR_SUITE_OUTCOME: outcomeFile },
      launchArgs: [
        workspace,
        `--extensions-dir=${extensionsDir}`,
        `--user-data-dir=${userDataDir}`,
        ...(suite.restricted ? ['--restricted-mode'] : []),
      ],
    });
  } catch (error) {
    failure = error;
  }
  const outcome = existsSync(outcomeFile) ? JSON.parse(readFileSync(outcomeFile, 'utf8')) : undefined;
  if (outcome === undefined) throw new Error(`The suite did not come to its end in VS Code ${vscode.name}.`);
  if (failure !== undefined && outcome.failed === 0) throw failure;
  return outcome;
}
