/** Pipes, sockets, devices and folders where a file is expected: told, never waited for, and the rest is judged. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { git, repositoryWith } from '../cli/git-repository.ts';
import { CLEAN, MISSPELT } from '../cli/manifests.ts';
import { emptyFolder, folderWith } from '../cli/run.ts';
import { pipe, places, posix, runIn, said, socket } from './workspace.ts';

const NO_FILE = 'cannot be read: it is a pipe or a device, not a file; `-` reads standard input.';

/** A folder with one finding among things that cannot be read. */
async function zoo(): Promise<string> {
  const cwd = folderWith({ 'a.yaml': MISSPELT, 'folder.yaml/b.yaml': MISSPELT });
  pipe(join(cwd, 'pipe.yaml'));
  pipe(join(cwd, 'CODEOWNERS'));
  pipe(join(cwd, 'catalog-info.yaml'));
  await socket(join(cwd, 'socket.yaml'));
  symlinkSync('/dev/zero', join(cwd, 'zero.yaml'));
  symlinkSync('/dev/stdin', join(cwd, 'stdin.yaml'));
  return cwd;
}

test('in a folder they are no files, to any command', posix, async () => {
  const cwd = await zoo();
  const check = runIn(cwd, 'check');
  assert.deepEqual([check.status, said(check)], [1, []]);
  assert.deepEqual(places(check), ['a.yaml:9:3', 'folder.yaml/b.yaml:9:3']);
  assert.equal(runIn(cwd, 'baseline', 'write').status, 0);
  assert.match(runIn(cwd, 'check', '--baseline', '.fedlint-baseline.json').stdout, /^Nothing found/);
  assert.match(runIn(cwd, 'init', '--write').stdout, /^\.fedlint\.yaml written/);
  assert.match(runIn(cwd, 'fix').stdout, /^2 findings fixed in 2 files\./m);
  assert.equal(readFileSync(join(cwd, 'a.yaml'), 'utf8'), MISSPELT.replace('opertor', 'operator'));
});

test('given by name they are failures, and whatever else was given is judged', posix, async () => {
  const cwd = await zoo();
  const run = runIn(cwd, 'check', 'pipe.yaml', 'socket.yaml', 'zero.yaml', '/dev/zero', 'a.yaml');
  assert.equal(run.status, 2);
  assert.deepEqual(places(run), ['a.yaml:9:3']);
  assert.deepEqual(
    said(run).map((line) => line.replace(/`\S*dev/, '`dev')),
    ['pipe.yaml', 'socket.yaml', 'zero.yaml', 'dev/zero'].map((name) => `\`${name}\` ${NO_FILE}`),
  );
  const fix = runIn(cwd, 'fix', 'pipe.yaml', 'a.yaml');
  assert.deepEqual([fix.status, said(fix)], [2, [`\`pipe.yaml\` ${NO_FILE}`]]);
  assert.match(fix.stdout, /^1 finding fixed in 1 file\./m);
  const baseline = runIn(cwd, 'baseline', 'write', 'pipe.yaml', 'a.yaml');
  assert.equal(baseline.status, 2);
  assert.ok(!existsSync(join(cwd, '.fedlint-baseline.json')));
});

test('a configuration, or a baseline, that is none of a file stops the run with the reason', posix, () => {
  const cwd = folderWith({ 'a.yaml': MISSPELT });
  const file = join(cwd, '.fedlint.yaml');
  pipe(file);
  const stopped = (...args: readonly string[]): readonly unknown[] => {
    const run = runIn(cwd, ...args);
    return [run.status, run.stdout, said(run)];
  };
  assert.deepEqual(stopped('check'), [2, '', [`The configuration \`.fedlint.yaml\` ${NO_FILE}`]]);
  assert.deepEqual(stopped('check', '--config', '/dev/null').slice(0, 2), [2, '']);
  const other = folderWith({ 'a.yaml': MISSPELT, '.fedlint.yaml/x.yaml': CLEAN });
  assert.deepEqual(said(runIn(other, 'check')), ['The configuration `.fedlint.yaml` cannot be read: it is a folder.']);
  const known = folderWith({ 'a.yaml': MISSPELT, 'folder/x.yaml': CLEAN });
  pipe(join(known, 'known.json'));
  for (const [name, reason] of [
    ['known.json', 'it is a pipe or a device, not a file; `-` reads standard input'],
    ['folder', 'it is a folder'],
  ] as const) {
    const run = runIn(known, 'check', '--baseline', name);
    assert.deepEqual([run.status, run.stdout], [2, '']);
    assert.match(run.stderr, new RegExp(`The baseline \`${name}\` cannot be read: ${reason}`));
    assert.equal(runIn(known, 'baseline', 'write', '--file', name).status, 2);
  }
});

test('a report cannot be written where no file can be', posix, () => {
  const cwd = folderWith({ 'a.yaml': MISSPELT, 'folder/x.yaml': CLEAN });
  for (const place of ['folder', 'a.yaml/report.json', 'nowhere/report.json'])
    assert.match(runIn(cwd, 'check', '--output', place).stderr, /^fedlint: --output: `.+` cannot be written: .+\.$/m);
  assert.equal(readFileSync(join(cwd, 'a.yaml'), 'utf8'), MISSPELT);
});

test(
  'a review passes over them in the work tree, and over what is a link or a folder in one of the states',
  posix,
  async () => {
    const cwd = repositoryWith({ 'a.yaml': CLEAN, 'b.yaml': CLEAN.replaceAll('shop', 'other'), 'c/d.yaml': 'a: 1\n' });
    pipe(join(cwd, 'pipe.yaml'));
    await socket(join(cwd, 'socket.yaml'));
    symlinkSync('/dev/zero', join(cwd, 'zero.yaml'));
    git(cwd, 'rm', '--quiet', '--cached', 'b.yaml');
    git(cwd, 'rm', '--quiet', '-r', 'c');
    pipe(join(cwd, 'c'));
    mkdirSync(join(cwd, 'e.yaml'));
    const run = runIn(cwd, 'review', '--base', 'main');
    assert.equal(run.status, 0, run.stderr);
    assert.deepEqual(said(run), []);
  },
);

test('what pretends to be a repository is none of a kind to be asked', posix, () => {
  const outside = folderWith({ 'secret.yaml': MISSPELT, '.gitignore': '*\n' });
  const around: Readonly<Record<string, string>> = {
    garbage: '\0\xff not a repository',
    outside: `gitdir: ${outside}\n`,
    circle: 'gitdir: .git\n',
    nowhere: 'gitdir: /nowhere/at/all\n',
  };
  for (const [name, text] of Object.entries(around)) {
    const cwd = folderWith({ '.git': text, 'a.yaml': MISSPELT });
    assert.deepEqual(places(runIn(cwd, 'check')), ['a.yaml:9:3'], name);
    const review = runIn(cwd, 'review');
    assert.deepEqual([review.status, review.stdout], [2, ''], name);
    assert.equal(said(review).length, 1, review.stderr);
  }
  const empty = emptyFolder();
  pipe(join(empty, '.git'));
  assert.equal(runIn(empty, 'review').status, 2);
  assert.deepEqual(readdirSync(empty), ['.git']);
});
