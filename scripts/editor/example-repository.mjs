// A small Git repository with changes that nobody has committed: what a review is about.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './install.mjs';

const source = join(checkout, 'test', 'editor', 'repository');

/** Makes the folder: `committed/` is on the branch `main`, what is in `edited/` lies over it. */
export function makeRepository(folder) {
  mkdirSync(folder, { recursive: true });
  cpSync(join(source, 'committed'), folder, { recursive: true });
  git(folder, 'init', '--quiet', '--initial-branch=main');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message=What was agreed');
  cpSync(join(source, 'edited'), folder, { recursive: true });
}

/** Git as it comes, whatever a person has configured. */
function git(folder, ...args) {
  const identity = { NAME: 'Example', EMAIL: 'example@localhost' };
  const env = Object.fromEntries(
    Object.entries(identity).flatMap(([key, value]) => [
      [`GIT_AUTHOR_${key}`, value],
      [`GIT_COMMITTER_${key}`, value],
    ]),
  );
  const none = { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: process.platform === 'win32' ? 'NUL' : '/dev/null' };
  execFileSync('git', args, { cwd: folder, env: { ...process.env, ...none, ...env }, stdio: 'pipe' });
}
