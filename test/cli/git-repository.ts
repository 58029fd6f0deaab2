/** Real repositories in a folder of the test, whatever Git is told on this machine. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { emptyFolder } from './run.ts';

/** Also for the code under test, which runs in this process or gets its environment. */
Object.assign(process.env, { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' });
for (const name of ['GITHUB_BASE_REF', 'CI_MERGE_REQUEST_DIFF_BASE_SHA', 'CI_MERGE_REQUEST_TARGET_BRANCH_NAME'])
  delete process.env[name];

const PERSON = { NAME: 'Ada', EMAIL: 'ada@shop.corp.example', DATE: '2026-11-01T12:00:00Z' };
const WHO = Object.fromEntries(
  ['AUTHOR', 'COMMITTER'].flatMap((role) =>
    Object.entries(PERSON).map(([key, value]) => [`GIT_${role}_${key}`, value]),
  ),
);

/** What Git says, without the last line break. */
export function git(cwd: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd, env: { ...process.env, ...WHO }, encoding: 'utf8' });
  assert.equal(status, 0, `git ${args.join(' ')}: ${stderr}`);
  return stdout.trimEnd();
}

export type Files = Readonly<Record<string, string | Buffer>>;

/** A repository whose branch `main` has these files in one commit. */
export function repositoryWith(files: Files): string {
  const folder = realpathSync(emptyFolder());
  git(folder, 'init', '--quiet', '--initial-branch=main');
  git(folder, 'config', 'core.autocrlf', 'false');
  commit(folder, files);
  return folder;
}

export function write(folder: string, files: Files): void {
  for (const [name, contents] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), contents);
  }
}

/** Commits the files, and all that has changed besides. Returns the id. */
export function commit(folder: string, files: Files = {}): string {
  write(folder, files);
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'A change');
  return git(folder, 'rev-parse', 'HEAD');
}

/** A shallow clone of one commit, as pipelines make it. */
export function shallowClone(of: string, branch: string): string {
  const folder = join(realpathSync(emptyFolder()), 'clone');
  git(of, 'clone', '--quiet', '--depth=1', `--branch=${branch}`, `file://${of}`, folder);
  return folder;
}
