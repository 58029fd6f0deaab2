/** Files larger than any manifest, growing ones, and many: each is judged, or said not to have been. */
import assert from 'node:assert/strict';
import {
  appendFileSync,
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { MAX_FILE_BYTES } from '../../server/src/files/file-provider.ts';
import { readContents } from '../../server/src/files/read-file.ts';
import { CLEAN, MISSPELT } from '../cli/manifests.ts';
import { emptyFolder, folderWith } from '../cli/run.ts';
import { places, runIn, said } from './workspace.ts';

/** A file with a hole in it, which takes no room on the disk. */
function sparse(path: string, size: number, tail = ''): void {
  const file = openSync(path, 'w');
  ftruncateSync(file, size - tail.length);
  writeSync(file, tail, size - tail.length);
  closeSync(file);
}

test('a file of two gigabytes is looked through, and only told of if it is ours', () => {
  const cwd = folderWith({ 'a.yaml': MISSPELT });
  const size = 2 ** 31;
  sparse(join(cwd, 'dump.yaml'), size);
  sparse(join(cwd, 'ours.yaml'), 64 * 2 ** 20, CLEAN);
  const run = runIn(cwd, 'check');
  assert.deepEqual([run.status, places(run)], [2, ['a.yaml:9:3']]);
  assert.deepEqual(said(run), ['`ours.yaml` is larger than 8 MB and was not checked.']);
  rmSync(join(cwd, 'dump.yaml'));
  sparse(join(cwd, '.fedlint.yaml'), size);
  assert.deepEqual(said(runIn(cwd, 'check')), ['The configuration `.fedlint.yaml` is too large.']);
});

test('the limit is a limit: a byte more is too much', () => {
  const folder = emptyFolder();
  const path = join(folder, 'a.yaml');
  const filled = (size: number): void => writeFileSync(path, `${CLEAN}${'#'.repeat(size - CLEAN.length - 1)}\n`);
  filled(MAX_FILE_BYTES);
  const whole = readContents(path);
  assert.equal(whole.type === 'text' && whole.text.length, MAX_FILE_BYTES);
  filled(MAX_FILE_BYTES + 1);
  assert.deepEqual(readContents(path), { type: 'too-large', ours: true });
});

test('one buffer serves all files, and none sees what another left in it', () => {
  const cwd = folderWith({ 'long.yaml': 'a'.repeat(100_000), 'short.yaml': 'b', 'empty.yaml': '' });
  const texts = ['long', 'short', 'empty', 'long'].map((name) => readContents(join(cwd, `${name}.yaml`)));
  const found = texts.map((contents) => contents.type === 'text' && contents.text);
  assert.deepEqual(found, ['a'.repeat(100_000), 'b', '', 'a'.repeat(100_000)]);
});

test('a file whose size is a lie is read to its end', { skip: process.platform !== 'linux' }, () => {
  // What the kernel writes as it is read says that it is empty.
  const contents = readContents('/proc/self/status');
  assert.ok(contents.type === 'text' && contents.text.startsWith('Name:'));
});

test('a file that grows or shrinks from one reading to the next is what it is at each', () => {
  const cwd = folderWith({ 'a.yaml': CLEAN });
  const path = join(cwd, 'a.yaml');
  const length = (): number | false => {
    const contents = readContents(path);
    return contents.type === 'text' && contents.text.length;
  };
  appendFileSync(path, '# more\n');
  assert.equal(length(), CLEAN.length + 7);
  truncateSync(path, 3);
  assert.equal(length(), 3);
});

test('twenty thousand files, in one folder and in many', () => {
  const cwd = folderWith({ 'a.yaml': MISSPELT });
  for (let folder = 0; folder < 50; folder++) {
    mkdirSync(join(cwd, `${folder}`));
    for (let file = 0; file < 200; file++) writeFileSync(join(cwd, `${folder}`, `${file}.yaml`), 'a: 1\n');
  }
  for (let file = 0; file < 10_000; file++) writeFileSync(join(cwd, `f${file}.txt`), '');
  const run = runIn(cwd, 'check');
  assert.deepEqual([run.status, said(run)], [1, []]);
  assert.match(run.stdout, /\(10001 files looked at\)/);
});
