/** What a run keeps for the next one: told again only while it is true, and never in the way. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Cache, readEntry, writeEntry } from '../../server/src/cli/cache/entries.ts';
import { cacheFolder } from '../../server/src/cli/cache/folder.ts';
import { MISSPELT as FAULTY } from './manifests.ts';
import { commandLine, emptyFolder, fedlint, folderWith, type Run } from './run.ts';

const MARK = 'Told from memory.\n';

/** A folder of manifests and a cache of its own. */
function workspace(files: Readonly<Record<string, string>> = { 'a.yaml': FAULTY }) {
  const cwd = folderWith(files);
  const home = emptyFolder();
  const folder = join(home, 'fedlint');
  const run = (...args: string[]): Run => fedlint(cwd, args, { env: { XDG_CACHE_HOME: home } });
  return { cwd, home, folder, run };
}

function entriesIn(folder: string, kind: 'check' | 'code'): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith(`${kind}-`)) : [];
}

/** The cache and the name of an entry, by the name of its file. */
function partsOf(folder: string, file: string): [Cache, string] {
  const cut = file.lastIndexOf('-');
  return [{ folder, build: file.slice(cut + 1) }, file.slice(0, cut)];
}

/** Puts other words into every report that is kept, so that telling one shows. */
function mark(folder: string): void {
  for (const file of entriesIn(folder, 'check')) {
    const [cache, name] = partsOf(folder, file);
    const [head] = String(readEntry(cache, name)).split('\n');
    writeEntry(cache, name, Buffer.from(`${head}\n${MARK}`));
  }
}

test('the same check is told from memory, with the same status', () => {
  const { folder, run } = workspace();
  const first = run('check');
  assert.equal(first.status, 1);
  assert.deepEqual(run('check'), first);
  assert.equal(entriesIn(folder, 'check').length, 1);
  mark(folder);
  assert.deepEqual(run('check'), { status: 1, stdout: MARK, stderr: '' });
});

