/** The review in README is what the command line prints. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { fedlint } from '../cli/run.ts';
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
  const { stdout } = fedlint(folder, ['review', '--base', 'HEAD^'], { env: { NO_COLOR: '1' } });
  assert.ok(block.length > 0 && stdout.startsWith(block), stdout);
});
