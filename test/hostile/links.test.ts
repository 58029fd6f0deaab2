/** Links are what Git takes them for: not followed on the way through folders, followed where a person names them. */
import assert from 'node:assert/strict';
import { existsSync, lstatSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { CLEAN, MISSPELT } from '../cli/manifests.ts';
import { emptyFolder, folderWith } from '../cli/run.ts';
import { places, posix, runIn, said } from './workspace.ts';

test('no link leads a run out of its folder, nor in a circle', posix, () => {
  const outside = folderWith({ 'secret.yaml': MISSPELT, 'deep/secret.yaml': MISSPELT });
  const cwd = folderWith({ 'a.yaml': MISSPELT, 'sub/b.yaml': CLEAN });
  const links: Readonly<Record<string, string>> = {
    here: '.',
    up: '..',
    'sub/top': '../..',
    etc: '/etc',
    root: '/',
    folder: outside,
    'file.yaml': join(outside, 'secret.yaml'),
    'again.yaml': 'a.yaml',
    'gone.yaml': 'nowhere.yaml',
    'self.yaml': 'self.yaml',
    'ping.yaml': 'pong.yaml',
    'pong.yaml': 'ping.yaml',
    'folder.yaml': 'sub',
  };
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(cwd, name));
  const run = runIn(cwd, 'check');
  assert.deepEqual([places(run), said(run)], [['a.yaml:9:3'], []]);
  assert.match(run.stdout, /\(2 files looked at\)/);
  assert.match(runIn(cwd, 'fix').stdout, /^1 finding fixed in 1 file\./m);
  assert.equal(readFileSync(join(outside, 'secret.yaml'), 'utf8'), MISSPELT);
});

test('a link that is named leads where it leads, and stays a link', posix, () => {
  const outside = folderWith({ 'secret.yaml': MISSPELT, 'deep/secret.yaml': MISSPELT });
  const cwd = folderWith({ 'a.yaml': CLEAN });
  symlinkSync(outside, join(cwd, 'folder'));
  symlinkSync(join(outside, 'secret.yaml'), join(cwd, 'file.yaml'));
  symlinkSync('nowhere.yaml', join(cwd, 'gone.yaml'));
  symlinkSync('self.yaml', join(cwd, 'self.yaml'));
  assert.deepEqual(places(runIn(cwd, 'check', 'file.yaml')), ['file.yaml:9:3']);
  assert.deepEqual(places(runIn(cwd, 'check', 'folder')), ['folder/deep/secret.yaml:9:3', 'folder/secret.yaml:9:3']);
  const gone = runIn(cwd, 'check', 'gone.yaml');
  assert.deepEqual([gone.status, said(gone)], [2, ['`gone.yaml` cannot be read: there is no such file or folder.']]);
  const self = runIn(cwd, 'check', 'self.yaml');
  assert.deepEqual(
    [self.status, said(self)],
    [2, ['`self.yaml` cannot be read: its symbolic links lead in a circle.']],
  );
  assert.match(runIn(cwd, 'fix', 'file.yaml').stdout, /^1 finding fixed in 1 file\./m);
  assert.ok(lstatSync(join(cwd, 'file.yaml')).isSymbolicLink());
  assert.equal(readFileSync(join(outside, 'secret.yaml'), 'utf8'), MISSPELT.replace('opertor', 'operator'));
});

test('nothing is written through a link that is already there', posix, () => {
  const outside = folderWith({ 'kept.txt': 'kept' });
  const cwd = folderWith({ 'a.yaml': MISSPELT });
  symlinkSync(join(outside, 'kept.txt'), join(cwd, '.fedlint-baseline.json'));
  const baseline = runIn(cwd, 'baseline', 'write');
  assert.equal(baseline.status, 2);
  assert.match(baseline.stderr, /is no baseline of this version/);
  symlinkSync(join(outside, 'new.yaml'), join(cwd, '.fedlint.yaml'));
  const init = runIn(cwd, 'init');
  assert.equal(init.status, 2);
  assert.deepEqual(said(init), ['`.fedlint.yaml` cannot be written: there is something of that name already.']);
  assert.equal(readFileSync(join(outside, 'kept.txt'), 'utf8'), 'kept');
});

test('a repository cannot have a baseline written outside of it', posix, () => {
  const outside = emptyFolder();
  const cwd = folderWith({ 'a.yaml': MISSPELT, '.fedlint.yaml': 'baseline: ../known.json\n' });
  const named = runIn(cwd, 'baseline', 'write');
  assert.equal(named.status, 2);
  assert.match(named.stderr, /names a baseline outside of its repository/);
  assert.equal(existsSync(join(cwd, '..', 'known.json')), false);

  const linked = folderWith({ 'a.yaml': MISSPELT, '.fedlint.yaml': 'baseline: known.json\n' });
  symlinkSync(join(outside, 'new.json'), join(linked, 'known.json'));
  const through = runIn(linked, 'baseline', 'write');
  assert.equal(through.status, 2);
  assert.match(through.stderr, /is not written: there is a link/);
  assert.deepEqual(readdirSync(outside), []);
});
