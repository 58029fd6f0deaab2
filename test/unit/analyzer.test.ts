/** The unit of work is one document: an edit re-reads what it touches, and runs only rules that read what changed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCertificate } from '../../server/src/certificates/x509.ts';
import { Analyzer } from '../../server/src/core/analysis/analyzer.ts';
import { isVisible } from '../../server/src/core/analysis/finding.ts';
import { DEFAULT_SETTINGS } from '../../server/src/core/model/settings.ts';
import { knownValue } from '../../server/src/core/model/stated.ts';
import { EXAMPLE_NOW } from '../../server/src/core/rules/examples.ts';
import { type Rule, rule } from '../../server/src/core/rules/rule.ts';

const TEXT = {
  severity: 'warning',
  title: '',
  what: '',
  why: '',
  how: '',
  families: [],
  edit: 'none',
  bad: '',
  good: '',
} as const;

interface Probe {
  readonly rules: readonly Rule[];
  /** Names of the trust domains asked about since the last call. */
  asked(): string[];
}

/** Two rules that note when they run: one looks at its own fact, one looks up the other side of a federation. */
function probe(): Probe {
  let runs: string[] = [];
  const own = rule({
    ...TEXT,
    id: 'own',
    on: ['trust-domain'],
    *check(fact) {
      runs.push(`own ${knownValue(fact.name)}`);
      if (!fact.owner) yield { at: fact.name.span, message: 'No owner.' };
    },
  });
  const cross = rule({
    ...TEXT,
    id: 'cross',
    on: ['federation'],
    *check(fact, { workspace }) {
      const remote = knownValue(fact.remote) ?? '';
      runs.push(`cross ${remote}`);
      const [domain] = workspace.lookup('trust-domain', remote);
      if (domain) yield { at: fact.remote.span, message: `Owner: ${domain.fact.owner ? 'yes' : 'no'}.` };
    },
  });
  return {
    rules: [own, cross],
    asked() {
      const asked = runs;
      runs = [];
      return asked.sort();
    },
  };
}

function domain(name: string, owner = 'owner: team'): string {
  return `apiVersion: fedlint.dev/v1alpha1\nkind: TrustDomain\nmetadata: {name: ${name}}\nspec:\n  trustDomain: ${name}\n  role: issuer\n  ${owner}\n`;
}

function federation(remote: string): string {
  return `apiVersion: fedlint.dev/v1alpha1\nkind: Federation\nmetadata: {name: to-${remote}}\nspec:\n  local: here\n  remote: ${remote}\n  direction: inbound\n`;
}

function info(path: string) {
  return { uri: `file:///w/${path}`, path, settings: DEFAULT_SETTINGS };
}

function messages(analyzer: Analyzer, path: string): string[] {
  return analyzer
    .findings(info(path).uri)
    .filter(isVisible)
    .map(({ message }) => message);
}

function settle(analyzer: Analyzer): void {
  while (!analyzer.work(1000));
}

test('an edit runs the rules of its own document and of no other', () => {
  const { rules, asked } = probe();
  const analyzer = new Analyzer(rules, EXAMPLE_NOW, readCertificate);
  analyzer.open(info('a.yaml'), [domain('one'), domain('two'), domain('three')].join('---\n'));
  settle(analyzer);
  assert.deepEqual(asked(), ['own one', 'own three', 'own two']);
  const at = { line: 14, character: 2 };
  analyzer.edit(info('a.yaml').uri, [{ range: { start: at, end: { ...at, character: 13 } }, text: '' }]);
  assert.deepEqual(messages(analyzer, 'a.yaml'), ['No owner.']);
  settle(analyzer);
  assert.deepEqual(asked(), ['own two']);
});

test('a rule that looked up a fact runs again when the fact changes, and only then', () => {
  const { rules, asked } = probe();
  const analyzer = new Analyzer(rules, EXAMPLE_NOW, readCertificate);
  analyzer.open(info('domains.yaml'), [domain('one'), domain('two')].join('---\n'));
  analyzer.open(info('f1.yaml'), federation('one'));
  analyzer.open(info('f2.yaml'), federation('two'));
  settle(analyzer);
  asked();
  assert.deepEqual(messages(analyzer, 'f1.yaml'), ['Owner: yes.']);
  const owner = { line: 6, character: 2 };
  analyzer.edit(info('domains.yaml').uri, [{ range: { start: owner, end: { ...owner, character: 13 } }, text: '' }]);
  settle(analyzer);
  assert.deepEqual(asked(), ['cross one', 'own one']);
  assert.deepEqual(messages(analyzer, 'f1.yaml'), ['Owner: no.']);
});

