/** Markdown: a comment that reads well, fits, and in which no name is more than a name. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { code, pathCode, prose } from '../../server/src/cli/reports/markdown/text.ts';
import { meaningsIn, outsideOfCode } from './comment.ts';
import { HOSTILE, HOSTILE_FILE, hostileManifest, NOT_UTF_8 } from './hostile.ts';
import { CLEAN, MISSPELT, PLACEHOLDER } from './manifests.ts';
import { fedlint, folderWith } from './run.ts';

const markdown = (files: Readonly<Record<string, string | Buffer>>) =>
  fedlint(folderWith(files), ['check', '--format', 'markdown']).stdout;

test('findings stand by file, under a headline that counts them', () => {
  assert.equal(
    markdown({ 'a.yaml': CLEAN, 'sub/b.yaml': MISSPELT.replaceAll('shop', 'till') }),
    `<!-- fedlint-check -->
## Fedlint: 1 error

2 manifest files checked as of 2026-11-21.

### \`sub/b.yaml\`

- **error** line 9 [unknown-field](https://github.com/fedlint/fedlint/blob/main/docs/rules/unknown-field.md)${'  '}
  \`opertor\` is not a field of \`spec\` in TrustDomain, so nothing reads it. Did you mean \`operator\`?
`,
  );
});

test('nothing found is said', () => {
  assert.equal(
    markdown({ 'a.yaml': CLEAN }),
    '<!-- fedlint-check -->\n## Fedlint: nothing found\n\n1 manifest file checked as of 2026-11-21.\n',
  );
});

test('what does not fit is cut from the least important on, and counted', () => {
  const warnings = Array.from({ length: 50 }, (_, index) => PLACEHOLDER.replaceAll('shop', `a-${index}`));
  const errors = Array.from({ length: 2000 }, (_, index) => MISSPELT.replaceAll('shop', `shop-${index}`));
  const comment = markdown({ 'a.yaml': warnings.join('---\n'), 'b.yaml': errors.join('---\n') });
  assert.ok(comment.length < 65_000, `${comment.length}`);
  assert.ok(comment.length > 60_000, 'there was room for more');
  const shown = comment.match(/^- \*\*error\*\*/gm)?.length ?? 0;
  assert.doesNotMatch(comment, /^- \*\*warning\*\*/m);
  assert.match(comment, /^## Fedlint: 2000 errors, 50 warnings$/m);
  assert.ok(comment.endsWith(`holds no more: ${2000 - shown} errors, 50 warnings. \`fedlint check\` shows all.\n`));
});

test('a check that is incomplete says so', () => {
  const comment = markdown({ 'a.yaml': CLEAN, 'b.yaml': NOT_UTF_8 });
  assert.match(comment, /\*\*The check is incomplete:\*\*\n\n- .*`b\.yaml`/);
});

test('these tests see a name that was not made safe', () => {
  const harmless = HOSTILE.filter((name) => meaningsIn(name).length === 0);
  const elsewhere = /^(?:"quoted"|::error|##\[|col:1|`code`|a \{0\}|-rf)/;
  assert.deepEqual(
    harmless.filter((name) => !elsewhere.test(name)),
    [],
    'but for those that other formats have to fear',
  );
});

test('no name is markup, calls anybody, links anywhere or commands a bot', () => {
  const comment = markdown({ [HOSTILE_FILE]: hostileManifest() });
  assert.deepEqual(meaningsIn(comment), []);
  assert.equal(comment.match(/^- \*\*error\*\*/gm)?.length, HOSTILE.length);
  assert.match(comment, /⟨U\+202E⟩right to left/, 'what is unseen shows');
});

test('prose keeps words and values, and makes code of everything else', () => {
  assert.equal(
    prose('Nobody owns `acme.example`, so "it" breaks (again).'),
    'Nobody owns `acme.example`, so "it" breaks (again).',
  );
  assert.equal(prose('because mesh.yaml:12 also trusts'), 'because `mesh.yaml:12` also trusts');
  assert.equal(prose('see (`a.yaml`).'), 'see (`a.yaml`).');
  assert.equal(prose('a@`b``c`'), '`a@` `b` `c`', 'spans that touch would be one');
  assert.equal(prose('owned by @team'), 'owned by `@team`');
  for (const name of HOSTILE) {
    for (const text of [name, `\`${name}`, `${name}\``, `a\`${name}\`b`, `(${name}).`]) {
      assert.deepEqual(meaningsIn(prose(text)), [], JSON.stringify(text));
    }
  }
});

test('a code span holds whatever is put into it', () => {
  assert.equal(code('a'), '`a`');
  assert.equal(code('`'), '`` ` ``');
  assert.equal(code('a`` `b'), '```a`` `b```');
  assert.equal(code(' '), '`   `');
  assert.equal(code(''), 'nothing');
  assert.equal(code('x'.repeat(500)).length, 202);
  for (const name of HOSTILE) assert.equal(outsideOfCode(code(name)), 'CODE', name);
  const long = pathCode(`${'deep/'.repeat(100)}a.yaml`, 7);
  assert.ok(long.length < 210 && long.endsWith('/a.yaml:7`'), long);
});
