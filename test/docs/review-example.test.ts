/** The review in README is what the command line prints. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { makeRepository } from '../review/repository/git.ts';
import { history } from '../review/repository/history.ts';
import { START } from '../review/repository/start.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'fedlint-readme-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const SHOWN = 'Give the carrier time until summer';

test('the review in README is what the command line prints', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const [, block = ''] = /^```\n(Widens trust\n.*?)^```$/ms.exec(readme) ?? [];
  const last = history.findIndex(({ commit }) => commit.title === SHOWN);
  const states = history.slice(0, last + 1).map(({ commit, after: files }) => ({ title: commit.title, files }));
  makeRepository(folder, [{ title: 'Begin', files: START }, ...states]);
  const program = [fileURLToPath(import.meta.resolve('tsx')), join(root, 'server/src/cli/main.ts')];
  const { stdout } = spawnSync(
    process.execPath,
    ['--import', ...program, 'review', '--base', 'HEAD^', '--now', '2026-11-21'],
    { cwd: folder, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
  );
  assert.ok(block.length > 0 && stdout.startsWith(block), stdout);
});
