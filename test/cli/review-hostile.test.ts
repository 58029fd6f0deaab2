/** Names of branches, files and folders reach a review as text: they run nothing, and break out of no format. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { FEDERATION } from '../../server/src/core/rules/examples.ts';
import { commit, git, repositoryWith, write } from './git-repository.ts';
import { HOSTILE_FILE } from './hostile.ts';
import { fedlint } from './run.ts';
import { readByRunner } from './workflow-commands.ts';

const posix = { skip: process.platform === 'win32' };

/** Allowed by Git, each of them in the way of something. */
const BRANCHES = [
  ...['-x', '--output=owned', '@'],
  `"q"'q'%0A%0D$(touch\${IFS}owned)\`touch\`;a|b&&c<b>#1\u202e](evil.example)-->ü!{a,b}@org/team`,
];

const FOLDERS = ['-rf', '--output=owned', '%0A::error::x', 'a\nb', '"q"', "it's", '\u001b[31m', ':(glob)**', ' '];

const FORMATS = ['text', 'markdown', 'json', 'sarif', 'github', 'gitlab'];

const WIDER = FEDERATION.replace('direction: inbound', 'direction: mutual');

/** The output of a review in each format, after a look at its form. */
function inAllFormats(cwd: string, ...args: readonly string[]): string[] {
  return FORMATS.map((format) => {
    const { status, stdout, stderr } = fedlint(cwd, ['review', '--format', format, '--fail-on', 'never', ...args]);
    assert.deepEqual([status, stderr], [0, ''], format);
    steersNothing(stdout);
    if (['json', 'sarif', 'gitlab'].includes(format)) JSON.parse(stdout);
    if (format === 'github')
      for (const { name } of readByRunner(stdout).commands) assert.match(name, /^(?:warning|notice|error)$/);
    return stdout;
  });
}

function steersNothing(text: string): void {
  const unseen = text.match(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu) ?? [];
  assert.deepEqual(
    unseen.filter((sign) => !['\n', '\u200c', '\u200d'].includes(sign)),
    [],
  );
}

test('branches may be called anything', posix, () => {
  const cwd = repositoryWith({ 'a.yaml': FEDERATION });
  const base = git(cwd, 'rev-parse', 'HEAD');
  const head = commit(cwd, { 'a.yaml': WIDER });
  for (const name of BRANCHES) {
    git(cwd, 'update-ref', `refs/heads/${name}`, base);
    const review = JSON.parse(fedlint(cwd, ['review', `--base=${name}`, '--format', 'json']).stdout);
    // `@` alone is another word for HEAD.
    assert.deepEqual(review.base, { name, commit: name === '@' ? head : base });
    assert.equal(review.changes.length, name === '@' ? 0 : 1);
  }
  inAllFormats(cwd, `--base=${BRANCHES.at(-1)}`);
  assert.deepEqual(readdirSync(cwd).sort(), ['.git', 'a.yaml']);
});

test('names that are no revisions are refused as text', () => {
  const cwd = repositoryWith({ 'a.yaml': FEDERATION });
  for (const arg of ['--base=main\n--output=owned', '--head=HEAD:a.yaml', '--base=\u001b[2J', '--head=--help-all']) {
    const { status, stdout, stderr } = fedlint(cwd, ['review', arg]);
    assert.deepEqual([status, stdout], [2, ''], arg);
    assert.match(stderr, /There is no branch, tag or commit/);
    steersNothing(stderr);
  }
  assert.deepEqual(readdirSync(cwd).sort(), ['.git', 'a.yaml']);
});

test('files and folders may be called anything, in either state', posix, () => {
  const file = HOSTILE_FILE.replace('.json', '.yaml');
  const names = [...FOLDERS.map((folder) => `${folder}/acme.yaml`), file, '-x.yaml', '--output=owned.yaml'];
  const files = (from: string) =>
    Object.fromEntries(names.map((name, n) => [name, from.replaceAll('acme', `acme${n}`)]));
  const cwd = repositoryWith(files(FEDERATION));
  write(cwd, files(WIDER));
  const { changes } = JSON.parse(fedlint(cwd, ['review', '--format', 'json']).stdout);
  const places = changes.map(({ after }: { after: { file: string } }) => after.file);
  assert.deepEqual(places.sort(), [...names].sort());
  commit(cwd);
  const committed = inAllFormats(cwd, '--base', 'HEAD~1', '--head', 'main')[FORMATS.indexOf('json')] ?? '';
  assert.deepEqual(JSON.parse(committed).changes, changes);
  assert.equal(git(cwd, 'status', '--porcelain'), '', 'nothing was written');
});
