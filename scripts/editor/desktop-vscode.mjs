// The desktop VS Code, downloaded where its host is in reach: the oldest version the extension promises to run in, and the newest.
import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { downloadAndUnzipVSCode, runVSCodeCommand, SilentReporter } from '@vscode/test-electron';
import { hasDisplay } from './display.mjs';
import { cacheFolder, checkout } from './install.mjs';

/** A host that says nothing for this long is taken to be out of reach. */
const silenceLimitMs = 10_000;

/**
 * @typedef {object} DesktopVsCode
 * @property {string} name
 * @property {string} executable
 * @property {(folders: { vsix: string, extensionsDir: string, userDataDir: string }) => Promise<unknown>} installVsix
 */

/**
 * Fetches what can be had; `obstacle` says why the rest cannot.
 * @returns {Promise<{ available: DesktopVsCode[], obstacle: string | undefined }>}
 */
export async function downloadDesktopVsCodes() {
  const available = [];
  if (!hasDisplay()) {
    return { available, obstacle: 'there is no display; xvfb-run can give it one' };
  }
  try {
    for (const version of [oldestPromised(), 'stable']) {
      const vscode = await download(version);
      // Out of reach of the host, `stable` is whatever is there already.
      if (!available.some((other) => other.executable === vscode.executable)) available.push(vscode);
    }
    return { available, obstacle: undefined };
  } catch (error) {
    return { available, obstacle: `it cannot be downloaded: ${error instanceof Error ? error.message : error}` };
  }
}

async function download(version) {
  const options = { version, cachePath: cacheFolder, timeout: silenceLimitMs, reporter: new SilentReporter() };
  const executable = await downloadAndUnzipVSCode(options);
  const [, actualVersion] = /-([\d.]+)$/.exec(relative(cacheFolder, executable).split(sep)[0]);
  return {
    name: `desktop ${actualVersion}`,
    executable,
    installVsix: ({ vsix, extensionsDir, userDataDir }) =>
      runVSCodeCommand(
        ['--install-extension', vsix, `--extensions-dir=${extensionsDir}`, `--user-data-dir=${userDataDir}`],
        options,
      ),
  };
}

function oldestPromised() {
  const { engines } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8'));
  return engines.vscode.replace('^', '');
}
