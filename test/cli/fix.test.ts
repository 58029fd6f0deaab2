/** `fedlint fix`: safe fixes only, on files that can be written as they were read. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { hunksBetween } from '../../server/src/cli/fixes/line-diff.ts';
import { CLEAN, MISSPELT, NAKED_LINK, WRONG_ROLE } from './manifests.ts';
import { bundle, fedlint, folderWith } from './run.ts';

/** Contents of a folder by name, byte for byte. */
function contents(folder: string): Record<string, Buffer> {
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
}

test('safe fixes are written, and a second run has nothing to do', () => {
  const cwd = folderWith({ 'a.yaml': MISSPELT, 'b.yaml': WRONG_ROLE.replaceAll('shop', 'inn'), 'c.yaml': NAKED_LINK });
  assert.deepEqual(fedlint(cwd, ['fix']), {
    status: 0,
    stdout: `a.yaml
  9  unknown-field  Rename to \`operator\`
1 finding fixed in 1 file. 2 findings left, 2 with a suggestion that needs your decision.
`,
    stderr: '',
  });
  const after = contents(cwd);
  assert.equal(String(after['a.yaml']), MISSPELT.replace('opertor', 'operator'));
  assert.equal(String(after['b.yaml']), WRONG_ROLE.replaceAll('shop', 'inn'), 'a suggestion is never applied');
  assert.match(fedlint(cwd, ['fix']).stdout, /^0 findings fixed in 0 files\. 2 findings left/);
  assert.deepEqual(contents(cwd), after);
});

test('byte order mark, line endings and everything that is not edited stay byte for byte', () => {
  const odd = `\uFEFF# Ünïcödé 🔑\n${MISSPELT}# the end, without a newline`.replaceAll('\n', '\r\n');
  const cwd = folderWith({
    'a.yaml': odd,
    'sub.json': `{"apiVersion":"fedlint.dev/v1alpha1","kind":"TrustDomain","metadata":{"name":"a"},\t"spec":{"trustDomain":"a.b","role":"issuer","owner":"x","opertor":"internal"}}`,
  });
  const json = readFileSync(join(cwd, 'sub.json'), 'utf8');
  assert.equal(fedlint(cwd, ['fix']).status, 0);
  assert.deepEqual(readFileSync(join(cwd, 'a.yaml')), Buffer.from(odd.replace('opertor', 'operator')));
  assert.equal(readFileSync(join(cwd, 'sub.json'), 'utf8'), json.replace('opertor', 'operator'));
});

test('--dry-run shows the lines and writes nothing', () => {
  const cwd = folderWith({ 'a.yaml': MISSPELT });
  const before = statSync(join(cwd, 'a.yaml')).mtimeMs;
  assert.deepEqual(fedlint(cwd, ['fix', '--dry-run']), {
    status: 0,
    stdout: `a.yaml
  9  unknown-field  Rename to \`operator\`
  @@ 9 @@
  -   opertor: internal
  +   operator: internal
1 finding would be fixed in 1 file. 0 findings left, 0 with a suggestion that needs your decision.
`,
    stderr: '',
  });
  assert.equal(statSync(join(cwd, 'a.yaml')).mtimeMs, before);
  assert.equal(readFileSync(join(cwd, 'a.yaml'), 'utf8'), MISSPELT);
});

test('a file that is not UTF-8 is never written, and the others are', () => {
  const latin1 = Buffer.from(`# Müller\n${MISSPELT}`, 'latin1');
  const utf16 = Buffer.from(`\uFEFF${MISSPELT.replaceAll('shop', 'inn')}`, 'utf16le');
  const cwd = folderWith({ 'a.yaml': latin1, 'b.yaml': utf16, 'c.yaml': MISSPELT.replaceAll('shop', 'bar') });
  const { status, stdout, stderr } = fedlint(cwd, ['fix']);
  assert.equal(status, 2);
  assert.match(stderr, /`a\.yaml` is not UTF-8.*\n.*`b\.yaml` is UTF-16/);
  assert.match(stdout, /^1 finding fixed in 1 file\. 2 findings left/m);
  const after = contents(cwd);
  assert.deepEqual([after['a.yaml'], after['b.yaml']], [latin1, utf16]);
  assert.match(String(after['c.yaml']), /operator/);
});

test('what is suppressed, ignored, or around the files that were named is left alone', () => {
  const ignored = MISSPELT.replace(
    '  opertor',
    '  # fedlint-ignore unknown-field until=2027-01-31 -- read by our own tool\n  opertor',
  );
  const files = {
    '.git/HEAD': '',
    '.fedlint.yaml': 'ignore: [old.yaml]\n',
    'a.yaml': ignored,
    'old.yaml': MISSPELT.replaceAll('shop', 'old'),
    'other.yaml': MISSPELT.replaceAll('shop', 'inn'),
  };
  const cwd = folderWith(files);
  assert.match(fedlint(cwd, ['fix', 'a.yaml', 'old.yaml']).stdout, /^0 findings fixed/);
  for (const name of ['a.yaml', 'old.yaml', 'other.yaml'] as const)
    assert.equal(readFileSync(join(cwd, name), 'utf8'), files[name]);
});

test('a fix that would break its file is not written', async () => {
  const cwd = folderWith({ 'a.yaml': MISSPELT });
  const broken = await bundle({
    name: 'a fault in the fixes',
    setup(build) {
      build.onLoad({ filter: /[\\/]analysis[\\/]edits\.ts$/ }, () => ({
        loader: 'ts',
        contents: `export function editsOf(_: unknown, { document, span }: { document: { uri: string }; span: { start: number; end: number } }) {
          return { changes: [{ uri: document.uri, edits: [{ ...span, newText: '"', reach: span }] }], created: [] };
        }`,
      }));
    },
  });
  const { status, stdout, stderr } = fedlint(cwd, ['fix'], {}, broken);
  assert.equal(status, 2);
  assert.match(stdout, /^0 findings fixed in 0 files/);
  assert.equal(stderr, 'fedlint: A fix would have broken `a.yaml`, so it was left as it was. Please report it.\n');
  assert.equal(readFileSync(join(cwd, 'a.yaml'), 'utf8'), MISSPELT);
});

test('the lines that differ', () => {
  const hunks = (before: string, after: string) =>
    hunksBetween(before, after).map(({ line, removed, added }) => [line, removed.join('|'), added.join('|')]);
  assert.deepEqual(hunks('a\nb\nc', 'a\nb\nc'), []);
  assert.deepEqual(hunks('a\nb\nc', 'a\nx\nc'), [[2, 'b', 'x']]);
  assert.deepEqual(hunks('a\nb\nc', 'a\nc'), [[2, 'b', '']]);
  assert.deepEqual(hunks('a\nc', 'a\nb\nd\nc'), [[2, '', 'b|d']]);
  assert.deepEqual(hunks('a\nb\nc\nd', 'x\nb\nc\ny\nz'), [
    [1, 'a', 'x'],
    [4, 'd', 'y|z'],
  ]);
  assert.deepEqual(hunks('', CLEAN).length, 1);
});
