/** Which configuration counts, and that one that cannot be used is never taken for an empty one. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { faultsOf } from '../../server/src/cli/input/configuration-faults.ts';
import { MISSPELT, WRONG_ROLE } from './manifests.ts';
import { fedlint, folderWith } from './run.ts';

const OFF = 'rules: {unknown-field: off}\n';

test('the nearest configuration counts, within the repository', () => {
  const cwd = folderWith({
    '.fedlint.yaml': 'rules: {unknown-field: off, invalid-value: off}\n',
    'repository/.git': 'gitdir: elsewhere\n',
    'repository/a.yaml': MISSPELT,
    'repository/inner/.fedlint.yml': OFF,
    'repository/inner/a.yaml': MISSPELT,
    'repository/inner/deep/b.yaml': WRONG_ROLE,
  });
  const { stdout } = fedlint(cwd, ['check', 'repository']);
  assert.match(stdout, /^repository\/a\.yaml:9:3 {2}error/m);
  assert.match(stdout, /^repository\/inner\/deep\/b\.yaml:7:9 {2}error/m);
  assert.match(stdout, /^2 errors in 3 manifest files/m);
});

test('--config stands in for all others', () => {
  const cwd = folderWith({ 'a.yaml': MISSPELT, '.fedlint.yaml': 'rules: {unknown-field: info}\n', 'other.yaml': OFF });
  assert.equal(fedlint(cwd, ['check']).status, 0);
  assert.match(fedlint(cwd, ['check']).stdout, /1 info in/);
  assert.match(fedlint(cwd, ['check', '--config', 'other.yaml']).stdout, /Nothing found/);
});

test('files that the configuration leaves alone are left alone, and named ones with a word about it', () => {
  const cwd = folderWith({ 'a.yaml': MISSPELT, 'old/a.yaml': MISSPELT, '.fedlint.yaml': 'ignore: [old/]\n' });
  assert.match(fedlint(cwd, ['check']).stdout, /^1 error in 1 manifest file/m);
  const { status, stderr } = fedlint(cwd, ['check', 'old/a.yaml']);
  assert.deepEqual([status, stderr], [0, 'fedlint: `old/a.yaml` was left out, as the configuration asks.\n']);
});

test('whatever would be passed over in silence is a fault, in its place', () => {
  const faults: [string, RegExp][] = [
    ['rules: [\n', /\.fedlint\.yaml:1:8: /],
    ['adoptoin: strict\n', /\.fedlint\.yaml:1:1: `adoptoin` is not a field .*Did you mean `adoption`\?/],
    ['adoption: strikt\n', /\.fedlint\.yaml:1:11: /],
    ['timeBox:\n  max: 90 days\n', /\.fedlint\.yaml:2:8: /],
    [
      'rules:\n  missing-ownr: off\n',
      /\.fedlint\.yaml:2:3: There is no rule `missing-ownr`\. Did you mean `missing-owner`\?/,
    ],
    ['locked: [no-such-rule-at-all]\n', /:1:10: There is no rule `no-such-rule-at-all`\./],
  ];
  for (const [text, fault] of faults) {
    const found = faultsOf(join(process.cwd(), '.fedlint.yaml'), text);
    assert.match(found.join('\n'), fault);
    assert.doesNotMatch(found.join('\n'), /^(?!\.fedlint\.yaml:\d+:\d+: .)/m);
  }
  assert.deepEqual(faultsOf('/.fedlint.yaml', ''), []);
  assert.deepEqual(faultsOf('/.fedlint.yaml', '# nothing yet\n'), []);
});

test('a configuration that cannot be used stops the run', () => {
  const cwd = folderWith({ 'a.yaml': MISSPELT, '.fedlint.yaml': 'adoptoin: strict\nadoption: strikt\n' });
  for (const args of [['check'], ['check', 'a.yaml'], ['check', '--config', '.fedlint.yaml'], ['fix']]) {
    const { status, stdout, stderr } = fedlint(cwd, args);
    assert.deepEqual({ status, stdout }, { status: 2, stdout: '' }, args.join(' '));
    assert.match(stderr, /cannot be used, so nothing was done\.\n.*\.fedlint\.yaml:1:1: .*\n.*\.fedlint\.yaml:2:11: /);
  }
  assert.equal(readFileSync(join(cwd, 'a.yaml'), 'utf8'), MISSPELT);
});

test('a configuration that cannot be read stops the run too', () => {
  const cwd = folderWith({ 'a.yaml': MISSPELT });
  mkdirSync(join(cwd, '.fedlint.yaml'));
  const folder = fedlint(cwd, ['check']);
  assert.deepEqual(
    [folder.status, folder.stderr],
    [2, 'fedlint: The configuration `.fedlint.yaml` cannot be read: it is a folder.\n'],
  );
  const missing = fedlint(cwd, ['check', '--config', 'none.yaml']);
  assert.deepEqual(
    [missing.status, missing.stderr],
    [2, 'fedlint: The configuration `none.yaml` cannot be read: there is no such file or folder.\n'],
  );
});
