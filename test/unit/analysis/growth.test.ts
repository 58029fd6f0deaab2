/** What an edit costs, counted in documents that are judged, and what many of a kind cost together. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCertificate } from '../../../server/src/certificates/x509.ts';
import { Analyzer } from '../../../server/src/core/analysis/analyzer.ts';
import { foremost } from '../../../server/src/core/analysis/foremost.ts';
import { DEFAULT_SETTINGS } from '../../../server/src/core/model/settings.ts';
import { knownValue } from '../../../server/src/core/model/stated.ts';
import type { Answers } from '../../../server/src/core/model/store.ts';
import { EXAMPLE_NOW } from '../../../server/src/core/rules/examples.ts';
import { type Rule, rule } from '../../../server/src/core/rules/rule.ts';
import { entryOf, nodeAt } from '../../../server/src/core/syntax/tree.ts';
import { readYaml } from '../../../server/src/core/syntax/yaml.ts';
import { uriOf } from '../../harness/workspace.ts';

const TEXT = { title: '', what: '', why: '', how: '', families: [], edit: 'none', bad: '', good: '' } as const;

/** Domains that were judged since the last call, by a rule on their own fact and by one that looks another one up. */
function probe() {
  let judged: string[] = [];
  const names: Answers<readonly string[]> = new WeakMap();
  let listed = 0;
  const own = rule({
    ...TEXT,
    id: 'own',
    severity: 'warning',
    on: ['trust-domain'],
    *check({ name, owner }) {
      judged.push(knownValue(name) ?? '');
      if (!owner) yield { at: name.span, message: 'No owner.' };
    },
  });
  const cross = rule({
    ...TEXT,
    id: 'cross',
    severity: 'error',
    on: ['federation'],
    *check({ remote }, { workspace }) {
      judged.push(`to ${knownValue(remote)}`);
      const [domain] = workspace.lookup('trust-domain', knownValue(remote) ?? '');
      if (!domain) yield { at: remote.span, message: 'Nobody knows it.' };
      const all = workspace.once(names, '', (facts) => {
        listed++;
        return facts.keys('trust-domain');
      });
      if (all.length === 0) yield { at: remote.span, message: 'There are none.' };
    },
  });
  const rules: readonly Rule[] = [own, cross];
  return {
    analyzer: new Analyzer(rules, EXAMPLE_NOW, readCertificate),
    listings: () => listed,
    judged: () => {
      const since = judged;
      judged = [];
      return since;
    },
  };
}

function domain(name: string): string {
  return `apiVersion: fedlint.dev/v1alpha1\nkind: TrustDomain\nmetadata: {name: ${name}}\nspec:\n  trustDomain: ${name}\n  owner: team\n`;
}

