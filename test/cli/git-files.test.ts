/** Which files differ, and what they held. */
import assert from 'node:assert/strict';
import { chmodSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { changesBetween, changesInWorkTree } from '../../server/src/git/changed-files.ts';
import { filesOfCommit } from '../../server/src/git/list-tree.ts';
import { historyOf } from '../../server/src/git/path-history.ts';
import type { RawChange } from '../../server/src/git/raw-changes.ts';
import { readBlobs } from '../../server/src/git/read-blobs.ts';
import { repositoryOf } from '../../server/src/git/repository.ts';
import { commit, git, repositoryWith, write } from './git-repository.ts';
import { emptyFolder } from './run.ts';

const LONG = Array.from({ length: 40 }, (_, n) => `line ${n}`).join('\n');

function words(changes: readonly RawChange[]): string[] {
  return changes.map(({ before, after }) => `${before?.path ?? '-'} > ${after?.path ?? '-'}`).sort();
}

async function inWorkTree(folder: string): Promise<string[]> {
  return words(await changesInWorkTree(await repositoryOf(folder), git(folder, 'rev-parse', 'HEAD')));
}

test('between two commits: changed, come, gone and renamed', async () => {
  const folder = repositoryWith({ 'a.txt': 'a', 'b.txt': 'b', 'sub/c.txt': LONG, 'd.txt': 'd' });
  const base = git(folder, 'rev-parse', 'HEAD');
  git(folder, 'mv', 'sub/c.txt', 'sub/e.txt');
  rmSync(join(folder, 'b.txt'));
  const head = commit(folder, { 'a.txt': 'aa', 'sub/e.txt': `${LONG}\nmore`, 'f.txt': 'f' });
  const repository = await repositoryOf(join(folder, 'sub'));
  const expected = ['- > f.txt', 'a.txt > a.txt', 'b.txt > -', 'sub/c.txt > sub/e.txt'];
  assert.deepEqual(words(await changesBetween(repository, base, head)), expected);
  git(folder, 'config', 'diff.renames', 'false');
  git(folder, 'config', 'diff.relative', 'true');
  assert.deepEqual(words(await changesBetween(repository, base, head)), expected, 'whatever is configured');
});

test('in the work tree: staged or not, known to Git or not, and not what is ignored', async () => {
  const folder = repositoryWith({ 'a.txt': 'a', 'b.txt': LONG, '.gitignore': '*.log\n' });
  git(folder, 'mv', 'b.txt', 'c.txt');
  write(folder, { 'a.txt': 'aa', 'new.txt': 'n', 'staged.txt': 's', 'x.log': 'x' });
  git(folder, 'add', 'staged.txt');
  assert.deepEqual(await inWorkTree(folder), ['- > new.txt', '- > staged.txt', 'a.txt > a.txt', 'b.txt > c.txt']);
});

test('a mode is no change', async () => {
  const folder = repositoryWith({ 'a.txt': 'a' });
  chmodSync(join(folder, 'a.txt'), 0o755);
  const base = git(folder, 'rev-parse', 'HEAD');
  const head = commit(folder);
  assert.deepEqual(await changesBetween(await repositoryOf(folder), base, head), []);
});

test('links, submodules and repositories inside are no files', { skip: process.platform === 'win32' }, async () => {
  const folder = repositoryWith({ 'a.txt': 'a', 'b.txt': 'b' });
  const base = git(folder, 'rev-parse', 'HEAD');
  rmSync(join(folder, 'a.txt'));
  symlinkSync('/etc/passwd', join(folder, 'a.txt'));
  symlinkSync('b.txt', join(folder, 'link.txt'));
  git(folder, 'update-index', '--add', '--cacheinfo', `160000,${base},module`);
  git(folder, 'init', '--quiet', 'nested');
  write(folder, { 'nested/inside.txt': 'x' });
  assert.deepEqual(await inWorkTree(folder), ['a.txt > -']);
  git(folder, 'add', 'a.txt', 'link.txt');
  git(folder, 'commit', '--quiet', '--message=links');
  const repository = await repositoryOf(folder);
  const head = git(folder, 'rev-parse', 'HEAD');
  assert.deepEqual(words(await changesBetween(repository, base, head)), ['a.txt > -']);
  assert.deepEqual([...(await filesOfCommit(repository, head)).keys()], ['b.txt']);
});

test('further work trees, where `.git` is a file, and repositories without a work tree', async () => {
  const folder = repositoryWith({ 'a.txt': 'a' });
  const head = git(folder, 'rev-parse', 'HEAD');
  const other = join(emptyFolder(), 'other');
  git(folder, 'worktree', 'add', '--quiet', '-b', 'topic', other);
  write(other, { 'a.txt': 'aa' });
  assert.deepEqual(await inWorkTree(other), ['a.txt > a.txt']);
  assert.deepEqual(await inWorkTree(folder), []);
  const bare = join(emptyFolder(), 'bare.git');
  git(folder, 'clone', '--quiet', '--bare', folder, bare);
  const repository = await repositoryOf(bare);
  assert.equal(repository.hasWorkTree, false);
  assert.deepEqual([...(await filesOfCommit(repository, head)).keys()], ['a.txt']);
});

test('blobs by their ids: large ones and missing ones are told apart', async () => {
  const folder = repositoryWith({ 'a.txt': 'a\nblob\n', 'large.txt': LONG, 'empty.txt': '' });
  const repository = await repositoryOf(folder);
  const files = await filesOfCommit(repository, 'HEAD');
  const id = (name: string) => files.get(name) ?? assert.fail(name);
  const missing = '1'.repeat(40);
  const ids = [id('large.txt'), id('empty.txt'), missing, id('a.txt'), id('empty.txt')];
  const blobs = await readBlobs(repository, ids, 100);
  assert.deepEqual(blobs.get(id('a.txt')), { type: 'bytes', bytes: Buffer.from('a\nblob\n') });
  assert.deepEqual(blobs.get(id('empty.txt')), { type: 'bytes', bytes: Buffer.of() });
  assert.deepEqual(blobs.get(id('large.txt')), { type: 'too-large' });
  assert.deepEqual(blobs.get(missing), { type: 'missing' });
  assert.equal((await readBlobs(repository, [], 100)).size, 0);
});

test('older versions of a file, also from when it had another name', async () => {
  const folder = repositoryWith({ 'old.txt': LONG, 'other.txt': 'o' });
  commit(folder, { 'old.txt': `${LONG}\n2` });
  renameSync(join(folder, 'old.txt'), join(folder, 'new.txt'));
  commit(folder, { 'other.txt': 'oo' });
  commit(folder, { 'new.txt': `${LONG}\n3` });
  const repository = await repositoryOf(folder);
  const versions = await historyOf(repository, git(folder, 'rev-parse', 'HEAD'), 'new.txt');
  assert.deepEqual(
    versions.map(({ path }) => path),
    ['new.txt', 'new.txt', 'old.txt', 'old.txt'],
  );
  const blobs = await readBlobs(
    repository,
    versions.flatMap(({ blob }) => blob ?? []),
    10_000,
  );
  const last = blobs.get(versions.at(-1)?.blob ?? '');
  assert.equal(last?.type === 'bytes' && last.bytes.toString(), LONG);
});

test('names of any bytes', { skip: process.platform !== 'linux' }, async () => {
  const folder = repositoryWith({ 'a.txt': 'a' });
  const names = ['-x', '--output=owned', 'a\nb', ':(glob)*', '"q"', "it's", 'x\u001b[31m', ' ', '%0A::error::x', 'ü'];
  write(folder, Object.fromEntries(names.map((name) => [name, name])));
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0x61, 0xff])]), 'x');
  const expected = [...names, 'a\uFFFD'].map((name) => `- > ${name}`).sort();
  assert.deepEqual(await inWorkTree(folder), expected);
  const base = git(folder, 'rev-parse', 'HEAD');
  const head = commit(folder);
  const repository = await repositoryOf(folder);
  assert.deepEqual(words(await changesBetween(repository, base, head)), expected);
  assert.deepEqual([...(await filesOfCommit(repository, head)).keys()].sort(), ['a.txt', ...names].sort());
  for (const name of names) assert.equal((await historyOf(repository, head, name)).length, 1, name);
});
