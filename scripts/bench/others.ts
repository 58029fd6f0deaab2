/** Programs of others: those on this machine, and those from npm that are installed beside the checkout's downloads. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './product.ts';

/** The last versions that run on Node 20. They are no dependencies of ours. */
const PINNED = {
  'yaml-language-server': { version: '1.24.0', entry: 'bin/yaml-language-server' },
  '@stoplight/spectral-cli': { version: '6.16.3', entry: 'dist/index.js' },
  v8r: { version: '5.1.0', entry: 'src/index.js' },
} as const;

export type Pinned = keyof typeof PINNED;

const folder = join(checkout, '.vscode-test/bench');

/** `yaml-language-server 1.24.0` */
export function nameOf(name: Pinned): string {
  return `${name.replace(/^@.*\//, '')} ${PINNED[name].version}`;
}

/** The script to start it by, or why there is none. Nothing that a package brings along is run to install it. */
export function installed(name: Pinned): { readonly script: string } | { readonly missing: string } {
  const { version, entry } = PINNED[name];
  const home = join(folder, `${name.replace('/', '-')}-${version}`);
  const script = join(home, 'node_modules', name, entry);
  if (existsSync(script)) return { script };
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', `${name}@${version}`];
  const { status } = spawnSync('npm', args, { cwd: home, stdio: 'ignore', shell: process.platform === 'win32' });
  return status === 0 && existsSync(script) ? { script } : { missing: `${nameOf(name)} could not be installed` };
}

/** What a program on the search path says of its version; undefined where there is none. */
export function versionOf(program: string, ...args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8' });
  return status === 0 ? /\d+(?:\.\d+)+/.exec(stdout)?.[0] : undefined;
}
