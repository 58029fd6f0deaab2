/** `fedlint check` as people run it. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { TODAY } from '../estate.ts';
import { temporaryFolder } from '../product.ts';
import type { Checker } from './checkers.ts';

export const OURS = 'fedlint check';

/**
 * Where there is a cache, of results or of compiled code, it lies in a temporary folder. That of the first two is emptied
 * before each run, as on a machine that never saw Fedlint; the others keep theirs.
 */
export function fedlint(product: string): readonly Checker[] {
  const cli = join(product, 'cli.cjs');
  const empty = temporaryFolder('cache');
  const forget = () => {
    rmSync(empty, { recursive: true, force: true });
    mkdirSync(empty);
  };
  const cold = { name: OURS, command: checking(cli, empty), before: forget };
  const json = { ...cold, name: `${OURS} --format json`, command: checking(cli, empty, '--format', 'json') };
  if (!hasCache(cli)) return [cold, json];
  return [
    ...[cold, json],
    { name: `${OURS}, run before`, command: checking(cli, temporaryFolder('cache')), remembers: true },
    {
      name: `${OURS} --no-cache, run before`,
      command: checking(cli, temporaryFolder('cache'), '--no-cache'),
      remembers: true,
    },
  ];
}

function checking(cli: string, home: string, ...options: readonly string[]): Checker['command'] {
  return (folder) => ({
    program: process.execPath,
    args: [cli, 'check', '--now', TODAY, ...options],
    cwd: folder,
    env: homeIn(home),
    statuses: [0, 1],
  });
}

/** Where programs look for the folder of a person's caches, on any system. */
export function homeIn(folder: string): Readonly<Record<string, string>> {
  return { XDG_CACHE_HOME: folder, LOCALAPPDATA: folder, HOME: folder };
}

function hasCache(cli: string): boolean {
  return spawnSync(process.execPath, [cli, 'check', '--help'], { encoding: 'utf8' }).stdout.includes('--no-cache');
}