test('lines inserted above move findings without a re-read', () => {
  const { rules, asked } = probe();
  const analyzer = new Analyzer(rules, EXAMPLE_NOW, readCertificate);
  analyzer.open(info('a.yaml'), [domain('one'), domain('two', '')].join('---\n'));
  settle(analyzer);
  asked();
  const before = analyzer.file(info('a.yaml').uri);
  const startBefore = before?.source.startLines[1];
  const revision = before?.revision;
  analyzer.edit(info('a.yaml').uri, [
    { range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } }, text: '# a\n# b\n' },
  ]);
  settle(analyzer);
  assert.deepEqual(asked(), ['own one']);
  const after = analyzer.file(info('a.yaml').uri);
  assert.equal(after?.source.startLines[1], (startBefore ?? 0) + 2);
  assert.notEqual(after?.revision, revision, 'a person sees the finding elsewhere');
});

test('closing a file takes its facts back', () => {
  const { rules } = probe();
  const analyzer = new Analyzer(rules, EXAMPLE_NOW, readCertificate);
  analyzer.open(info('domains.yaml'), domain('one'));
  analyzer.open(info('f.yaml'), federation('one'));
  assert.deepEqual(messages(analyzer, 'f.yaml'), ['Owner: yes.']);
  analyzer.close(info('domains.yaml').uri);
  assert.deepEqual(messages(analyzer, 'f.yaml'), []);
  analyzer.open(info('domains.yaml'), domain('one', ''));
  assert.deepEqual(messages(analyzer, 'f.yaml'), ['Owner: no.']);
});

test('random edits leave the same findings as opening the result would', () => {
  const { rules } = probe();
  const names = ['one', 'two', 'three'];
  const analyzer = new Analyzer(rules, EXAMPLE_NOW, readCertificate);
  let seed = 11;
  const random = (limit: number): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * limit);
  };
  const texts = new Map([
    ['a.yaml', names.map((name) => domain(name)).join('---\n')],
    ['b.yaml', names.map(federation).join('---\n')],
  ]);
  for (const [path, text] of texts) analyzer.open(info(path), text);
  const words = ['one', 'two', '\n', '---\n', '  ', 'owner: x\n', '#', 'kind: Federation', ''];
  for (let step = 0; step < 200; step++) {
    const path = step % 2 ? 'a.yaml' : 'b.yaml';
    const text = texts.get(path) ?? '';
    const from = random(text.length + 1);
    const to = Math.min(text.length, from + random(6));
    const word = words[random(words.length)] ?? '';
    const position = (offset: number) => {
      const lines = text.slice(0, offset).split('\n');
      return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
    };
    texts.set(path, text.slice(0, from) + word + text.slice(to));
    analyzer.edit(info(path).uri, [{ range: { start: position(from), end: position(to) }, text: word }]);
    const fresh = new Analyzer(rules, EXAMPLE_NOW, readCertificate);
    for (const [other, contents] of texts) fresh.open(info(other), contents);
    for (const other of texts.keys())
      assert.deepEqual(messages(analyzer, other), messages(fresh, other), `step ${step}`);
  }
});

test('a rule that throws is reported, and does not look like a clean file', () => {
  const broken = rule({
    ...TEXT,
    id: 'broken',
    on: ['trust-domain'],
    check() {
      throw new Error('out of cheese');
    },
  });
  const analyzer = new Analyzer([broken], EXAMPLE_NOW, readCertificate);
  analyzer.open(info('a.yaml'), domain('one'));
  const [finding] = analyzer.findings(info('a.yaml').uri);
  assert.equal(finding?.rule.id, 'internal-error');
  assert.match(finding?.message ?? '', /broken.*out of cheese/s);
});

test('what a rule says of one place several times over is one finding', () => {
  const twice = rule({
    ...TEXT,
    id: 'twice',
    on: ['trust-domain'],
    *check(fact) {
      yield { at: fact.name.span, message: 'Said again.' };
      yield { at: fact.name.span, message: 'Said again.' };
      yield { at: fact.name.span, message: 'Something else.' };
    },
  });
  const analyzer = new Analyzer([twice], EXAMPLE_NOW, readCertificate);
  const text =
    'apiVersion: fedlint.dev/v1alpha1\nkind: TrustDomain\nmetadata: {name: a}\nspec: {trustDomain: a.example, role: issuer}\n';
  analyzer.open({ uri: 'file:///a.yaml', path: 'a.yaml', settings: DEFAULT_SETTINGS }, text);
  const messages = analyzer.findings('file:///a.yaml').map(({ message }) => message);
  assert.deepEqual(messages, ['Said again.', 'Something else.']);
});
