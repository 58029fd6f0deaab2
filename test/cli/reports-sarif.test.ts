/** SARIF: valid, complete, and exact enough that a program can apply its fixes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { version } from '../../package.json';
import { HOSTILE, HOSTILE_FILE, hostileManifest, NOT_UTF_8 } from './hostile.ts';
import { CLEAN, MISSPELT, NAKED_LINK, PLACEHOLDER } from './manifests.ts';
import { fedlint, folderWith } from './run.ts';
import { locationsOf, offsetsOf, type Region, readSarif, shown } from './sarif-log.ts';

const check = (files: Readonly<Record<string, string | Buffer>>, ...args: readonly string[]) => {
  const cwd = folderWith(files);
  return readSarif(fedlint(cwd, ['check', '--format', 'sarif', ...args]).stdout);
};

/** What is shown in several bytes, and in two UTF-16 units, stands before the finding. */
const WIDE = MISSPELT.replace(
  /spec:[\s\S]*/,
  'spec: {policyEngine: "🔑 é", opertor: internal, trustDomain: a.b, role: issuer, owner: x}\n',
).replaceAll('\n', '\r\n');

test('a result says what, where and how grave, in UTF-16 columns, and its rule explains itself', () => {
  const run = check({ 'sub dir/ä#1.yaml': WIDE });
  assert.equal(run.columnKind, 'utf16CodeUnits');
  assert.equal(run.tool.driver.version, version);
  assert.equal(run.automationDetails.id, 'fedlint/check/');
  assert.deepEqual(run.invocations, [{ executionSuccessful: true }]);
  const [result] = run.results;
  assert.ok(result && run.results.length === 1);
  assert.equal(result.level, 'error');
  assert.match(result.message.text, /^`opertor` is not a field of `spec` in TrustDomain/);
  assert.deepEqual(result.locations, [
    {
      physicalLocation: {
        artifactLocation: { uri: 'sub%20dir/%C3%A4%231.yaml', uriBaseId: '%SRCROOT%' },
        region: { startLine: 5, startColumn: 30, endLine: 5, endColumn: 37 },
      },
      logicalLocations: [{ fullyQualifiedName: 'TrustDomain/shop/spec/opertor', kind: 'resource' }],
    },
  ]);
  assert.match(result.partialFingerprints['fedlint/v1'] ?? '', /^[0-9a-f]{32}$/);
  const [rule] = run.tool.driver.rules;
  assert.deepEqual([rule?.name, rule?.defaultConfiguration.level], ['UnknownField', 'error']);
  assert.match(rule?.help.markdown ?? '', /## Why it matters\n\n.+\n\n## How to mend it/);
});

test('a fix can be applied by its region alone', () => {
  const run = check({ 'a.yaml': WIDE });
  const [fix] = run.results[0]?.fixes ?? [];
  assert.deepEqual([fix?.description.text, fix?.properties.kind], ['Rename to `operator`', 'fix']);
  let text = WIDE;
  for (const { deletedRegion, insertedContent } of fix?.artifactChanges[0]?.replacements ?? []) {
    const [start, end] = offsetsOf(text, deletedRegion);
    text = text.slice(0, start) + (insertedContent?.text ?? '') + text.slice(end);
  }
  assert.equal(text, WIDE.replace('opertor', 'operator'));
});

test('an edit with blanks, and one that makes a file, are no fixes', () => {
  const [result] = check({ 'a.yaml': NAKED_LINK }).results;
  assert.equal(result?.ruleId, 'undocumented-federation');
  assert.equal(result.fixes, undefined);
  const [without] = check({ 'a.yaml': PLACEHOLDER }).results;
  assert.deepEqual([without?.ruleId, without?.level, without?.fixes], ['placeholder-value', 'warning', undefined]);
});

test('frameworks are taxonomies, with the controls that are cited and one weakness at most that covers a rule', () => {
  const cwd = folderWith({ 'a.yaml': CLEAN.replace('  owner: team-identity\n', ''), 'b.yaml': NAKED_LINK });
  const run = readSarif(fedlint(cwd, ['check', '--format', 'sarif']).stdout);
  const owner = run.tool.driver.rules.find(({ id }) => id === 'missing-owner');
  assert.ok(owner);
  assert.ok(
    owner.relationships?.every(({ kinds }) => kinds[0] === 'relevant'),
    'no honest CWE',
  );
  const covered = run.tool.driver.rules.flatMap(({ relationships = [] }) => relationships);
  const superset = covered.filter(({ kinds }) => kinds[0] === 'superset').map(({ target }) => target);
  assert.ok(superset.every(({ toolComponent }) => toolComponent.name === 'cwe-4.19.1'));
  const ccm = run.taxonomies?.find(({ name }) => name === 'csa-ccm-4.1');
  assert.match(ccm?.version ?? '', /^4\.1/);
  assert.ok(
    ccm?.taxa.every(({ fullDescription }) => fullDescription === undefined),
    'its licence allows no text',
  );
  assert.ok(owner.properties.tags.includes('security'));
});

test('a rule about a weakness belongs to it', () => {
  const run = check({ 'a.yaml': NAKED_LINK.replace('https://spire', 'http://spire') });
  const rule = run.tool.driver.rules.find(({ id }) => id === 'insecure-bundle-endpoint');
  assert.deepEqual(
    rule?.relationships?.filter(({ kinds }) => kinds[0] === 'superset').map(({ target }) => target.id),
    ['CWE-319'],
  );
  assert.ok(rule.properties.tags.includes('external/cwe/cwe-319'));
});

test('what is suppressed says why, and what a baseline knows is unchanged', () => {
  const ignored = MISSPELT.replace(
    '  opertor',
    '  # fedlint-ignore unknown-field until=2027-01-31 -- our own tool\n  opertor',
  );
  const files = {
    'a.yaml': ignored,
    'b.yaml': MISSPELT.replaceAll('shop', 'till'),
    'c.yaml': PLACEHOLDER.replaceAll('shop', 'inn'),
  };
  const cwd = folderWith(files);
  const before = readSarif(fedlint(cwd, ['check', '--format', 'sarif']).stdout);
  assert.deepEqual(before.results[0]?.suppressions, [
    { kind: 'inSource', status: 'accepted', justification: 'our own tool', properties: { until: '2027-01-31' } },
  ]);
  assert.deepEqual(
    before.results.map(({ baselineState }) => baselineState),
    [undefined, undefined, undefined],
  );
  fedlint(cwd, ['baseline', 'write', 'b.yaml', '--file', 'known.json', '--now', '2026-11-21']);
  const after = readSarif(fedlint(cwd, ['check', '--baseline', 'known.json', '--format', 'sarif']).stdout);
  assert.deepEqual(
    after.results.map(({ baselineState, suppressions }) => [baselineState, suppressions.map(({ kind }) => kind)]),
    [
      ['new', ['inSource']],
      ['unchanged', ['external']],
      ['new', []],
    ],
  );
});

test('nothing found is a run without results, and says so', () => {
  const run = check({ 'a.yaml': CLEAN });
  assert.deepEqual([run.results, run.tool.driver.rules, run.taxonomies], [[], [], undefined]);
});

test('a run that could not read everything was no success', () => {
  const run = check({
    'a.yaml': CLEAN,
    '.fedlint.yaml': 'rules: {}\n',
    'b.yaml': NOT_UTF_8,
  });
  const [invocation] = run.invocations ?? [];
  assert.equal(invocation?.executionSuccessful, false);
  assert.match(invocation?.toolExecutionNotifications?.[0]?.message.text ?? '', /b\.yaml/);
});

test('names are data: they make no link, no placeholder, no other place', () => {
  const run = check({ [HOSTILE_FILE]: hostileManifest() });
  assert.equal(run.results.length, HOSTILE.length);
  for (const result of run.results) {
    assert.deepEqual(
      locationsOf(result).map(({ uri }) => decodeURIComponent(uri)),
      [HOSTILE_FILE],
    );
    assert.doesNotMatch(result.message.text, /\[[^\]]*\]\([^)]+\)/, 'an embedded link (3.11.6)');
    assert.doesNotMatch(result.message.text, /[\p{Cc}\p{Cf}\p{Cs}]/u);
  }
  const placeholders = run.results.find(({ message }) => message.arguments);
  assert.match(placeholders ? shown(placeholders.message) : '', /^`a \{0\} and \{1\}` is not a field/);
});

test('a file outside of the working directory goes by its whole address', () => {
  const cwd = folderWith({ 'sub/a.yaml': CLEAN, 'b.yaml': MISSPELT });
  const run = readSarif(fedlint(`${cwd}/sub`, ['check', '../b.yaml', '--format', 'sarif']).stdout);
  const [location] = run.results.flatMap(locationsOf);
  assert.match(location?.uri ?? '', /^file:\/\/\/.*\/b\.yaml$/);
  assert.equal(location?.uriBaseId, undefined);
});

test('thousands of findings, many of them alike, are all told apart', () => {
  const many = Array.from({ length: 3000 }, (_, index) => MISSPELT.replaceAll('shop', `shop-${index % 1000}`));
  const { results } = check({ 'a.yaml': many.join('---\n') });
  const misspelt = results.filter(({ ruleId }) => ruleId === 'unknown-field');
  assert.equal(misspelt.length, 3000);
  const regions: Region[] = misspelt.flatMap(({ locations }) => locations.map((one) => one.physicalLocation.region));
  assert.equal(new Set(regions.map(({ startLine }) => startLine)).size, 3000);
});
