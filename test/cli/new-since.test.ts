/** `fedlint check --new-since`: the findings that a change has brought, wherever they show. */
import assert from 'node:assert/strict';
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ENFORCEMENT_POINT, FEDERATION, TRUST_DOMAINS } from '../../server/src/core/rules/examples.ts';
import { commit, git, repositoryWith, shallowClone, write } from './git-repository.ts';
import { CLEAN, MISSPELT, WRONG_ROLE } from './manifests.ts';
import { emptyFolder, fedlint } from './run.ts';

const SOUND = { 'acme.yaml': FEDERATION, 'domains.yaml': TRUST_DOMAINS, 'points/a.yaml': ENFORCEMENT_POINT };

function found(cwd: string, ...args: string[]): string[] {
  const { stdout, stderr } = fedlint(cwd, ['check', '--format', 'json', '--new-since', ...args]);
  assert.equal(stderr, '');
  const { findings } = JSON.parse(stdout);
  return findings.map((finding: { file: string; rule: string; new?: true }) => {
    assert.equal(finding.new, true);
    return `${finding.file} ${finding.rule}`;
  });
}

test('only what came with the change is told, and decides the exit status', () => {
  const cwd = repositoryWith({ 'a.yaml': MISSPELT, 'b.yaml': CLEAN.replaceAll('shop', 'inn') });
  assert.equal(fedlint(cwd, ['check']).status, 1);
  assert.equal(fedlint(cwd, ['check', '--new-since', 'HEAD']).status, 0);
  write(cwd, { 'a.yaml': `# moved\n${MISSPELT}`, 'b.yaml': WRONG_ROLE.replaceAll('shop', 'inn') });
  assert.deepEqual(found(cwd, 'HEAD'), ['b.yaml invalid-value']);
  const { status, stdout } = fedlint(cwd, ['check', '--new-since', 'HEAD']);
  assert.equal(status, 1);
  assert.match(stdout, /^1 error in 2 manifest files/m);
  commit(cwd);
  assert.deepEqual(found(cwd, 'HEAD'), []);
  assert.deepEqual(found(cwd, 'HEAD~1'), ['b.yaml invalid-value']);
});

test('a file that did not change is told of, when the change is what makes it wrong', () => {
  const cwd = repositoryWith(SOUND);
  rmSync(join(cwd, 'points/a.yaml'));
  assert.ok(found(cwd, 'HEAD').includes('acme.yaml dangling-policy-reference'));
  assert.ok(
    found(cwd, 'HEAD', 'acme.yaml').includes('acme.yaml dangling-policy-reference'),
    'also when it is asked about alone',
  );
  assert.deepEqual(found(cwd, 'HEAD', 'points'), []);
});

test('paths, sub-folders and links to them', { skip: process.platform === 'win32' }, () => {
  const cwd = repositoryWith({ 'sub/a.yaml': CLEAN, 'b.yaml': CLEAN.replaceAll('shop', 'inn') });
  write(cwd, { 'sub/a.yaml': MISSPELT, 'b.yaml': WRONG_ROLE.replaceAll('shop', 'inn') });
  assert.deepEqual(found(cwd, 'HEAD', 'sub'), ['sub/a.yaml unknown-field']);
  assert.deepEqual(found(join(cwd, 'sub'), 'HEAD'), ['a.yaml unknown-field']);
  assert.deepEqual(found(join(cwd, 'sub'), 'HEAD', '..'), ['../b.yaml invalid-value', 'a.yaml unknown-field']);
  const link = join(emptyFolder(), 'link');
  symlinkSync(cwd, link);
  assert.deepEqual(found(cwd, 'HEAD', join(link, 'sub')), ['sub/a.yaml unknown-field']);
});

test('every format, suppressions and baselines go with it', () => {
  const cwd = repositoryWith({ 'a.yaml': CLEAN, 'b.yaml': CLEAN.replaceAll('shop', 'inn') });
  const hidden = `# fedlint-ignore-file unknown-field until=2027-01-31 -- on its way out\n${MISSPELT.replaceAll('shop', 'inn')}`;
  write(cwd, { 'a.yaml': MISSPELT, 'b.yaml': hidden });
  for (const format of ['sarif', 'github', 'gitlab', 'junit', 'markdown', 'text']) {
    const { status, stdout } = fedlint(cwd, ['check', '--new-since', 'HEAD', '--format', format]);
    assert.equal(status, 1);
    assert.match(stdout, /opertor/, format);
  }
  assert.deepEqual(found(cwd, 'HEAD'), ['a.yaml unknown-field']);
  fedlint(cwd, ['baseline', 'write', '--file', 'known.json']);
  const known = fedlint(cwd, ['check', '--new-since', 'HEAD', '--baseline', 'known.json']);
  assert.equal(known.status, 0);
  assert.match(known.stdout, /^1 finding known from the baseline known\.json not shown\.$/m);
});

test('wrong usage says what is wrong', () => {
  const cwd = repositoryWith({ 'a.yaml': CLEAN });
  const clone = shallowClone(cwd, 'main');
  const wrong: [string, string[], RegExp][] = [
    [cwd, ['--new-since', 'nowhere'], /no branch, tag or commit `nowhere`/],
    [cwd, ['--new-since', 'HEAD', '-'], /--new-since cannot go with the path `-`/],
    [cwd, ['--new-since', 'HEAD', emptyFolder()], /does not lie in the repository/],
    [cwd, ['--new-since', 'HEAD', 'nowhere.yaml'], /`.*nowhere\.yaml` cannot be read/],
    [clone, ['--new-since', 'v1'], /This is a shallow clone/],
    [emptyFolder(), ['--new-since', 'HEAD'], /in no work tree of Git/],
  ];
  for (const [folder, args, reason] of wrong) {
    const { status, stdout, stderr } = fedlint(folder, ['check', ...args]);
    assert.deepEqual([status, stdout], [2, ''], args.join(' '));
    assert.match(stderr, reason);
  }
  assert.equal(git(cwd, 'status', '--porcelain'), '');
});
