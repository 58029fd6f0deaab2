/** Asking Git about a repository runs nothing that the repository, its configuration or the environment names. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, test } from 'node:test';
import { changesBetween, changesInWorkTree } from '../../server/src/git/changed-files.ts';
import { commitOf } from '../../server/src/git/commits.ts';
import { gitProgram } from '../../server/src/git/git-program.ts';
import { filesOfCommit } from '../../server/src/git/list-tree.ts';
import { historyOf } from '../../server/src/git/path-history.ts';
import { readBlobs } from '../../server/src/git/read-blobs.ts';
import { repositoryOf } from '../../server/src/git/repository.ts';
import { environment, runGit } from '../../server/src/git/run-git.ts';
import { commit, git, repositoryWith, write } from './git-repository.ts';
import { emptyFolder } from './run.ts';

const before = { ...process.env };
afterEach(() => {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
});

const posix = { skip: process.platform === 'win32' };

/** A program that leaves a mark, and the place of that mark. */
function trap(): { program: string; mark: string } {
  const folder = emptyFolder();
  const [program, mark] = [join(folder, 'trap'), join(folder, 'mark')];
  writeFileSync(program, `#!/bin/sh\necho "$0" >> '${mark}'\ncat\n`);
  chmodSync(program, 0o755);
  return { program, mark };
}

async function askEverything(folder: string): Promise<string[]> {
  const repository = await repositoryOf(folder);
  const { commit: base } = await commitOf(repository, 'HEAD~1');
  const { commit: head } = await commitOf(repository, 'HEAD');
  await changesBetween(repository, base, head);
  await historyOf(repository, head, 'a.txt');
  await readBlobs(repository, [...(await filesOfCommit(repository, head)).values()], 1000);
  const changes = await changesInWorkTree(repository, base);
  return changes.map(({ after }) => after?.path ?? '-').sort();
}

test('no filter, no converter, no monitor, no hook, no signature program', posix, async () => {
  const { program, mark } = trap();
  const attributes = '* filter=trap filter=a=b diff=trap\n*.bin filter=need\n';
  const folder = repositoryWith({ 'a.txt': 'a', 'b.txt': 'b', 'c.bin': 'c', '.gitattributes': attributes });
  commit(folder, { 'a.txt': 'aa' });
  for (const name of ['core.fsmonitor', 'diff.external', 'diff.trap.command', 'diff.trap.textconv', 'core.pager'])
    git(folder, 'config', name, program);
  for (const driver of ['trap', 'a=b', 'need']) {
    for (const part of ['clean', 'smudge', 'process']) git(folder, 'config', `filter.${driver}.${part}`, program);
    git(folder, 'config', `filter.${driver}.required`, 'true');
  }
  git(folder, 'config', 'gpg.program', program);
  git(folder, 'config', 'log.showSignature', 'true');
  git(folder, 'config', 'core.hooksPath', join(program, '..'));
  // Not as the index knows it, so Git has to look inside.
  utimesSync(join(folder, 'b.txt'), 1, 1);
  writeFileSync(join(folder, 'c.bin'), 'cc');
  assert.deepEqual(await askEverything(folder), ['a.txt', 'b.txt', 'c.bin']);
  assert.ok(!existsSync(mark));
  // The trap is a trap.
  spawnSync('git', ['diff'], { cwd: folder });
  assert.ok(existsSync(mark));
});

