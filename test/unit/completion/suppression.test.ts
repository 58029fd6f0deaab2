/** Requests to hide findings, in comments and as annotations. Today is 21 November 2026. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask } from './harness.ts';

const MANIFEST = 'apiVersion: fedlint.dev/v1alpha1\nkind: Federation\nmetadata:\n  name: x\nspec:\n  local: a\n';
const DAYS = ['until=2027-02-19 (in 90 days)', 'until=2026-12-31 (end of the quarter, end of the year)'];

function above(comment: string, found: readonly string[] = []) {
  return ask(`${comment}\n${MANIFEST}`, { request: { found: () => new Set(found) } });
}

test('a comment may begin as a request', () => {
  assert.deepEqual(above('# |').labels, ['fedlint-ignore', 'fedlint-ignore-file']);
  assert.deepEqual(above('#fed|').labels, ['fedlint-ignore', 'fedlint-ignore-file']);
  assert.equal(
    above('# fed|lint').accept('fedlint-ignore', '_'),
    `# fedlint-ignore _ until=2027-02-19 -- _\n${MANIFEST}`,
  );
});

test('the rules that found something here are proposed', () => {
  const [first] = above('# |', ['missing-owner', 'broad-trust']).candidates;
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an LSP snippet.
  assert.equal(first?.insert.text, 'fedlint-ignore ${1|broad-trust,missing-owner|} until=2027-02-19 -- ${2}');
  assert.equal(above('# fedlint-ignore |', ['missing-owner']).labels[0], 'missing-owner');
});

test('rules with their titles, but not those that nothing can hide', () => {
  const { candidates, labels } = above('# fedlint-ignore |');
  assert.equal(candidates.find(({ label }) => label === 'missing-owner')?.detail, 'Trust without an owner');
  assert.equal(labels.includes('unused-suppression'), false);
  const locked = ask(`# fedlint-ignore |\n${MANIFEST}`, { files: { '.fedlint.yaml': 'locked: [missing-owner]\n' } });
  assert.equal(locked.labels.includes('missing-owner'), false);
});

test('behind a rule: the last day, and further rules', () => {
  const asked = above('# fedlint-ignore missing-owner |');
  assert.deepEqual(asked.labels.slice(0, 2), DAYS);
  assert.equal(asked.labels.includes('missing-owner'), false);
  assert.ok(asked.labels.includes('broad-trust'));
  assert.ok(asked.accept(DAYS[0] ?? '').startsWith('# fedlint-ignore missing-owner until=2027-02-19\n'));
});

test('a half-typed day', () => {
  const asked = above('# fedlint-ignore missing-owner until=|2026');
  assert.deepEqual(asked.labels, DAYS);
  assert.ok(asked.accept(DAYS[1] ?? '').startsWith('# fedlint-ignore missing-owner until=2026-12-31\n'));
});

test('behind the day: the reason; behind the reason nothing', () => {
  const asked = above('# fedlint-ignore missing-owner until=2027-01-31 |');
  assert.equal(asked.labels[0], '-- …');
  assert.ok(asked.accept('-- …', 'why').startsWith('# fedlint-ignore missing-owner until=2027-01-31 -- why\n'));
  assert.deepEqual(above('# fedlint-ignore missing-owner until=2027-01-31 -- because |').labels, []);
});

test('for a file, and at the end of a line', () => {
  assert.deepEqual(above('# fedlint-ignore-file missing-owner |').labels.slice(0, 2), DAYS);
  const atEnd = ask(MANIFEST.replace('local: a', 'local: a # fedlint-ignore missing-owner |'));
  assert.deepEqual(atEnd.labels.slice(0, 2), DAYS);
});

test('no other comment is gone on with', () => {
  assert.deepEqual(above('# the owner is |').labels, []);
  assert.deepEqual(above('# see fedlint-ignore |').labels, []);
  assert.deepEqual(ask('# |\napiVersion: apps/v1\nkind: Deployment\nspec:\n  a: b\n').labels, []);
  assert.deepEqual(ask('# |\nrules:\n  a: off\n', { path: '.fedlint.yaml' }).labels, []);
});

test('a comment in JSON', () => {
  const text =
    '{\n  // fedlint-ignore missing-owner |\n  "apiVersion": "fedlint.dev/v1alpha1",\n  "kind": "Federation"\n}';
  assert.deepEqual(ask(text, { path: 'a.json' }).labels.slice(0, 2), DAYS);
});

const RESOURCE = 'apiVersion: spire.spiffe.io/v1alpha1\nkind: ClusterSPIFFEID\nmetadata:\n  annotations:\n';

test('annotations: one for any rule, and one for each once a rule is to be named', () => {
  const any = ask(`${RESOURCE}    |`);
  assert.equal(any.labels.at(-1), 'fedlint.dev/ignore.…');
  assert.equal(any.accept('fedlint.dev/ignore.…', '_'), `${RESOURCE}    fedlint.dev/ignore._: "until=2027-02-19 -- _"`);
  const named = ask(`${RESOURCE}    fedlint.dev/ignore.|`);
  assert.equal(
    named.accept('fedlint.dev/ignore.missing-owner', '_'),
    `${RESOURCE}    fedlint.dev/ignore.missing-owner: "until=2027-02-19 -- _"`,
  );
});

test('the value of such an annotation', () => {
  const asked = ask(`${RESOURCE}    fedlint.dev/ignore.missing-owner: |`);
  assert.deepEqual(asked.labels, ['until=2027-02-19 -- …']);
  const quoted = ask(`${RESOURCE}    fedlint.dev/ignore.missing-owner: "|"`);
  assert.equal(
    quoted.accept('until=2027-02-19 -- …', 'why'),
    `${RESOURCE}    fedlint.dev/ignore.missing-owner: "until=2027-02-19 -- why"`,
  );
});

test('governance manifests can hide rules by annotation too', () => {
  const asked = ask('apiVersion: fedlint.dev/v1alpha1\nkind: Federation\nmetadata:\n  name: x\n  annotations:\n    |');
  assert.deepEqual(asked.labels, ['fedlint.dev/ignore.…']);
});
