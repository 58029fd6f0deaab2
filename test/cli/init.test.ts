/** `fedlint init`: a configuration that says what there is to say, and a manifest for each naked trust link. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { INITIAL_CONFIGURATION } from '../../server/src/cli/initial-configuration.ts';
import { faultsOf } from '../../server/src/cli/input/configuration-faults.ts';
import { readSettings } from '../../server/src/core/config/read-settings.ts';
import { configSchema } from '../../server/src/core/formats/schemas.ts';
import { DEFAULT_SETTINGS } from '../../server/src/core/model/settings.ts';
import { readYaml } from '../../server/src/core/syntax/yaml.ts';
import { NAKED_LINK } from './manifests.ts';
import { fedlint, folderWith } from './run.ts';

/** Settings are comments that begin with a field or with indentation; all other comments are prose. */
const UNCOMMENTED = INITIAL_CONFIGURATION.replace(/^# (?=\w+:|\s)/gm, '');

test('the configuration changes nothing as it is, and is sound once the comments are taken off', () => {
  assert.deepEqual(faultsOf('/.fedlint.yaml', INITIAL_CONFIGURATION), []);
  assert.deepEqual(readSettings(INITIAL_CONFIGURATION), DEFAULT_SETTINGS);
  assert.deepEqual(faultsOf('/.fedlint.yaml', UNCOMMENTED), []);
  const { root } = readYaml(UNCOMMENTED);
  const keys = root?.type === 'map' ? root.entries.map(({ key }) => key.value) : [];
  const fields = Object.keys(configSchema.schema.properties ?? {}).filter((field) => field !== '$schema');
  assert.deepEqual(keys.sort(), fields.sort(), 'every setting is there');
});

test('what it calls a default is one', () => {
  const { localTrustDomains, rules, overrides, locked, baseline, ...rest } = readSettings(UNCOMMENTED);
  const { adoption, owners, timeBox, review, credentials, evidence, ignore } = DEFAULT_SETTINGS;
  assert.deepEqual(rest, { adoption, owners, timeBox, review, credentials, evidence, ignore });
  assert.ok(localTrustDomains.length && Object.keys(rules).length && overrides.length && locked.length && baseline);
});

test('init writes the configuration and shows a manifest per trust link; what exists is left alone', () => {
  const twin = NAKED_LINK.replace('name: acme', 'name: acme-west');
  const cwd = folderWith({ 'eu/acme.yaml': `${NAKED_LINK}---\n${twin}`, 'us/acme.yaml': NAKED_LINK });
  const { status, stdout, stderr } = fedlint(cwd, ['init', '--now', '2026-11-21']);
  assert.deepEqual([status, stderr], [0, '']);
  assert.match(stdout, /^\.fedlint\.yaml written\./);
  assert.equal(readFileSync(join(cwd, '.fedlint.yaml'), 'utf8'), INITIAL_CONFIGURATION);
  assert.deepEqual(
    stdout.match(/^Proposed \S+/gm),
    ['Proposed eu/acme.partner.example-federation.yaml', 'Proposed us/acme.partner.example-federation.yaml'],
    'one for each link, though two resources set it up',
  );
  assert.match(stdout, /^kind: Federation$/m);
  assert.ok(!existsSync(join(cwd, 'eu/acme.partner.example-federation.yaml')));
  assert.match(fedlint(cwd, ['init']).stdout, /^\.fedlint\.yaml counts here already and was left as it is\.$/m);
});

test('init --write writes the manifests, and then there is none to propose', () => {
  const cwd = folderWith({ 'acme.yaml': NAKED_LINK });
  assert.match(fedlint(cwd, ['init', '--write']).stdout, /^acme\.partner\.example-federation\.yaml written\. Fill in/m);
  assert.match(
    readFileSync(join(cwd, 'acme.partner.example-federation.yaml'), 'utf8'),
    /remote: acme\.partner\.example/,
  );
  assert.match(fedlint(cwd, ['init', '--write']).stdout, /^No trust link without a manifest was found\.$/m);
  const { stdout } = fedlint(cwd, ['check']);
  assert.doesNotMatch(stdout, /undocumented-federation|syntax-error|unknown-field/);
  assert.match(stdout, /missing-owner/, 'TODO answers nothing');
});

test('an empty configuration of its own would take a folder out of the reach of the one above', () => {
  const cwd = folderWith({ '.fedlint.yaml': 'adoption: strict\n', 'sub/acme.yaml': NAKED_LINK });
  assert.match(fedlint(cwd, ['init', 'sub']).stdout, /^\.fedlint\.yaml counts here already/);
  assert.ok(!existsSync(join(cwd, 'sub/.fedlint.yaml')));
  assert.match(fedlint(join(cwd, 'sub'), ['init']).stdout, /^\.\.\/\.fedlint\.yaml counts here already/);
});

test('init takes one folder', () => {
  const cwd = folderWith({ 'a.yaml': NAKED_LINK });
  for (const args of [['a.yaml'], ['none'], ['.', '.']]) {
    const { status, stdout } = fedlint(cwd, ['init', ...args]);
    assert.deepEqual({ status, stdout }, { status: 2, stdout: '' });
  }
  assert.ok(!existsSync(join(cwd, '.fedlint.yaml')));
});
