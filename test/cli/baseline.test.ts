/** Baselines: what is known does not count, whatever moves, and what is gone is said. */
import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { CLEAN, MISSPELT, NAKED_LINK, WRONG_ROLE } from './manifests.ts';
import { fedlint, folderWith } from './run.ts';

const FILES = { 'a.yaml': `${CLEAN}---\n${MISSPELT.replaceAll('shop', 'till')}`, 'sub/b.yaml': NAKED_LINK };

test('a baseline goes by rule, file, object and field', () => {
  const cwd = folderWith(FILES);
  const written = fedlint(cwd, ['baseline', 'write', '--file', 'known.json']);
  assert.deepEqual(written, {
    status: 0,
    stdout: `2 findings in the baseline \`known.json\`.
\`fedlint check --baseline known.json\` puts it to use, or the setting \`baseline\` in .fedlint.yaml for every run.
`,
    stderr: '',
  });
  assert.equal(
    readFileSync(join(cwd, 'known.json'), 'utf8'),
    `{
  "version": 1,
  "findings": [
    {"rule":"unknown-field","file":"a.yaml","object":"TrustDomain/till","path":"/spec/opertor"},
    {"rule":"undocumented-federation","file":"sub/b.yaml","object":"ClusterFederatedTrustDomain/acme","path":"/spec/trustDomain"}
  ]
}
`,
  );
});

test('known findings are not counted: text says how many, JSON marks them', () => {
  const cwd = folderWith(FILES);
  fedlint(cwd, ['baseline', 'write', '--file', 'known.json']);
  const args = ['check', '--baseline', 'known.json', '--severity', 'info'];
  const text = fedlint(cwd, args);
  assert.deepEqual(text, {
    status: 0,
    stdout: `Nothing found in 2 manifest files (3 files looked at).
2 findings known from the baseline known.json not shown.
`,
    stderr: '',
  });
  const { findings } = JSON.parse(fedlint(cwd, [...args, '--format', 'json']).stdout);
  assert.deepEqual(
    findings.map(({ rule, baseline }: { rule: string; baseline?: boolean }) => [rule, baseline]),
    [
      ['unknown-field', true],
      ['undocumented-federation', true],
    ],
  );
});

test('what moves is still known; what is new, or the same once more, is not', () => {
  const cwd = folderWith(FILES);
  fedlint(cwd, ['baseline', 'write', '--file', 'known.json']);
  const moved = `# moved\n\n${WRONG_ROLE.replaceAll('shop', 'inn')}---\n${MISSPELT.replaceAll('shop', 'till')}`;
  writeFileSync(join(cwd, 'a.yaml'), moved);
  const { status, stdout } = fedlint(cwd, ['check', '--baseline', 'known.json']);
  assert.equal(status, 1);
  assert.match(stdout, /^a\.yaml:9:9 {2}error {2}invalid-value$/m);
  assert.match(stdout, /^1 error in 2 manifest files/m);
  assert.match(stdout, /^2 findings known/m);
  writeFileSync(join(cwd, 'a.yaml'), `${moved}---\n${MISSPELT.replaceAll('shop', 'till')}`);
  assert.match(fedlint(cwd, ['check', '--baseline', 'known.json']).stdout, /^2 errors in/m);
});

test('entries that no longer occur are said, as far as the run could have seen them', () => {
  const cwd = folderWith(FILES);
  fedlint(cwd, ['baseline', 'write', '--file', 'known.json']);
  writeFileSync(join(cwd, 'a.yaml'), CLEAN);
  rmSync(join(cwd, 'sub/b.yaml'));
  const gone = (...paths: string[]) => fedlint(cwd, ['check', '--baseline', 'known.json', ...paths]);
  assert.match(
    gone().stdout,
    /not shown\. 2 of its entries no longer occur: `fedlint baseline prune` names them and takes them out\.$/m,
  );
  assert.match(gone('sub').stdout, /not shown\. 1 of its entries no longer occurs: /);
  assert.equal(gone().status, 0, 'which is no fault');
  fedlint(cwd, ['baseline', 'write', 'sub', '--file', 'known.json']);
  assert.match(readFileSync(join(cwd, 'known.json'), 'utf8'), /a\.yaml/, 'what was out of reach is kept');
  fedlint(cwd, ['baseline', 'write', '--file', 'known.json']);
  assert.deepEqual(JSON.parse(readFileSync(join(cwd, 'known.json'), 'utf8')), { version: 1, findings: [] });
});

