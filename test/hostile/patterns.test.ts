/** CODEOWNERS and the configuration of whoever wrote the repository: patterns that would take for ever, bombs, odd keys. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MISSPELT, NAKED_LINK } from '../cli/manifests.ts';
import { folderWith } from '../cli/run.ts';
import { places, runIn, said } from './workspace.ts';

/** As regular expressions they would be tried in more ways than there is time for. */
const SLOW = [`${'**/a/'.repeat(30)}c`, `${'*a'.repeat(30)}c`, `${'**/*a*a/'.repeat(20)}c`];
const DEEP = `${'a/'.repeat(100)}${'a'.repeat(200)}.yaml`;

test('a hostile pattern takes no time in CODEOWNERS and in the configuration', () => {
  const overrides = SLOW.map((files) => ({ files, rules: { 'unknown-field': 'off' } }));
  const cwd = folderWith({
    [DEEP]: MISSPELT,
    'a/link.yaml': NAKED_LINK,
    '.git/HEAD': '',
    CODEOWNERS: [...SLOW.map((pattern) => `${pattern} @nobody`), '/a/ @somebody'].reverse().join('\n'),
    '.fedlint.yaml': JSON.stringify({ overrides, ignore: SLOW }),
  });
  const run = runIn(cwd, 'check');
  assert.deepEqual(places(run), [`${DEEP}:9:3`, 'a/link.yaml:6:16']);
  assert.match(run.stdout, /`@somebody` \(CODEOWNERS\)/);
});

test('a bomb in the configuration is one fault of it', () => {
  const bomb = Array.from({ length: 12 }, (_, i) => `x${i}: &x${i} [${Array(10).fill(i === 0 ? 'a' : `*x${i - 1}`)}]`);
  const cwd = folderWith({ 'a.yaml': MISSPELT, '.fedlint.yaml': `${bomb.join('\n')}\nignore: *x11\n` });
  const run = runIn(cwd, 'check');
  assert.deepEqual([run.status, run.stdout], [2, '']);
  assert.match(run.stderr, /The aliases of this document stand for more than 50000 values together/);
});

test('keys that every object has are as unknown to the configuration as any other', () => {
  const complaints = (key: string): string[] => {
    const configuration = `${key}: {ignore: ["**"]}\nrules: {${key}: off}\noverrides: [{files: "**", rules: {${key}: off}}]\n`;
    const run = runIn(folderWith({ 'a.yaml': MISSPELT, '.fedlint.yaml': configuration }), 'check');
    assert.equal(run.status, 2);
    return said(run).map((line) => line.replaceAll(key, '…'));
  };
  const expected = complaints('something');
  assert.ok(expected.length > 3);
  for (const key of ['__proto__', 'constructor', 'toString']) assert.deepEqual(complaints(key), expected);
});

test('keys that every object has are data in a baseline, and make none', () => {
  const finding = { rule: 'unknown-field', file: '__proto__.yaml', object: '__proto__', path: 'constructor' };
  const cwd = folderWith({
    'a.yaml': MISSPELT,
    'odd.json': `{"version": 1, "findings": [${JSON.stringify(finding)}], "__proto__": {"x": 1}}`,
    'inherited.json': '{"__proto__": {"version": 1, "findings": []}}',
  });
  assert.deepEqual(places(runIn(cwd, 'check', '--baseline', 'odd.json')), ['a.yaml:9:3']);
  const run = runIn(cwd, 'check', '--baseline', 'inherited.json');
  assert.deepEqual([run.status, said(run)], [2, ['`inherited.json` is no baseline of this version of Fedlint.']]);
});
