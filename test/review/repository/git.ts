/** Makes commits with Git, in a folder of the test. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import type { Files } from './commit.ts';

/** Nothing of the person who runs the tests, whose settings may be anything. */
const ENVIRONMENT = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };

export interface Snapshot {
  readonly title: string;
  readonly files: Files;
}

/** What Git says, without the last line end. */
export function git(folder: string, args: readonly string[], input = ''): string {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd: folder, env: ENVIRONMENT, input, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stdout.trimEnd();
}

/** A repository whose branch `main` has these commits, one a day, and whose work tree is the last of them. */
export function makeRepository(folder: string, snapshots: readonly Snapshot[]): void {
  git(folder, ['init', '--quiet', '--initial-branch=main']);
  // Line ends are what some commits are about.
  git(folder, ['config', 'core.autocrlf', 'false']);
  const commits = snapshots.map(({ title, files }, day) => commit(title, snapshots[day - 1]?.files ?? {}, files, day));
  git(folder, ['fast-import', '--quiet'], commits.join(''));
  git(folder, ['reset', '--quiet', '--hard', 'main']);
}

/** In the language of `git fast-import`. */
function commit(title: string, before: Files, after: Files, day: number): string {
  const gone = Object.keys(before).filter((path) => after[path] === undefined);
  const written = Object.entries(after).filter(([path, text]) => before[path] !== text);
  const seconds = Date.UTC(2026, 8, 1 + day, 9) / 1000;
  return [
    `commit refs/heads/main\ncommitter Ada <ada@shop.corp.example> ${seconds} +0000\n${data(title)}`,
    ...gone.map((path) => `D ${JSON.stringify(path)}\n`),
    ...written.map(([path, text]) => `M 100644 inline ${JSON.stringify(path)}\n${data(text)}`),
  ].join('');
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}
