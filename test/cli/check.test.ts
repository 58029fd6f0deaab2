/** `fedlint check`: what goes in, what comes out, and with which exit status. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { CLEAN, MISSPELT, NAKED_LINK, PLACEHOLDER, WRONG_ROLE } from './manifests.ts';
import { bundle, commandLine, emptyFolder, fedlint, folderWith } from './run.ts';

test('a clean folder: status 0, and a line that says how much was looked at', () => {
  const cwd = folderWith({ 'a.yaml': CLEAN, 'b.json': '{"some": "thing"}' });
  assert.deepEqual(fedlint(cwd, ['check']), {
    status: 0,
    stdout: 'Nothing found in 1 manifest file (2 files looked at).\n',
    stderr: '',
  });
});

test('a finding: status 1, and the line with a mark, without colours in a pipe', () => {
  const cwd = folderWith({ 'sub/a.yaml': MISSPELT });
  const { status, stdout, stderr } = fedlint(cwd, ['check', 'sub']);
  assert.equal(
    stdout,
    `sub/a.yaml:9:3  error  unknown-field
  \`opertor\` is not a field of \`spec\` in TrustDomain, so nothing reads it. Did you mean \`operator\`?
  9 |   opertor: internal
    |   ^^^^^^^
  fix: Rename to \`operator\`

1 error in 1 manifest file (1 file looked at).
`,
  );
  assert.deepEqual({ status, stderr }, { status: 1, stderr: '' });
});

test('the exit status follows the severity that fails', () => {
  const cwd = folderWith({ 'a.yaml': PLACEHOLDER });
  assert.equal(fedlint(cwd, ['check']).status, 0);
  assert.equal(fedlint(cwd, ['check', '--severity', 'warning']).status, 1);
  assert.equal(fedlint(cwd, ['check', '--severity', 'info']).status, 1);
});

test('findings come by file, line, column and rule, whatever the order of the paths', () => {
  const cwd = folderWith({ 'a.yaml': MISSPELT, 'b/c.yaml': WRONG_ROLE, 'b-d.yaml': `${WRONG_ROLE}  oner: x\n` });
  const places = (args: string[]) =>
    JSON.parse(fedlint(cwd, ['check', '--format', 'json', ...args]).stdout).findings.map(
      (finding: { file: string; range: { start: { line: number } } }) => `${finding.file}:${finding.range.start.line}`,
    );
  const expected = ['a.yaml:9', 'b-d.yaml:7', 'b-d.yaml:9', 'b/c.yaml:7'];
  assert.deepEqual(places([]), expected);
  assert.deepEqual(places(['b', 'b-d.yaml', 'a.yaml', '.', 'a.yaml']), expected);
});

test('standard input goes by a name, in place of the file of that name', () => {
  const cwd = folderWith({ 'sub/a.yaml': CLEAN });
  const piped = fedlint(cwd, ['check', '-', '--stdin-filename', 'sub/a.yaml'], { input: MISSPELT });
  assert.match(piped.stdout, /^sub\/a\.yaml:9:3 {2}error {2}unknown-field$/m);
  assert.equal(piped.status, 1);
  const both = fedlint(cwd, ['check', '-', 'sub', '--stdin-filename', 'sub/a.yaml'], { input: MISSPELT });
  assert.match(both.stdout, /^1 error in 1 manifest file \(1 file looked at\)\.$/m);
  assert.match(fedlint(cwd, ['check', '-'], { input: MISSPELT }).stdout, /^stdin\.yaml:9:3 /m);
});

test('--output writes the report there and nothing elsewhere', () => {
  const cwd = folderWith({ 'a.yaml': MISSPELT });
  const { stdout } = fedlint(cwd, ['check', '--format', 'json']);
  const run = fedlint(cwd, ['check', '--format', 'json', '--output', 'report.json']);
  assert.deepEqual(run, { status: 1, stdout: '', stderr: '' });
  assert.equal(readFileSync(join(cwd, 'report.json'), 'utf8'), stdout);
});

test('wrong usage: status 2, the reason on standard error, and no report', () => {
  const cwd = folderWith({ 'a.yaml': MISSPELT, 'some.json': '{}' });
  const wrong: [string[], RegExp][] = [
    [['check', '--format', 'xml'], /--format: `xml` is none of text, json, /],
    [['check', '--format', 'constructor'], /none of text, json/],
    [['check', '--nonsense'], /Unknown option '--nonsense'/],
    [['check', 'nowhere'], /`nowhere` cannot be read: there is no such file or folder\./],
    [['check', '--now', '21.11.2026'], /--now: /],
    [['check', '--severity', 'fatal'], /none of error, warning, info/],
    [['check', '--output', 'no/such/folder/report'], /--output: .* cannot be written/],
    [['check', '--stdin-filename', 'a.yaml'], /goes with the path `-`/],
    [
      ['check', '--baseline', 'none.json'],
      /The baseline `none\.json` cannot be read.*`fedlint baseline write` writes one/,
    ],
    [['check', '--baseline', 'some.json'], /`some\.json` is no baseline/],
    [['chekc'], /There is no command `chekc`\. Commands: check, fix, review, baseline, explain, init, lsp\./],
    [[], /Usage: fedlint <command>/],
  ];
  for (const [args, reason] of wrong) {
    const { status, stdout, stderr } = fedlint(cwd, args);
    assert.deepEqual({ status, stdout }, { status: 2, stdout: '' }, args.join(' '));
    assert.match(stderr, reason);
    assert.doesNotMatch(stderr, /^ +at /m, 'no stack trace');
  }
});

test('help and version', () => {
  const cwd = emptyFolder();
  const overview = fedlint(cwd, ['--help']);
  assert.equal(overview.status, 0);
  for (const command of ['check', 'fix', 'review', 'baseline', 'explain', 'init', 'lsp'])
    assert.match(overview.stdout, new RegExp(`^  ${command} +\\w`, 'm'));
  const help = fedlint(cwd, ['check', 'nowhere', '--help']);
  assert.equal(help.status, 0);
  for (const word of ['--new-since REF', 'Exit status: 0 ']) assert.ok(help.stdout.includes(word), word);
  assert.deepEqual(fedlint(cwd, ['help', 'check']), help);
  assert.match(fedlint(cwd, ['--version']).stdout, /^\d+\.\d+\.\d+\n$/);
});

test('a rule that fails is a failure of the run, even where its finding is switched off', async () => {
  const broken = await bundle({
    name: 'a fault in a rule',
    setup(build) {
      build.onLoad({ filter: /[\\/]placeholder-value\.ts$/ }, () => ({
        loader: 'ts',
        contents: `import { rule } from '../rule.ts';
          export const placeholderValue = rule({
            id: 'placeholder-value', severity: 'warning', title: '', what: '', why: '', how: '', families: [],
            edit: 'none', on: ['trust-domain'], bad: '', good: '',
            check() { throw new Error('out of cheese'); },
          });`,
        resolveDir: new URL('../../server/src/core/rules/governance/', import.meta.url).pathname,
      }));
    },
  });
  const cwd = folderWith({
    'a.yaml': CLEAN,
    'off/a.yaml': CLEAN,
    'off/.fedlint.yaml': 'rules: {internal-error: off}\n',
  });
  const shown = fedlint(cwd, ['check', 'a.yaml'], {}, broken);
  assert.equal(shown.status, 2);
  assert.match(shown.stdout, /^a\.yaml:1:1 {2}error {2}internal-error$/m);
  assert.match(shown.stdout, /out of cheese/);
  const hidden = fedlint(cwd, ['check', 'off'], {}, broken);
  assert.deepEqual(
    [hidden.status, hidden.stderr],
    [2, 'fedlint: The rule `placeholder-value` failed on `off/a.yaml`.\n'],
  );
  const baseline = fedlint(cwd, ['baseline', 'write', '--file', 'b.json'], {}, broken);
  assert.equal(baseline.status, 2);
  assert.ok(!existsSync(join(cwd, 'b.json')), 'no baseline of a run that missed something');
});

test('a reader that goes away early changes neither the exit status nor standard error', async () => {
  const cwd = folderWith({ 'a.yaml': Array.from({ length: 400 }, () => MISSPELT).join('---\n') });
  const child = spawn(process.execPath, commandLine('check'), { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.once('data', () => child.stdout.destroy());
  let errors = '';
  child.stderr.on('data', (data) => {
    errors += data;
  });
  const status = await new Promise((resolve) => child.on('close', resolve));
  assert.deepEqual({ status, errors }, { status: 1, errors: '' });
});

test('naked trust is a warning, and everything at once under strict adoption', () => {
  const cwd = folderWith({ 'a.yaml': NAKED_LINK, '.fedlint.yaml': 'adoption: strict\n' });
  assert.equal(fedlint(cwd, ['check']).status, 1);
  assert.match(fedlint(cwd, ['check']).stdout, /missing-owner/);
});