test('the configuration names a baseline, by its own folder', () => {
  const cwd = folderWith({ ...FILES, '.fedlint.yaml': 'baseline: .known.json\n' });
  const missing = fedlint(cwd, ['check']);
  assert.equal(missing.status, 2);
  assert.match(missing.stderr, /The baseline `\.known\.json` cannot be read/);
  fedlint(cwd, ['baseline', 'write', '--file', '.known.json']);
  assert.equal(fedlint(cwd, ['check']).status, 0);
  assert.match(
    fedlint(join(cwd, 'sub'), ['check']).stdout,
    /^1 finding known from the baseline \.\.\/\.known\.json not/m,
  );
});

test('what may not be suppressed is not hidden by a baseline either', () => {
  const cwd = folderWith({
    'a.yaml': MISSPELT,
    'b.yaml': `# fedlint-ignore-file unknown-field until=2020-01-31 -- long ago\n${CLEAN.replaceAll('shop', 'inn')}`,
    'known.json': JSON.stringify({
      version: 1,
      findings: [{ rule: 'unknown-field', file: 'a.yaml', object: 'TrustDomain/shop', path: '/spec/opertor' }],
    }),
  });
  assert.doesNotMatch(fedlint(cwd, ['check', '--baseline', 'known.json']).stdout, /^a\.yaml/m);
  writeFileSync(join(cwd, '.fedlint.yaml'), 'locked: [unknown-field]\n');
  assert.match(fedlint(cwd, ['check', '--baseline', 'known.json']).stdout, /^a\.yaml:9:3 {2}error/m);
  fedlint(cwd, ['baseline', 'write', '--file', 'known.json']);
  assert.deepEqual(JSON.parse(readFileSync(join(cwd, 'known.json'), 'utf8')).findings, []);
});

test('a file that is no baseline is never written over', () => {
  const cwd = folderWith(FILES);
  const { status, stderr } = fedlint(cwd, ['baseline', 'write', '--file', 'a.yaml']);
  assert.deepEqual([status, stderr], [2, 'fedlint: `a.yaml` is no baseline of this version of Fedlint.\n']);
  assert.equal(readFileSync(join(cwd, 'a.yaml'), 'utf8'), FILES['a.yaml']);
});

test('prune takes out what was mended, says so, and takes in nothing', () => {
  const cwd = folderWith(FILES);
  fedlint(cwd, ['baseline', 'write', '--file', 'known.json']);
  writeFileSync(join(cwd, 'a.yaml'), WRONG_ROLE);
  const fixed = [{ rule: 'unknown-field', file: 'a.yaml', object: 'TrustDomain/till', path: '/spec/opertor' }];
  const json = fedlint(cwd, ['check', '--baseline', 'known.json', '--format', 'json']).stdout;
  assert.deepEqual(JSON.parse(json).fixed, fixed);
  const outside = fedlint(cwd, ['baseline', 'prune', 'sub', '--file', 'known.json']);
  assert.equal(outside.stdout, '0 findings taken out of the baseline `known.json`.\n');
  assert.deepEqual(fedlint(cwd, ['baseline', 'prune', '--file', 'known.json']), {
    status: 0,
    stdout: `a.yaml  unknown-field  TrustDomain/till/spec/opertor
1 finding taken out of the baseline \`known.json\`.
`,
    stderr: '',
  });
  const left = JSON.parse(readFileSync(join(cwd, 'known.json'), 'utf8')).findings;
  assert.deepEqual(
    left.map(({ rule }: { rule: string }) => rule),
    ['undocumented-federation'],
  );
});

test('without --file, the baselines that the configurations name, and a file of its own for the rest', () => {
  const cwd = folderWith({
    'a.yaml': MISSPELT,
    'one/a.yaml': MISSPELT,
    'one/.fedlint.yaml': 'baseline: ../one.json\n',
    'two/a.yaml': CLEAN,
    'two/.fedlint.yaml': 'baseline: two.json\n',
  });
  const { stdout } = fedlint(cwd, ['baseline', 'write']);
  assert.match(stdout, /^1 finding in the baseline `\.fedlint-baseline\.json`\.$/m);
  assert.match(stdout, /^1 finding in the baseline `one\.json`\.$/m);
  assert.match(stdout, /`fedlint check --baseline \.fedlint-baseline\.json` puts it to use/);
  assert.doesNotMatch(stdout, /two\.json/, 'nothing is known there');
  writeFileSync(join(cwd, 'one/a.yaml'), CLEAN);
  assert.match(fedlint(cwd, ['baseline', 'prune']).stdout, /^1 finding taken out of the baseline `one\.json`\.$/m);
});

test('a wrong verb, and a baseline that is not there', () => {
  const cwd = folderWith(FILES);
  for (const args of [[], ['read'], ['sub']])
    assert.match(fedlint(cwd, ['baseline', ...args]).stderr, /needs a verb: write or prune\./);
  const { status, stderr } = fedlint(cwd, ['baseline', 'prune']);
  assert.equal(status, 2);
  assert.match(stderr, /The baseline `\.fedlint-baseline\.json` cannot be read: there is no such file/);
});
