// A real VS Code that has the packaged extension installed, on a folder, at an address on loopback.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './lifetime.mjs';
import { installVsix, quietSettings, startServer, writeUserSettings } from './server.mjs';

/**
 * @param {object} options
 * @param {string} options.vsix
 * @param {string} options.folder absolute path
 * @param {number} [options.port] 0, the default, takes a free one
 * @param {boolean} [options.workspaceTrust] true: the folder opens in Restricted Mode, as any new folder does
 * @param {Record<string, unknown>} [options.settings] user settings
 * @returns {Promise<{ url: string, ended: Promise<string>, stop(): Promise<void> }>}
 */
export async function serveExtension({ vsix, folder, port = 0, workspaceTrust = false, settings = {} }) {
  const temporary = temporaryFolder('vs');
  const extensionsDir = join(temporary, 'extensions');
  const userDataDir = join(temporary, 'user');
  mkdirSync(extensionsDir);
  writeUserSettings(userDataDir, { ...quietSettings, ...settings });
  await installVsix({ vsix, extensionsDir, userDataDir });
  const { address, ended, stop } = await startServer({ extensionsDir, userDataDir, port, workspaceTrust });
  return { url: address({ folder }), ended, stop };
}
