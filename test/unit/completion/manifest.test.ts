/** Whole manifests, `apiVersion` and `kind`, and files that are none of ours. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kindSchemas } from '../../../server/src/core/formats/schemas.ts';
import { ask } from './harness.ts';

const OURS = 'fedlint.dev/v1alpha1';
const SPIRE = 'spire.spiffe.io/v1alpha1';

const OFFERED = kindSchemas.filter(({ apiVersion }) =>
  [OURS, SPIRE, 'operator.openshift.io/v1alpha1'].includes(apiVersion),
);

const SHORT = `apiVersion: ${OURS}
kind: Federation
metadata:
  name: _
spec:
  local: _
  remote: _
  direction: inbound
`;

test('an empty file: a manifest of every kind, then the keys they begin with', () => {
  const { labels } = ask('|');
  for (const { kind } of OFFERED) assert.ok(labels.includes(`${kind}, in short`), kind);
  assert.deepEqual(labels.slice(-2), ['apiVersion', 'kind']);
  assert.equal(`${ask('|').accept('Federation, in short', '_')}\n`, SHORT);
});

test('kinds of other tools, policies and what only carries something of ours, are not offered', () => {
  const { labels } = ask('|');
  const others = kindSchemas.filter(({ kind }) => !OFFERED.some((entry) => entry.kind === kind));
  assert.ok(others.length > 0);
  for (const { kind } of others) assert.ok(!labels.some((label) => label.startsWith(`${kind},`)), kind);
});

test('in full, a manifest has what the rules ask for, and no switches', () => {
  const federation = ask('|').accept('Federation, in full', '_');
  for (const key of ['owners', 'timeBox', 'revocation', 'enforcementPoints', 'failureModes']) {
    assert.match(federation, new RegExp(`^  ${key}:$`, 'm'));
  }
  const resource = ask('|').accept('ClusterSPIFFEID, in full', '_');
  assert.match(resource, /^ {4}fedlint\.dev\/owner: _$/m);
  assert.doesNotMatch(resource, /admin|downstream/);
});

test('behind a document marker, below comments, and while a word is typed', () => {
  for (const before of ['a: b\n---\n', '# who trusts whom\n', '---\n# here\n', '\n\n']) {
    const asked = ask(`${before}Fed|\n`);
    assert.ok(asked.labels.includes('Federation, in short'), before);
    assert.equal(asked.accept('Federation, in short', '_'), before + SHORT);
  }
});

test('an item of a List', () => {
  const asked = ask('apiVersion: v1\nkind: List\nitems:\n  - |\n');
  const after = asked.accept('ClusterStaticEntry, in short', '_');
  assert.ok(after.includes(`\n  - apiVersion: ${SPIRE}\n    kind: ClusterStaticEntry\n    metadata:\n      name: _\n`));
  const below = ask('apiVersion: v1\nkind: List\nitems:\n  |\n').accept('ClusterStaticEntry, in short', '_');
  assert.equal(below, after);
});

test('not on the line of a marker', () => {
  for (const text of ['---|', '--- |', 'a: b\n...|', '%YAML|']) assert.deepEqual(ask(text).labels, [], text);
});

test('kind is narrowed by apiVersion, and the other way round', () => {
  const kinds = (text: string) => ask(text).labels.filter((label) => !label.includes(','));
  assert.deepEqual(kinds(`apiVersion: ${OURS}\nkind: |`), [
    'TrustDomain',
    'Federation',
    'EnforcementPoint',
    'TrustException',
  ]);
  assert.equal(kinds(`apiVersion: ${SPIRE}\nkind: Cl|`)[0], 'ClusterFederatedTrustDomain');
  assert.equal(kinds('kind: |').length, new Set(OFFERED.map(({ kind }) => kind)).size);
  assert.deepEqual(kinds('apiVersion: |').slice(0, 2), [OURS, SPIRE]);
  assert.deepEqual(new Set(kinds('apiVersion: |')), new Set(OFFERED.map(({ apiVersion }) => apiVersion)));
  assert.deepEqual(kinds('kind: ClusterSPIFFEID\napiVersion: |'), [SPIRE]);
  assert.deepEqual(kinds(`kind: |\napiVersion: ${SPIRE}\n`)[0], 'ClusterFederatedTrustDomain');
  assert.deepEqual(ask(`apiVersion: ${OURS}\n|`).labels, ['kind']);
  assert.deepEqual(ask('kind: Federation\n|').accept('apiVersion'), `kind: Federation\napiVersion: ${OURS}`);
});

test('the rest of the manifest follows its kind where nothing does yet', () => {
  assert.equal(`${ask(`apiVersion: ${OURS}\nkind: Fed|`).accept('Federation, in short', '_')}\n`, SHORT);
  assert.equal(`${ask('apiVersion: |').accept('Federation, in short', '_')}\n`, SHORT);
  const begun = ask(`apiVersion: ${OURS}\nkind: |\nmetadata:\n  name: x\n`);
  assert.deepEqual(begun.labels, ['TrustDomain', 'Federation', 'EnforcementPoint', 'TrustException']);
  assert.deepEqual(ask(`apiVersion: |\nkind: Federation\n`).labels, [OURS]);
});

test('nothing in the manifests of others', () => {
  for (const text of [
    'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  |\n',
    'apiVersion: apps/v1\nkind: |\n',
    'kind: Deployment\n|\n',
    'kind: Deployment\napiVersion: |\n',
    'services:\n  web:\n    |\n',
    'services:\n  web: x\n|\n',
    'name: x\nkind: |\n',
    `apiVersion: ${OURS}\nkind: Fedration\nspec:\n  |\n`,
    `apiVersion: v1\nkind: List\nitems:\n  - apiVersion: apps/v1\n    kind: Deployment\n    |\n`,
    '- a\n- |\n',
    'just some text|\n',
  ]) {
    assert.deepEqual(ask(text).labels, [], text);
  }
});

test('nothing in a template that Helm has yet to render', () => {
  assert.deepEqual(
    ask(`apiVersion: ${OURS}\nkind: Federation\nspec:\n  local: {{ .Values.domain }}\n  |\n`).labels,
    [],
  );
});

test('another document of the same stream is none of our business', () => {
  const text = `apiVersion: ${OURS}\nkind: Federation\nspec:\n  local: a\n---\napiVersion: apps/v1\nkind: Deployment\nspec:\n  |\n`;
  assert.deepEqual(ask(text).labels, []);
});
