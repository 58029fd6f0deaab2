/** Files may be called anything: each is judged, told by a name that steers nothing, or said not to be readable. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { CLEAN, MISSPELT } from '../cli/manifests.ts';
import { emptyFolder, folderWith } from '../cli/run.ts';
import { places, posix, runIn, said } from './workspace.ts';

const NAMES = [
  'a\nfedlint: all is well\n::error::x.yaml',
  'a\rb.yaml',
  '\u001b[2J\u001b]0;owned\u0007.yaml',
  '\u202e gnp.yaml',
  'emoji \u{1f600}.yaml',
  `${'x'.repeat(250)}.yaml`,
  '-rf.yaml',
  '--format.yaml',
  '__proto__.yaml',
  'constructor.yaml',
  'a%2Fb%00.yaml',
  'a\\b.yaml',
  'a#b?c.yaml',
  ' spaces around .yaml',
  '`tick` $(x) "y" \'z\'.yaml',
  '.yaml',
] as const;

function folder(): string {
  const cwd = emptyFolder();
  for (const name of NAMES) writeFileSync(join(cwd, name), MISSPELT);
  return cwd;
}

test('whatever a file is called, it is judged, and mended, under its own name', posix, () => {
  const cwd = folder();
  const run = runIn(cwd, 'check', '--format', 'json');
  const { findings }: { findings: readonly { file: string }[] } = JSON.parse(run.stdout);
  assert.deepEqual(findings.map(({ file }) => file).sort(), [...NAMES].sort());
  assert.equal(run.stderr, '');
  runIn(cwd, 'fix');
  for (const name of NAMES)
    assert.equal(readFileSync(join(cwd, name), 'utf8'), MISSPELT.replace('opertor', 'operator'), name);
});

test('what is said of such a file is a line, and commands nobody', posix, () => {
  const cwd = folder();
  for (const name of NAMES) writeFileSync(join(cwd, name), Buffer.from(`# \xe9\n${CLEAN}`, 'latin1'));
  const run = runIn(cwd, 'check');
  assert.equal(run.status, 2);
  assert.equal(said(run).length, NAMES.length);
  for (const line of said(run)) assert.match(line, /is not UTF-8: line 1 holds a byte/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get through
  assert.doesNotMatch(run.stderr + run.stdout, /[\0-\x09\x0b-\x1f\x7f\u202e]|^::/m);
});

test('a name that begins with a dash is given behind two of them', posix, () => {
  const cwd = folder();
  assert.equal(runIn(cwd, 'check', '--now', '2026-11-21', '--', '-rf.yaml').status, 1);
  assert.equal(runIn(cwd, 'check', './--format.yaml').status, 1);
  assert.equal(runIn(cwd, 'check', '-rf.yaml').status, 2);
  const gone = runIn(cwd, 'check', 'a\nfedlint: all is well\n.yaml');
  assert.equal(gone.status, 2);
  assert.equal(said(gone).length, 1);
});

test('a name that is not UTF-8 is a failure: what it holds may be ours', { skip: process.platform !== 'linux' }, () => {
  const cwd = folderWith({ 'a.yaml': MISSPELT });
  const bytes = (...name: readonly number[]): Buffer =>
    Buffer.concat([Buffer.from(`${cwd}/`), Buffer.from(name), Buffer.from('.yaml')]);
  writeFileSync(bytes(0xff, 0xfe), MISSPELT);
  // Half of a surrogate pair, as an old program of Windows may have written it.
  writeFileSync(bytes(0xed, 0xa0, 0x80), MISSPELT);
  const run = runIn(cwd, 'check');
  assert.deepEqual([run.status, places(run)], [2, ['a.yaml:9:3']]);
  assert.equal(said(run).length, 2);
  for (const line of said(run)) assert.match(line, /^`\uFFFD+\.yaml` cannot be read: its name is not UTF-8\.$/);
  for (const name of [bytes(0xff, 0xfe), bytes(0xed, 0xa0, 0x80)]) rmSync(name);
  mkdirSync(Buffer.from(`${cwd}/\xff`, 'latin1'));
  const folderRun = runIn(cwd, 'check');
  assert.equal(folderRun.status, 2);
  assert.match(folderRun.stderr, /^fedlint: The folder `\uFFFD` cannot be read: there is no such file or folder\.$/m);
});

test('folders as deep as no path can say are left with a word', posix, () => {
  const cwd = folderWith({ 'a.yaml': MISSPELT });
  const step = 'd'.repeat(250);
  const before = process.cwd();
  try {
    process.chdir(cwd);
    for (let depth = 0; depth < 20; depth++) {
      mkdirSync(step);
      process.chdir(step);
    }
    writeFileSync('b.yaml', MISSPELT);
    process.chdir(before);
    const run = runIn(cwd, 'check');
    assert.deepEqual([run.status, places(run)], [2, ['a.yaml:9:3']]);
    assert.match(run.stderr, /^fedlint: The folder `(?:d+\/)+d+` cannot be read: its path is too long\.$/m);
  } finally {
    process.chdir(before);
    // Node cannot say such a path either.
    spawnSync('rm', ['-rf', join(cwd, step)]);
  }
});
