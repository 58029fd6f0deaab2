// A whole VS Code (server and workbench) from npm packages alone, for machines where the desktop one cannot be had.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { installOnce, npmInstall } from './install.mjs';
import { codeServer, nodeBinaries, thisPlatform } from './pins.mjs';

/**
 * Makes sure that the embedded VS Code stands in the cache of the checkout.
 * @returns {Promise<{ node: string, server: string }>} the Node binary it wants, and the server's main script
 */
export async function ensureEmbeddedVsCode() {
  const binary = nodeBinaries[thisPlatform];
  if (binary === undefined) {
    throw new Error(
      `The embedded VS Code runs on ${Object.keys(nodeBinaries).join(', ')}; this is ${thisPlatform}. Put a desktop VS Code (\`code\`) on the PATH instead.`,
    );
  }
  const node = join('node_modules', binary.name, 'bin', 'node');
  const vscode = join('node_modules', codeServer.name, 'lib', 'vscode');
  const server = join(vscode, 'out', 'server-main.js');
  const folder = await installOnce({
    name: 'embedded-vscode',
    title: `VS Code ${codeServer.vscode} (${codeServer.name}) and the Node it runs on`,
    cost: 'about 800 MB, a minute',
    packages: [codeServer, binary],
    provides: [node, server, join(vscode, 'node_modules', 'ws', 'package.json')],
    finish: async (workshop) => {
      await npmInstall(join(workshop, vscode));
      for (const name of ['spdlog', 'native-watchdog']) {
        copyFileSync(
          new URL(`stand-ins/${name}.cjs`, import.meta.url),
          join(workshop, vscode, 'node_modules', '@vscode', name, 'index.js'),
        );
      }
    },
  });
  return { node: join(folder, node), server: join(folder, server) };
}
