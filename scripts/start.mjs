// `npm start`: builds, checks examples/ and prints the findings, then opens a real VS Code with the extension on examples/.
// Usage: npm start [-- --no-editor | --headless-check] [--port N]
import { spawnSync } from 'node:child_process';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { hasDisplay } from './editor/display.mjs';
import { cacheFolder, checkout, npmCommand } from './editor/install.mjs';
import { serveExtension } from './editor/serve.mjs';
import { openProblem, openWorkbench, screenshot, showProblems, waitForLanguageStatus } from './editor/workbench.mjs';

const examples = join(checkout, 'examples');
const vsix = join(checkout, 'dist', 'fedlint.vsix');

const options = readOptions();

try {
  build();
  checkExamples();
  if (options.headlessCheck) await lookAtFindings();
  else if (!options.noEditor && !openDesktop()) await serveEmbedded();
} catch (error) {
  fail(error.message);
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        'no-editor': { type: 'boolean', default: false },
        'headless-check': { type: 'boolean', default: false },
        port: { type: 'string', default: '0' },
      },
    });
    if (!/^\d{1,5}$/.test(values.port)) throw new Error(`--port ${values.port} is not a port.`);
    return { noEditor: values['no-editor'], headlessCheck: values['headless-check'], port: Number(values.port) };
  } catch (error) {
    fail(`${error.message}\nUsage: npm start [-- --no-editor | --headless-check] [--port N]`, 2);
  }
}

function build() {
  const script = options.noEditor ? 'build' : 'package'; // packaging builds first
  const [npm, ...first] = npmCommand();
  const { status } = spawnSync(npm, [...first, 'run', '--silent', script], { cwd: checkout, stdio: 'inherit' });
  if (status !== 0) fail(`npm run ${script} failed`);
}

function checkExamples() {
  console.log('\n$ fedlint check examples');
  const args = [join('dist', 'cli.cjs'), 'check', 'examples'];
  const { status } = spawnSync(process.execPath, args, { cwd: checkout, stdio: 'inherit' });
  // 1 says that there are findings, and in examples/ there are.
  if (status !== 0 && status !== 1) fail(`fedlint check ended with status ${status}`);
}

/** Opens the desktop VS Code where there is one. */
function openDesktop() {
  const options = { stdio: 'ignore', shell: process.platform === 'win32' };
  if (!hasDisplay() || spawnSync('code', ['--version'], options).status !== 0) return false;
  const args = ['--new-window', `--extensionDevelopmentPath=${checkout}`, examples];
  if (spawnSync('code', args, options).status !== 0) return false;
  console.log('\nVS Code opens examples/ with the extension loaded.');
  return true;
}

async function serveEmbedded() {
  const server = await serveExtension({ vsix, folder: examples, port: options.port });
  console.log(`\nVS Code with the extension serves examples/. Open it in a browser:\n\n  ${server.url}\n`);
  console.log('Only this machine can reach it, and only with this address. Ctrl+C stops it.');
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.prependListener(signal, () => {
      console.log('\nStopped.');
      process.exit(0);
    });
  }
  fail(`VS Code ended by itself.\n${await server.ended}`);
}

/** Looks as a person would whether the findings show, in Restricted Mode as every new folder opens. */
async function lookAtFindings() {
  const file = join(cacheFolder, 'headless-check.png');
  const { page, close } = await openWorkbench({ vsix, folder: examples, port: options.port, workspaceTrust: true });
  try {
    await showProblems(page);
    await openProblem(page);
    console.log(`\nStatus in VS Code: ${await waitForLanguageStatus(page, 'federation')}`);
  } catch (error) {
    await screenshot(page, file);
    fail(`The findings or the status do not show; what does: ${relative('.', file)}\n${error.message}`);
  }
  await screenshot(page, file);
  await close();
  console.log(`The findings show in VS Code: ${relative('.', file)}`);
}

function fail(message, status = 1) {
  console.error(message);
  process.exit(status);
}
