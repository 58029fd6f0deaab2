/** What `fedlint fix` does to the files themselves: whole or not at all, and never over what it has not read. */
import assert from 'node:assert/strict';
import {
  chmodSync,
  linkSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Rewrite, writeTogether } from '../../server/src/cli/fixes/write-files.ts';
import { MISSPELT } from './manifests.ts';
import { emptyFolder, fedlint, folderWith } from './run.ts';

/** What is asked for here lies behind links, or is written by a call of ours. */
process.env.FEDLINT_GUARD_WRITES = tmpdir();

const MENDED = MISSPELT.replace('opertor', 'operator');

function read(folder: string, name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

function rewrite(folder: string, name: string, before = 'old', after = 'new'): Rewrite {
  return { path: join(folder, name), before: Buffer.from(before), after: Buffer.from(after) };
}

test('a link stays a link, and what it leads to is fixed', () => {
  const cwd = folderWith({ 'real/a.yaml': MISSPELT });
  symlinkSync('real/a.yaml', join(cwd, 'link.yaml'));
  assert.equal(fedlint(cwd, ['fix', 'link.yaml']).status, 0);
  assert.ok(lstatSync(join(cwd, 'link.yaml')).isSymbolicLink());
  assert.equal(read(cwd, 'real/a.yaml'), MENDED);
});

test('a link in a folder is not followed', () => {
  const outside = folderWith({ 'a.yaml': MISSPELT });
  const cwd = emptyFolder();
  symlinkSync(join(outside, 'a.yaml'), join(cwd, 'a.yaml'));
  assert.match(fedlint(cwd, ['fix']).stdout, /^0 findings fixed/);
  assert.equal(read(outside, 'a.yaml'), MISSPELT);
});

test('two names of one file are fixed once, and both have the result', () => {
  const cwd = folderWith({ 'a.yaml': MISSPELT });
  symlinkSync('a.yaml', join(cwd, 'link.yaml'));
  linkSync(join(cwd, 'a.yaml'), join(cwd, 'other-name'));
  const { status, stderr } = fedlint(cwd, ['fix', 'a.yaml', 'link.yaml']);
  assert.deepEqual([status, stderr], [0, '']);
  assert.deepEqual([read(cwd, 'a.yaml'), read(cwd, 'other-name')], [MENDED, MENDED]);
});

test('a file that may not be written to is left alone, and said to be', () => {
  const cwd = folderWith({ 'a.yaml': MISSPELT, 'b.yaml': MISSPELT.replaceAll('shop', 'inn') });
  chmodSync(join(cwd, 'a.yaml'), 0o444);
  const { status, stdout, stderr } = fedlint(cwd, ['fix']);
  assert.equal(status, 2);
  assert.equal(stderr, 'fedlint: `a.yaml` may not be written to and was left as it was.\n');
  assert.match(stdout, /1 finding fixed in 1 file\./);
  assert.equal(read(cwd, 'a.yaml'), MISSPELT);
  assert.equal(read(cwd, 'b.yaml'), MENDED.replaceAll('shop', 'inn'));
});

test('rights stay, and no other file is left behind', () => {
  const cwd = folderWith({ 'a.yaml': MISSPELT });
  chmodSync(join(cwd, 'a.yaml'), 0o640);
  assert.equal(fedlint(cwd, ['fix']).status, 0);
  assert.equal(statSync(join(cwd, 'a.yaml')).mode & 0o777, 0o640);
  assert.deepEqual(readdirSync(cwd), ['a.yaml']);
});

test('whoever has the old text open goes on reading it as a whole', () => {
  const cwd = folderWith({ 'a.yaml': MISSPELT });
  const before = statSync(join(cwd, 'a.yaml')).ino;
  assert.equal(fedlint(cwd, ['fix']).status, 0);
  assert.notEqual(statSync(join(cwd, 'a.yaml')).ino, before, 'the file was exchanged, not written over');
});

const OBSTACLES: Readonly<Record<string, (path: string) => void>> = {
  'has changed meanwhile': (path) => writeFileSync(path, 'somebody else was here'),
  'was not written': (path) => rmSync(path),
  'may not be written to': (path) => chmodSync(path, 0o400),
};

for (const [words, meddle] of Object.entries(OBSTACLES)) {
  test(`files of one fix are written together or not at all: the second ${words}`, async () => {
    const folder = folderWith({ a: 'old', b: 'old', c: 'old' });
    meddle(join(folder, 'b'));
    const reasons = await writeTogether(['a', 'b', 'c'].map((name) => rewrite(folder, name)));
    assert.match(reasons.join('\n'), new RegExp(`b\` ${words}`));
    assert.match(reasons.join('\n'), /One fix edits .*a`, .*b`, .*c` together, so none of them was written\./);
    assert.deepEqual([read(folder, 'a'), read(folder, 'c')], ['old', 'old']);
  });
}

test('what was written is put back where the next file of the same fix cannot be', async () => {
  const folder = folderWith({ 'a/file': 'old', 'b/file': 'old' });
  const files = [rewrite(folder, 'a/file'), rewrite(folder, 'b/file')];
  const [first, second] = files;
  assert.ok(first && second);
  // The folder goes between the look at both files and the writing of the second.
  const late: Rewrite = {
    ...second,
    get after() {
      if (read(folder, 'a/file') === 'new') renameSync(join(folder, 'b'), join(folder, 'gone'));
      return Buffer.from('new');
    },
  };
  const reasons = await writeTogether([first, late]);
  assert.match(
    reasons.join('\n'),
    /file` was not written: .*\n.*file` was written with it and was put back as it was\./,
  );
  assert.deepEqual([read(folder, 'a/file'), read(folder, 'gone/file')], ['old', 'old']);
});

test('of two names that lead to one text, the second finds it done', async () => {
  const folder = folderWith({ a: 'new' });
  assert.deepEqual(await writeTogether([rewrite(folder, 'a')]), []);
  assert.equal(read(folder, 'a'), 'new');
});
