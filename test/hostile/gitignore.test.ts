/** `.gitignore` and CODEOWNERS of whoever wrote the repository: they leave files out and name owners, and can do no more. */
import assert from 'node:assert/strict';
import { closeSync, ftruncateSync, mkdirSync, openSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { MISSPELT } from '../cli/manifests.ts';
import { folderWith } from '../cli/run.ts';
import { pipe, places, posix, runIn } from './workspace.ts';

/** As a regular expression it would be tried in more ways than there is time for. */
const SLOW = `${'**/a/'.repeat(30)}c`;
const DEEP = `${'a/'.repeat(100)}b.yaml`;

test('a .gitignore that is no file, or no size for one, leaves nothing out', posix, () => {
  const cwd = folderWith({
    'pipe/a.yaml': MISSPELT,
    'folder/.gitignore/x': '',
    'folder/a.yaml': MISSPELT,
    'zero/a.yaml': MISSPELT,
  });
  pipe(join(cwd, 'pipe', '.gitignore'));
  symlinkSync('/dev/zero', join(cwd, 'zero', '.gitignore'));
  mkdirSync(join(cwd, 'huge'));
  const file = openSync(join(cwd, 'huge', '.gitignore'), 'w');
  ftruncateSync(file, 2 ** 31);
  closeSync(file);
  const run = runIn(cwd, 'check');
  assert.deepEqual(places(run), ['folder/a.yaml:9:3', 'pipe/a.yaml:9:3', 'zero/a.yaml:9:3']);
});

test('a hostile pattern takes no time in .gitignore', () => {
  const cwd = folderWith({ [DEEP]: MISSPELT, '.gitignore': `${SLOW}\n` });
  assert.deepEqual(places(runIn(cwd, 'check')), [`${DEEP}:9:3`]);
});
