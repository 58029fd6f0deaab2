/** Names of revisions become commits, or a reason why not, and never options. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { commitOf, findCommit, mergeBase } from '../../server/src/git/commits.ts';
import { defaultBase } from '../../server/src/git/default-base.ts';
import { repositoryOf } from '../../server/src/git/repository.ts';
import { commit, git, repositoryWith, shallowClone } from './git-repository.ts';
import { emptyFolder } from './run.ts';

test('branches, tags and commits are found, and what is none of these is not', async () => {
  const folder = repositoryWith({ 'a.txt': 'a' });
  const repository = await repositoryOf(folder);
  const head = git(folder, 'rev-parse', 'HEAD');
  git(folder, 'tag', '--annotate', '--message=x', 'v1');
  for (const name of ['HEAD', 'main', 'refs/heads/main', 'v1', head, head.slice(0, 10), '@', 'main@{0}'])
    assert.equal((await findCommit(repository, name))?.commit, head, name);
  const none = ['', '-x', '--help', '--output=owned', '--all', ':/A change', ':a.txt', 'HEAD:a.txt', 'HEAD..main'];
  for (const name of [...none, '^main', 'main\nHEAD', 'main\0', '../main', '@{upstream}', 'HEAD^{/A change}..'])
    assert.equal(await findCommit(repository, name), undefined, JSON.stringify(name));
  assert.deepEqual(readdirSync(folder).sort(), ['.git', 'a.txt']);
});

test('branches may be called anything', async () => {
  const folder = repositoryWith({ 'a.txt': 'a' });
  const head = git(folder, 'rev-parse', 'HEAD');
  const repository = await repositoryOf(folder);
  for (const name of [
    '-x',
    '--output=owned',
    `"q"'q'`,
    'x%0Ay',
    '$(touch;owned)',
    '`touch`|owned',
    '‮rtl',
    '#1;&&owned',
  ]) {
    git(folder, 'update-ref', `refs/heads/${name}`, head);
    assert.equal((await commitOf(repository, name)).commit, head, name);
  }
  assert.deepEqual(readdirSync(folder).sort(), ['.git', 'a.txt']);
});

test('an unknown name says what may be meant', async () => {
  const folder = repositoryWith({ 'a.txt': 'a' });
  const repository = await repositoryOf(folder);
  await assert.rejects(commitOf(repository, 'topic'), /no branch, tag or commit `topic`.*`git fetch`/);
  git(folder, 'update-ref', 'refs/remotes/origin/topic', 'HEAD');
  await assert.rejects(commitOf(repository, 'topic'), /Did you mean `origin\/topic`\?/);
});

test('a change is compared with the commit where it left the other branch', async () => {
  const folder = repositoryWith({ 'a.txt': 'a' });
  const fork = git(folder, 'rev-parse', 'HEAD');
  git(folder, 'switch', '--quiet', '--create', 'topic');
  const head = commit(folder, { 'b.txt': 'b' });
  git(folder, 'switch', '--quiet', 'main');
  commit(folder, { 'c.txt': 'c' });
  const repository = await repositoryOf(folder);
  const main = await commitOf(repository, 'main');
  assert.deepEqual(await mergeBase(repository, main, head), { name: 'main', commit: fork });
  git(folder, 'checkout', '--quiet', '--orphan', 'other');
  const other = commit(folder);
  await assert.rejects(mergeBase(repository, main, other), /no history in common/);
});

test('the base that nobody names', async () => {
  const folder = repositoryWith({ 'a.txt': 'a' });
  const start = git(folder, 'rev-parse', 'HEAD');
  const repository = await repositoryOf(folder);
  const base = async (variables = {}) => defaultBase(repository, await commitOf(repository, 'HEAD'), variables);
  assert.deepEqual(await base(), { name: 'HEAD', commit: start }, 'on the default branch what is not committed');

  git(folder, 'switch', '--quiet', '--create', 'topic');
  commit(folder, { 'b.txt': 'b' });
  assert.deepEqual(await base(), { name: 'main', commit: start });
  git(folder, 'switch', '--quiet', 'main');
  const topic = await commitOf(repository, 'topic');
  assert.deepEqual(await defaultBase(repository, topic, {}), { name: 'main', commit: start }, 'wherever one is');
  git(folder, 'switch', '--quiet', 'topic');
  const second = git(folder, 'rev-parse', 'HEAD');
  commit(folder, { 'b.txt': 'bb' });
  git(folder, 'update-ref', 'refs/remotes/origin/master', second);
  assert.deepEqual(await base(), { name: 'origin/master', commit: second }, 'the remote has the first word');
  git(folder, 'update-ref', 'refs/remotes/origin/main', start);
  assert.deepEqual(await base(), { name: 'origin/main', commit: start });
  git(folder, 'symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/master');
  assert.deepEqual(await base(), { name: 'origin/HEAD', commit: second });

  assert.deepEqual(await base({ GITHUB_BASE_REF: 'main' }), { name: 'origin/main', commit: start });
  assert.deepEqual(await base({ CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main' }), { name: 'origin/main', commit: start });
  const known = { CI_MERGE_REQUEST_DIFF_BASE_SHA: second, CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main' };
  assert.deepEqual(await base(known), { name: 'main', commit: second });
  const lost = { ...known, CI_MERGE_REQUEST_DIFF_BASE_SHA: '0'.repeat(40) };
  assert.deepEqual(await base(lost), { name: 'origin/main', commit: start });
  assert.deepEqual(await base({ GITHUB_BASE_REF: '' }), { name: 'origin/HEAD', commit: second });
  await assert.rejects(base({ GITHUB_BASE_REF: '--output=x' }), /no branch, tag or commit `origin\/--output=x`/);
});

test('on the default branch, what its upstream does not have', async () => {
  const folder = repositoryWith({ 'a.txt': 'a' });
  const start = git(folder, 'rev-parse', 'HEAD');
  git(folder, 'config', 'remote.elsewhere.url', folder);
  git(folder, 'config', 'remote.elsewhere.fetch', '+refs/heads/*:refs/remotes/elsewhere/*');
  git(folder, 'update-ref', 'refs/remotes/elsewhere/main', start);
  git(folder, 'branch', '--quiet', '--set-upstream-to=elsewhere/main');
  const head = commit(folder, { 'a.txt': 'b' });
  assert.deepEqual(await defaultBase(await repositoryOf(folder), { name: 'HEAD', commit: head }, {}), {
    name: 'main@{upstream}',
    commit: start,
  });
});

test('a shallow clone says that it is one, and what to do', async () => {
  const origin = repositoryWith({ 'a.txt': 'a' });
  const start = git(origin, 'rev-parse', 'HEAD');
  git(origin, 'switch', '--quiet', '--create', 'topic');
  commit(origin, { 'b.txt': 'b' });
  git(origin, 'switch', '--quiet', 'main');
  const clone = shallowClone(origin, 'topic');
  const repository = await repositoryOf(clone);
  assert.ok(repository.isShallow);
  const head = git(clone, 'rev-parse', 'HEAD');
  const advice = /shallow clone.*`fetch-depth: 0`.*`GIT_DEPTH: 0`.*`git fetch --unshallow`/;
  await assert.rejects(commitOf(repository, 'main'), advice);
  await assert.rejects(commitOf(repository, start), advice);
  await assert.rejects(defaultBase(repository, { name: 'HEAD', commit: head }, { GITHUB_BASE_REF: 'main' }), advice);
  await assert.rejects(
    defaultBase(repository, { name: 'HEAD', commit: head }, {}),
    advice,
    'which its upstream cannot tell',
  );
  git(clone, 'fetch', '--quiet', '--depth=1', 'origin', 'main:refs/remotes/origin/main');
  await assert.rejects(mergeBase(repository, await commitOf(repository, 'origin/main'), head), advice);
  git(clone, 'fetch', '--quiet', '--unshallow', 'origin');
  assert.equal((await defaultBase(await repositoryOf(clone), { name: 'HEAD', commit: head }, {})).commit, start);
});

test('a folder outside of any repository, and one inside of its administration', async () => {
  const folder = emptyFolder();
  await assert.rejects(repositoryOf(folder), /in no work tree of Git/);
  const repository = repositoryWith({ 'a.txt': 'a' });
  await assert.rejects(repositoryOf(`${repository}/.git`), /in no work tree of Git/);
});
