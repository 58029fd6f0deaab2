// npm packages kept in a cache folder of the checkout: fetched once, whole or not at all.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './lifetime.mjs';

export const checkout = fileURLToPath(new URL('../..', import.meta.url));
export const cacheFolder = join(checkout, '.vscode-test');

/**
 * Returns the folder that holds `packages`, after fetching them when they are missing, half done or of another version.
 * The work is done in a folder beside it, which takes the place only when everything succeeded.
 * @param {object} wanted
 * @param {string} wanted.name name of the folder in the cache
 * @param {string} wanted.title what a person reads while it is being fetched
 * @param {string} wanted.cost room and time it takes
 * @param {{ name: string, version: string }[]} wanted.packages
 * @param {string[]} wanted.provides files that must be there, relative to the folder
 * @param {(folder: string) => Promise<void>} wanted.finish the rest of the work, once the packages are there
 */
export async function installOnce({ name, title, cost, packages, provides, finish }) {
  const folder = join(cacheFolder, name);
  const manifest = JSON.stringify({
    private: true,
    dependencies: Object.fromEntries(packages.map((one) => [one.name, one.version])),
  });
  const isComplete = () =>
    read(join(folder, 'package.json')) === manifest && provides.every((file) => existsSync(join(folder, file)));
  if (isComplete()) return folder;

  const started = Date.now();
  console.log(`Fetching ${title} from npm into ${relative('.', folder)}; once; ${cost} …`);
  removeLeftovers(name);
  const workshop = `${folder}.${process.pid}`;
  mkdirSync(workshop, { recursive: true });
  try {
    writeFileSync(join(workshop, 'package.json'), manifest);
    await npmInstall(workshop);
    await finish(workshop);
    const missing = provides.filter((file) => !existsSync(join(workshop, file)));
    if (missing.length > 0) throw new Error(`the packages lack ${missing.join(', ')}`);
    // Another process may have finished the same work meanwhile.
    if (!isComplete()) {
      rmSync(folder, { recursive: true, force: true });
      renameSync(workshop, folder);
    }
  } catch (cause) {
    throw new Error(`Could not fetch ${title} from npm: ${cause.message}`, { cause });
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
  console.log(`Fetched in ${Math.round((Date.now() - started) / 1000)} s.`);
  return folder;
}

/** Installs what the `package.json` of a folder asks for, running no script of any package. */
export function npmInstall(folder) {
  const args = ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const [command, ...first] = npmCommand();
  return run(command, [...first, ...args], { cwd: folder });
}

/** How to start npm: the one that runs us, else the one on the PATH. */
export function npmCommand() {
  const own = process.env.npm_execpath;
  return own?.endsWith('npm-cli.js') ? [process.execPath, own] : ['npm'];
}

/** Half-done work of earlier runs, unless the process that does it is still alive. */
function removeLeftovers(name) {
  mkdirSync(cacheFolder, { recursive: true });
  for (const entry of readdirSync(cacheFolder)) {
    if (!entry.startsWith(`${name}.`) || isAlive(Number(entry.slice(name.length + 1)))) continue;
    rmSync(join(cacheFolder, entry), { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