function federation(remote: string, index = 0): string {
  return `apiVersion: fedlint.dev/v1alpha1\nkind: Federation\nmetadata: {name: to-${remote}-${index}}\nspec:\n  local: here\n  remote: ${remote}\n`;
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function open(analyzer: Analyzer, path: string, documents: readonly string[]): void {
  analyzer.open({ uri: uriOf(path), path, settings: DEFAULT_SETTINGS }, documents.join('---\n'));
}

/** Puts a text at the start of a line. */
function insert(analyzer: Analyzer, path: string, line: number, text: string): void {
  const at = { line, character: 0 };
  analyzer.edit(uriOf(path), [{ range: { start: at, end: at }, text }]);
}

for (const size of [1, 100]) {
  test(`of ${size} other manifests none is judged for a comment, and only the reader for a name`, () => {
    const { analyzer, judged } = probe();
    open(analyzer, 'domains.yaml', [domain('read'), ...times(size, (i) => domain(`other-${i}`))]);
    open(analyzer, 'read.yaml', [federation('read')]);
    open(
      analyzer,
      'others.yaml',
      times(size, (i) => federation(`other-${i}`)),
    );
    assert.ok(analyzer.work(Number.POSITIVE_INFINITY));
    judged();
    insert(analyzer, 'others.yaml', 6, '# a comment\n');
    analyzer.work(Number.POSITIVE_INFINITY);
    assert.deepEqual(judged(), ['to other-0']);
    insert(analyzer, 'domains.yaml', 5, '  role: issuer\n');
    analyzer.work(Number.POSITIVE_INFINITY);
    assert.deepEqual(judged().sort(), ['read', 'to read']);
  });
}

test('what many have read is judged again in slices, and the document being edited at once', () => {
  const { analyzer, judged } = probe();
  const many = 50;
  open(analyzer, 'all.yaml', [domain('read'), ...times(many, (i) => federation('read', i))]);
  analyzer.work(Number.POSITIVE_INFINITY);
  judged();
  insert(analyzer, 'all.yaml', 5, '  role: issuer\n');
  analyzer.judge(uriOf('all.yaml'), 0);
  assert.deepEqual(judged(), ['read']);
  for (let left = many; left > 0; left -= 10) {
    assert.equal(analyzer.work(10), left === 10);
    assert.equal(judged().length, 10);
  }
});

test('opening the same text again reads and judges nothing; another text, what is different', () => {
  const { analyzer, judged } = probe();
  const names = ['one', 'two', 'three'];
  open(analyzer, 'a.yaml', names.map(domain));
  analyzer.work(Number.POSITIVE_INFINITY);
  judged();
  open(analyzer, 'a.yaml', names.map(domain));
  analyzer.work(Number.POSITIVE_INFINITY);
  assert.deepEqual(judged(), []);
  open(analyzer, 'a.yaml', [...names.slice(0, 2), 'four'].map(domain));
  analyzer.work(Number.POSITIVE_INFINITY);
  assert.deepEqual(judged(), ['four']);
});

test('what many rules ask is worked out once, and again when it has changed', () => {
  const { analyzer, judged, listings } = probe();
  open(analyzer, 'domains.yaml', [domain('read')]);
  open(
    analyzer,
    'all.yaml',
    times(20, (i) => federation('read', i)),
  );
  analyzer.work(Number.POSITIVE_INFINITY);
  assert.equal(listings(), 1);
  judged();
  analyzer.close(uriOf('domains.yaml'));
  analyzer.work(Number.POSITIVE_INFINITY);
  assert.equal(judged().length, 20);
  assert.equal(listings(), 2);
  assert.deepEqual(
    analyzer
      .findings(uriOf('all.yaml'))
      .slice(0, 2)
      .map(({ message }) => message),
    ['Nobody knows it.', 'There are none.'],
  );
});

test('a limit shows what is edited, then the worst, and says how many are left', () => {
  const { analyzer } = probe();
  const ownerless = (name: string) => domain(name).replace('  owner: team\n', '');
  open(analyzer, 'a.yaml', [...times(5, (i) => ownerless(`d-${i}`)), ...times(5, (i) => federation('nobody', i))]);
  const file = analyzer.judge(uriOf('a.yaml'));
  assert.ok(file);
  const ids = (limit: number) => foremost(file, limit).findings.map(({ rule: { id } }) => id);
  assert.equal(foremost(file, 10).rest, 0);
  assert.deepEqual(ids(10), [...times(5, () => 'own'), ...times(5, () => 'cross')]);
  insert(analyzer, 'a.yaml', 6, '# a comment\n');
  analyzer.judge(uriOf('a.yaml'));
  assert.deepEqual(ids(3), ['own', 'cross', 'cross']);
  assert.equal(foremost(file, 3).rest, 7);
});

test('a request that comes to mean another rule is seen as a change, though the rules say the same', () => {
  const { analyzer } = probe();
  const hidden = (id: string) =>
    domain('one')
      .replace('  owner: team\n', '')
      .replace('  trustDomain', `  # fedlint-ignore ${id} until=2099-01-01 -- a reason\n  trustDomain`);
  open(analyzer, 'a.yaml', [hidden('own')]);
  const before = analyzer.judge(uriOf('a.yaml'))?.revision;
  const shown = () =>
    analyzer.findings(uriOf('a.yaml')).map(({ rule: { id }, suppressed }) => [id, suppressed !== undefined]);
  assert.deepEqual(shown(), [['own', true]]);
  open(analyzer, 'a.yaml', [hidden('cross')]);
  assert.notEqual(analyzer.judge(uriOf('a.yaml'))?.revision, before);
  assert.deepEqual(shown(), [
    ['unused-suppression', false],
    ['own', false],
  ]);
});

test('in a map of thousands of keys the last of those that are repeated counts, as in a short one', () => {
  for (const size of [2, 5000]) {
    const filler = times(size, (i) => `k${i}: {v: ${i}}`).join('\n');
    const { root } = readYaml(`a: {v: first}\n${filler}\na: {w: last}\n`);
    const last = entryOf(root, 'a')?.value;
    assert.equal(last?.type === 'map' ? last.entries[0]?.key.value : undefined, 'w');
    const earlier = nodeAt(root, ['a', 'v']);
    assert.equal(earlier?.type === 'scalar' ? earlier.value : undefined, 'first');
    assert.equal(nodeAt(root, ['absent']), undefined);
  }
});