test('the environment neither leads to another repository nor runs or writes anything', posix, async () => {
  const { program, mark } = trap();
  const other = repositoryWith({ 'other.txt': 'o' });
  const folder = repositoryWith({ 'a.txt': 'a' });
  commit(folder, { 'a.txt': 'aa' });
  write(folder, { 'b.txt': 'b' });
  Object.assign(process.env, {
    GIT_DIR: join(other, '.git'),
    GIT_WORK_TREE: other,
    GIT_INDEX_FILE: join(other, '.git/index'),
    GIT_OBJECT_DIRECTORY: join(other, '.git/objects'),
    GIT_EXTERNAL_DIFF: program,
    GIT_PAGER: program,
    GIT_SSH_COMMAND: program,
    GIT_TRACE: mark,
    GIT_NAMESPACE: 'x',
    GIT_LITERAL_PATHSPECS: '0',
    GIT_EXEC_PATH: join(program, '..'),
  });
  assert.deepEqual(await askEverything(folder), ['a.txt', 'b.txt']);
  assert.ok(!existsSync(mark));
});

test('settings for one run come after those of the environment', () => {
  const around = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'a.b', GIT_CONFIG_VALUE_0: 'c', GIT_TRACE: '1', PATH: 'p' };
  const { PATH, GIT_TRACE, ...settings } = environment(around, new Map([['filter.x=y.clean', '']]));
  assert.deepEqual([PATH, GIT_TRACE], ['p', undefined]);
  const config = Object.entries(settings).filter(([name]) => name.startsWith('GIT_CONFIG'));
  assert.deepEqual(Object.fromEntries(config), {
    GIT_CONFIG_COUNT: '2',
    GIT_CONFIG_KEY_0: 'a.b',
    GIT_CONFIG_VALUE_0: 'c',
    GIT_CONFIG_KEY_1: 'filter.x=y.clean',
    GIT_CONFIG_VALUE_1: '',
  });
});

test('what a partial clone lacks is not fetched', posix, async () => {
  const { program, mark } = trap();
  const origin = repositoryWith({ 'a.txt': 'a' });
  commit(origin, { 'a.txt': 'aa' });
  git(origin, 'config', 'uploadpack.allowFilter', 'true');
  const clone = join(emptyFolder(), 'clone');
  git(origin, 'clone', '--quiet', '--no-checkout', '--filter=blob:none', `file://${origin}`, clone);
  const repository = await repositoryOf(clone);
  const [blob = ''] = (await filesOfCommit(repository, 'HEAD')).values();
  for (const url of [`file://${origin}`, `ssh://nobody@localhost/${origin}`, `ext::${program}`]) {
    git(clone, 'config', 'remote.origin.url', url);
    git(clone, 'config', 'core.sshCommand', program);
    git(clone, 'config', 'protocol.allow', 'always');
    const told = await readBlobs(repository, [blob], 1000).then(
      (blobs) => blobs.get(blob)?.type,
      (error: unknown) => String(error),
    );
    assert.match(String(told), /^missing$|This is a partial clone/, url);
  }
  assert.ok(!existsSync(mark));
});

test('a program called git in the folder is not Git', posix, async () => {
  const { program, mark } = trap();
  const folder = repositoryWith({ 'a.txt': 'a' });
  writeFileSync(join(folder, 'git'), `#!/bin/sh\nexec ${program}\n`, { mode: 0o755 });
  const real = gitProgram() ?? assert.fail('no Git');
  const home = process.cwd();
  process.chdir(folder);
  try {
    process.env.PATH = ['.', '', 'sub', before.PATH].join(delimiter);
    await repositoryOf(folder);
    assert.equal(gitProgram(), real);
    assert.equal(gitProgram({ PATH: ['.', ''].join(delimiter) }), undefined);
    process.env.PATH = '.';
    await assert.rejects(runGit(folder, ['version']), /Git is not installed, or not in the PATH/);
  } finally {
    process.chdir(home);
  }
  assert.ok(!existsSync(mark));
});

test('nothing in the repository is written', async () => {
  const folder = repositoryWith({ 'a.txt': 'a', 'b.txt': 'b' });
  commit(folder, { 'a.txt': 'aa' });
  utimesSync(join(folder, 'b.txt'), 1, 1);
  const snapshot = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => `${path} ${statSync(path).mtimeMs}`);
  const then = snapshot();
  await askEverything(folder);
  assert.deepEqual(snapshot(), then);
});
