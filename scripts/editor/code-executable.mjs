// Looks like the `code` executable to @vscode/test-electron: runs a test suite in the embedded VS Code, in a headless browser.
// The exit status is the suite's.
import { parseArgs } from 'node:util';
import { openPage } from './browser.mjs';
import { temporaryFolder } from './lifetime.mjs';
import { isNoise } from './noise.mjs';
import { startServer } from './server.mjs';

/** The suite reports every test, so a longer silence means that it hangs. */
const silenceLimitMs = 120_000;

const { values, positionals } = parseArgs({
  options: {
    extensionDevelopmentPath: { type: 'string' },
    extensionTestsPath: { type: 'string' },
    'extensions-dir': { type: 'string' },
    'user-data-dir': { type: 'string' },
    'disable-workspace-trust': { type: 'boolean' },
    // @vscode/test-electron switches workspace trust off in every run; this is stronger.
    'restricted-mode': { type: 'boolean', default: false },
  },
  strict: false, // Electron's own switches mean nothing here.
  allowPositionals: true,
});
const { extensionDevelopmentPath, extensionTestsPath } = values;
const [folder] = positionals;
if (!extensionDevelopmentPath || !extensionTestsPath || !folder) {
  console.error('Usage: code-executable FOLDER --extensionDevelopmentPath=FOLDER --extensionTestsPath=FILE');
  process.exit(2);
}

// Who started us may be ended without a chance to end us.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && process.exit(1), 1000).unref();

try {
  process.exit(await runSuite());
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

async function runSuite() {
  const server = await startServer({
    extensionsDir: values['extensions-dir'] ?? temporaryFolder('extensions'),
    userDataDir: values['user-data-dir'] ?? temporaryFolder('user-data'),
    workspaceTrust: values['restricted-mode'] || !values['disable-workspace-trust'],
    testDriver: true,
  });
  const { page } = await openPage();
  const remote = (path) => `vscode-remote://${server.authority}${path}`;
  const payload = JSON.stringify([
    ['extensionDevelopmentPath', remote(extensionDevelopmentPath)],
    ['extensionTestsPath', remote(extensionTestsPath)],
    ['skipWelcome', 'true'],
  ]);

  return new Promise((resolve, reject) => {
    const fail = (message) => reject(new Error(message));
    const silence = setTimeout(() => fail(`The suite said nothing for ${silenceLimitMs / 1000} s.`), silenceLimitMs);
    server.ended.then((lastWords) => fail(`The embedded VS Code ended.\n${lastWords}`));
    page.on('crash', () => fail('The page of the embedded VS Code crashed.'));
    page.on('close', () => fail('The browser ended.'));
    Promise.all([
      page.exposeFunction('codeAutomationLog', (_type, args) => {
        const line = args.join(' ');
        if (isNoise(line)) return;
        silence.refresh();
        console.log(line);
      }),
      page.exposeFunction('codeAutomationExit', (code) => resolve(code)),
    ])
      .then(() => page.goto(server.address({ folder, payload })))
      .catch(reject);
  });
}
