// The embedded VS Code as a server on loopback, and the installing of a packaged extension into it.
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureEmbeddedVsCode } from './embedded-vscode.mjs';
import { endChild, run, startChild, temporaryFolder } from './lifetime.mjs';

const startLimitMs = 60_000;

/** Settings that keep out of sight what has nothing to do with an extension under test. */
export const quietSettings = {
  'chat.disableAIFeatures': true,
  'files.autoSave': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.banner': 'never',
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** Writes the user settings of a user data folder, for the embedded and the desktop VS Code alike. */
export function writeUserSettings(userDataDir, settings) {
  mkdirSync(join(userDataDir, 'User'), { recursive: true });
  writeFileSync(join(userDataDir, 'User', 'settings.json'), `${JSON.stringify(settings, null, 2)}\n`);
}

/** Installs a packaged extension into an extensions folder of the embedded VS Code, without any network. */
export async function installVsix({ vsix, extensionsDir, userDataDir }) {
  const { node, server } = await ensureEmbeddedVsCode();
  const folders = ['--extensions-dir', extensionsDir, '--user-data-dir', userDataDir, '--server-data-dir', userDataDir];
  await run(node, [server, '--install-extension', vsix, ...folders]);
}

/**
 * Starts the server. Only who knows the address it returns can connect.
 * @param {object} options
 * @param {string} options.extensionsDir
 * @param {string} options.userDataDir
 * @param {number} [options.port] 0, the default, takes a free one
 * @param {boolean} [options.workspaceTrust] false: every folder is trusted
 * @param {boolean} [options.testDriver] lets the page start a test suite
 * @returns {Promise<{ authority: string, address(query: Record<string, string>): string, ended: Promise<string>, stop(): Promise<void> }>}
 *   `authority` is host and port; `ended` resolves to the last words of a server that ended by itself
 */
export async function startServer({ extensionsDir, userDataDir, port = 0, workspaceTrust = true, testDriver = false }) {
  const { node, server } = await ensureEmbeddedVsCode();
  const token = randomUUID();
  // In a file, because everyone on the machine can read the arguments of a program.
  const tokenFile = join(temporaryFolder('vs'), 'token');
  writeFileSync(tokenFile, token);
  const options = {
    host: '127.0.0.1',
    port,
    'connection-token-file': tokenFile,
    'extensions-dir': extensionsDir,
    'user-data-dir': userDataDir,
    'server-data-dir': userDataDir,
    'telemetry-level': 'off',
  };
  const switches = [
    '--accept-server-license-terms',
    '--disable-getting-started-override',
    ...(workspaceTrust ? [] : ['--disable-workspace-trust']),
    // Without a page for five minutes such a server ends itself, should it ever outlive us.
    ...(testDriver ? ['--enable-smoke-test-driver', '--enable-remote-auto-shutdown'] : []),
  ];
  const args = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
  const child = startChild(node, [server, ...args, ...switches], {
    // No shop for extensions: nothing here asks the network for anything.
    env: { ...process.env, EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: '' }), ...socketFolder() },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

  let said = '';
  const ended = new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', () => resolve(said.trim().split('\n').slice(-15).join('\n')));
  });
  const listening = new Promise((resolve, reject) => {
    const listen = (chunk) => {
      said = (said + chunk).slice(-20_000);
      const found = /Extension host agent listening on (\d+)/.exec(said);
      if (found) resolve(found[1]);
      if (said.includes('EADDRINUSE')) reject(new Error(`Port ${port} is taken.`));
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
  });
  const boundPort = await within(startLimitMs, 'the embedded VS Code to start', [
    listening,
    ended.then((lastWords) => Promise.reject(new Error(`The embedded VS Code did not start.\n${lastWords}`))),
  ]);
  const authority = `127.0.0.1:${boundPort}`;
  return {
    authority,
    address: (query) => `http://${authority}/?${new URLSearchParams({ tkn: token, ...query })}`,
    ended,
    stop: () => endChild(child),
  };
}

/** The server leaves its sockets behind when it is ended. The path of a socket may be no longer than 103 characters. */
function socketFolder() {
  const folder = temporaryFolder('vs');
  return folder.length < 50 ? { TMPDIR: folder } : {};
}

/** The first of several promises to settle, or an error when the time is up. */
async function within(limitMs, what, promises) {
  let timer;
  const tooLate = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Waited ${limitMs / 1000} s in vain for ${what}.`)), limitMs);
  });
  try {
    return await Promise.race([...promises, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