test('notices are told with it', () => {
  const { folder, run } = workspace({ 'a.yaml': FAULTY, '.fedlint.yaml': 'ignore: [a.yaml]\n', 'b.yaml': FAULTY });
  const first = run('check', 'a.yaml', 'b.yaml');
  assert.match(first.stderr, /a\.yaml` was left out/);
  mark(folder);
  assert.deepEqual(run('check', 'a.yaml', 'b.yaml'), { status: 1, stdout: MARK, stderr: first.stderr });
});

const CHANGES: Readonly<Record<string, (cwd: string) => readonly string[]>> = {
  'a character of a manifest': (cwd) => write(cwd, 'a.yaml', `${FAULTY}# \n`),
  'one more file': (cwd) => write(cwd, 'b.yaml', FAULTY),
  'one more file that is none of ours': (cwd) => write(cwd, 'b.yaml', 'kind: Deployment\n'),
  'a file less': (cwd) => {
    rmSync(join(cwd, 'c.yaml'));
    return [];
  },
  'the configuration': (cwd) => write(cwd, '.fedlint.yaml', 'rules: { unknown-field: info }\n'),
  owners: (cwd) => write(cwd, 'CODEOWNERS', '* @shop/identity\n'),
  'the baseline': (cwd) => [
    ...write(cwd, 'known.json', '{ "version": 1, "findings": [ ] }'),
    '--baseline',
    'known.json',
  ],
  'the format': () => ['--format', 'json'],
  'the severity that counts': () => ['--severity', 'info'],
  'the day': () => ['--now', '2030-01-01'],
  'the files asked for': () => ['a.yaml'],
};

function write(cwd: string, name: string, text: string): readonly string[] {
  writeFileSync(join(cwd, name), text);
  return [];
}

for (const [what, change] of Object.entries(CHANGES)) {
  test(`it is judged anew after a change of ${what}`, () => {
    const { cwd, folder, run } = workspace({
      'a.yaml': FAULTY,
      'c.yaml': FAULTY,
      'known.json': '{ "version": 1, "findings": [] }',
    });
    run('check', ...(what === 'the baseline' ? ['--baseline', 'known.json'] : []));
    mark(folder);
    const { stdout } = run('check', ...change(cwd));
    assert.doesNotMatch(stdout, /from memory/);
    assert.notEqual(stdout, '');
  });
}

test('a report holds for the day, or for the hour on a day on which something ends', () => {
  const ends = '  # fedlint-ignore unknown-field until=2030-06-15T12:30:00Z -- moves away\n  opertor:';
  const { folder, run } = workspace({ 'a.yaml': FAULTY.replace('  opertor:', ends) });
  const isTold = (now: string): boolean => run('check', '--now', now).stdout === MARK;
  assert.equal(run('check', '--now', '2030-06-14T09:00:00Z').status, 0);
  mark(folder);
  assert.deepEqual(
    ['2030-06-14T23:59:00Z', '2030-06-14T08:59:00Z'].map(isTold),
    [true, false],
    'not before it was made',
  );
  assert.equal(run('check', '--now', '2030-06-14T09:00:00Z').status, 0);
  mark(folder);
  assert.equal(isTold('2030-06-15T00:00:00Z'), false);
  run('check', '--now', '2030-06-15T10:10:00Z');
  mark(folder);
  assert.deepEqual(['2030-06-15T10:50:00Z', '2030-06-15T11:00:00Z'].map(isTold), [true, false]);
  assert.equal(run('check', '--now', '2030-06-15T12:40:00Z').status, 1);
});

test('--no-cache keeps nothing and believes nothing', () => {
  const { home, folder, run } = workspace();
  const fresh = run('check', '--no-cache');
  assert.equal(fresh.status, 1);
  assert.deepEqual(readdirSync(home), []);
  run('check');
  mark(folder);
  assert.deepEqual(run('check', '--no-cache'), fresh);
});

test('entries that were damaged are not used', () => {
  const { folder, run } = workspace();
  const first = run('check');
  for (const file of readdirSync(folder)) {
    const bytes = readFileSync(join(folder, file));
    bytes[bytes.length - 10] = (bytes[bytes.length - 10] ?? 0) ^ 1;
    writeFileSync(join(folder, file), bytes);
  }
  assert.deepEqual(run('check'), first);
  for (const file of readdirSync(folder)) writeFileSync(join(folder, file), 'x');
  assert.deepEqual(run('check'), first);
});

test('what another user wrote is not used', {
  skip: process.getuid?.() !== 0 && 'only root can give a file away',
}, () => {
  const { folder, run } = workspace();
  const first = run('check');
  mark(folder);
  for (const file of readdirSync(folder)) chownSync(join(folder, file), 4711, 4711);
  assert.deepEqual(run('check'), first);
});

test('a cache that cannot be written is no failure', () => {
  const { cwd, home, folder, run } = workspace();
  writeFileSync(folder, 'a file where the folder would be');
  assert.equal(run('check').status, 1);
  rmSync(folder);
  mkdirSync(folder);
  const args = ['check', '--now', '2026-11-21'];
  for (const env of [
    { XDG_CACHE_HOME: '', HOME: '' },
    { XDG_CACHE_HOME: 'relative', HOME: home },
  ]) {
    assert.equal(fedlint(cwd, args, { env }).status, 1);
    assert.equal(existsSync(join(cwd, 'relative')), false);
  }
});

test('runs at the same time come to the same, and leave nothing unfinished', async () => {
  const { cwd, home, folder, run } = workspace();
  const args = commandLine('check', '--now', '2026-11-21');
  const outputs = await Promise.all(
    Array.from({ length: 6 }, async () => {
      const child = spawn(process.execPath, args, { cwd, env: { ...process.env, XDG_CACHE_HOME: home } });
      let text = '';
      for await (const piece of child.stdout) text += piece;
      return text;
    }),
  );
  assert.deepEqual([...new Set(outputs)], [run('check').stdout]);
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.endsWith('.tmp')),
    [],
  );
});

test('what failed is not kept', () => {
  const { folder, run } = workspace({ 'a.yaml': FAULTY, 'b.yaml': `${FAULTY}\xff` });
  assert.equal(run('check').status, 1);
  const { folder: other, run: check } = workspace({
    'a.yaml': `${FAULTY}# `,
    'b.yaml': ' '.repeat(9 * 2 ** 20) + FAULTY,
  });
  assert.equal(check('check').status, 2);
  assert.deepEqual([entriesIn(folder, 'check').length, entriesIn(other, 'check').length], [1, 0]);
});

test('the oldest entries make room', () => {
  const cache = { folder: join(emptyFolder(), 'fedlint'), build: 'b' };
  for (let i = 0; i < 45; i++) {
    writeEntry(cache, `check-${i}`, Buffer.from(String(i)));
    utimesSync(join(cache.folder, `check-${i}-b`), i, i);
  }
  assert.ok(readdirSync(cache.folder).length <= 41);
  assert.equal(readEntry(cache, 'check-0'), undefined);
  assert.equal(String(readEntry(cache, 'check-44')), '44');
});

test('the folder is the one that the platform has for it', () => {
  const env = { HOME: '/home/ada', LOCALAPPDATA: String.raw`C:\Users\ada\AppData\Local` };
  assert.equal(cacheFolder(env, 'linux'), '/home/ada/.cache/fedlint');
  assert.equal(cacheFolder(env, 'darwin'), '/home/ada/Library/Caches/fedlint');
  assert.equal(cacheFolder({ ...env, XDG_CACHE_HOME: '/tmp/cache' }, 'linux'), '/tmp/cache/fedlint');
  assert.equal(cacheFolder({}, 'linux'), undefined);
});
