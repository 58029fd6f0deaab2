/** Patterns of paths mean what they mean to Git, and no pattern takes long. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { pathPatterns, verdictOn } from '../../../server/src/core/values/path-pattern.ts';
import { type Random, randomFrom } from '../fixes/random.ts';

function taken(lines: string, ...paths: readonly string[]): string[] {
  const patterns = pathPatterns(lines.split('\n'));
  return paths.filter((path) => verdictOn(patterns, path) === 'taken');
}

test('slashes, folders, stars and exceptions', () => {
  assert.deepEqual(taken('*.yaml', 'a.yaml', 'x/a.yaml', 'a.yml'), ['a.yaml', 'x/a.yaml']);
  assert.deepEqual(taken('/a.yaml', 'a.yaml', 'x/a.yaml'), ['a.yaml']);
  assert.deepEqual(taken('x/a', 'x/a', 'x/a/b', 'y/x/a'), ['x/a', 'x/a/b']);
  assert.deepEqual(taken('out/', 'out', 'out/', 'out/a', 'x/out/a'), ['out/', 'out/a', 'x/out/a']);
  assert.deepEqual(taken('a/**/b', 'a/b', 'a/x/b', 'a/x/y/b', 'b'), ['a/b', 'a/x/b', 'a/x/y/b']);
  assert.deepEqual(taken('a/**', 'a', 'a/', 'a/b', 'a/b/c'), ['a/b', 'a/b/c']);
  assert.deepEqual(taken('**/b', 'b', 'a/b', 'a/b/c'), ['b', 'a/b', 'a/b/c']);
  assert.deepEqual(taken('*.yaml\n!keep.yaml\n# *.json\n\n', 'a.yaml', 'keep.yaml', 'a.json'), ['a.yaml']);
  assert.deepEqual(taken('out\n!out/keep', 'out/keep'), ['out/keep'], 'what lies in a taken folder is taken');
  assert.equal(verdictOn(pathPatterns(['!keep']), 'keep'), 'left');
  assert.equal(verdictOn(pathPatterns(['!keep']), 'other'), undefined);
});

test('escapes, brackets, letters of either case', () => {
  assert.deepEqual(taken('\\!a\n\\#b\n\\*c', '!a', '#b', '*c', 'xc'), ['!a', '#b', '*c']);
  assert.deepEqual(taken('a \nb\\ ', 'a', 'a ', 'b', 'b '), ['a', 'b ']);
  assert.deepEqual(taken('[a-c]\n[!x-z]1\n[]-]2', 'b', 'd', 'a1', 'y1', ']2', '-2'), ['b', 'a1', ']2', '-2']);
  assert.deepEqual(taken('[[:digit:]]x\n[[:nothing:]]y', '1x', 'ax', '1y'), ['1x']);
  assert.deepEqual(taken('[a\nb\\\n[', '[a', 'a', 'b', 'b\\', '['), []);
  assert.deepEqual(taken('Read.ME\n[A]', 'readme', 'READ.me', 'a'), ['READ.me', 'a']);
  assert.deepEqual(taken('__proto__\nconstructor', '__proto__', 'constructor', 'x'), ['__proto__', 'constructor']);
});

const NAMES = ['a', 'b', 'ab', 'ba', 'a.b', '-', ']'] as const;
const PIECES = [
  'a',
  'b',
  '*',
  '**',
  '?',
  '/',
  '/',
  '[ab]',
  '[!a]',
  '[a-b]',
  '\\a',
  '.',
  '[]-]',
  '\\*',
  '!',
  ' ',
] as const;

/** Git splits off what has no wildcard before it reads the rest, so `a**` before a slash is two things to it; nobody writes that. */
function list(random: Random): string[] {
  return Array.from({ length: 1 + random.below(4) }, () => {
    const pieces = Array.from({ length: 1 + random.below(6) }, () => random.pick(PIECES));
    return pieces
      .join('')
      .replace(/\/{2,}/g, '/')
      .replace(/(?<=[^/*])\*{2,}|\*{2,}(?=[^/*])/g, '*');
  });
}

test('Git says the same of any list', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fedlint-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const git = (...args: readonly string[]): string =>
    String(spawnSync('git', ['-C', folder, '-c', 'core.ignorecase=true', ...args]).stdout);
  git('init', '--quiet');
  const paths = NAMES.flatMap((top) =>
    NAMES.flatMap((middle) => [`x${top}`, `${top}/${middle}x`, `${top}/${middle}/${top}`]),
  );
  const files = [...new Set(paths)].sort();
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), '');
  }
  const random = randomFrom(Number(process.env.FUZZ_SEED ?? 20261121));
  for (let round = 0; round < Number(process.env.FUZZ_ROUNDS ?? 300); round++) {
    const lines = list(random);
    writeFileSync(join(folder, '.git/info/exclude'), `${lines.join('\n')}\n`);
    const left = git('ls-files', '--others', '--exclude-standard', '-z').split('\0').filter(Boolean).sort();
    const patterns = pathPatterns(lines);
    assert.deepEqual(
      files.filter((file) => verdictOn(patterns, file) !== 'taken'),
      left,
      JSON.stringify(lines),
    );
  }
});

test('no pattern takes more steps than it has signs for each of those of the path', () => {
  const deep = `${'a/'.repeat(1000)}b`;
  const long = 'a'.repeat(2000);
  assert.deepEqual(taken(`${'**/a/'.repeat(50)}c`, deep), []);
  assert.deepEqual(taken(`${'*a'.repeat(50)}c`, long), []);
  assert.deepEqual(taken(`${'?*[a-z]*'.repeat(25)}c`, long), []);
  assert.deepEqual(taken(`${'**/*a*a*a/'.repeat(20)}c`, deep), []);
  assert.deepEqual(taken(`${'['.repeat(20_000)}`, 'a'), []);
});
