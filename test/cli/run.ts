/** Runs the command line as people do: the bundle, in a process of its own, in a folder made for the test. */
import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';
import type { Plugin } from 'esbuild';
import { buildCommandLine } from '../../scripts/build-command-line.mjs';

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The day on which all runs judge, unless they say otherwise. */
const NOW = '2026-11-21';

/** An empty folder, removed when the tests of the file are done. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fedlint-'));
  // Other users may read it, which the test of missing permissions needs.
  chmodSync(folder, 0o755);
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder with these files, their folders made as needed. */
export function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = emptyFolder();
  for (const [name, contents] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), contents);
  }
  return folder;
}

/** Bundled as for publication; a plugin may put a fault into it. */
export async function bundle(...plugins: Plugin[]): Promise<string> {
  const folder = emptyFolder();
  await buildCommandLine(folder, plugins);
  return join(folder, 'cli.cjs');
}

/** Who runs all tests has made it already. */
const cli = process.env.FEDLINT_CLI ?? (await bundle());

/** Runs of one file of tests share it, as the runs of one person do. */
export const XDG_CACHE_HOME = emptyFolder();

/** `fedlint …args` in a folder; those that judge do so on a fixed day. */
export function fedlint(cwd: string, args: readonly string[], options: SpawnSyncOptions = {}, program = cli): Run {
  const dated = ['check', 'fix', 'review', 'baseline'].includes(args[0] ?? '') && !args.includes('--now');
  const all = [program, ...args, ...(dated ? ['--now', NOW] : [])];
  const { status, stdout, stderr } = spawnSync(process.execPath, all, {
    ...options,
    cwd,
    env: { ...process.env, XDG_CACHE_HOME, ...options.env },
    maxBuffer: 2 ** 28,
  });
  return { status, stdout: String(stdout), stderr: String(stderr) };
}

/** The program and its arguments, for tests that start it themselves. */
export function commandLine(...args: readonly string[]): string[] {
  return [cli, ...args];
}
