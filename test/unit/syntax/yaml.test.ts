import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readJson } from '../../../server/src/core/syntax/json.ts';
import { cursorAt, nodeAt, plainValue, type SyntaxTree } from '../../../server/src/core/syntax/tree.ts';
import { readYaml } from '../../../server/src/core/syntax/yaml.ts';

function valueIn(tree: SyntaxTree): unknown {
  return tree.root && plainValue(tree.root);
}

function sourceAt(text: string, tree: SyntaxTree, path: readonly (string | number)[]): string | undefined {
  const node = nodeAt(tree.root, path);
  return node && text.slice(node.span.start, node.span.end);
}

test('YAML: values, and the place of each', () => {
  const text = 'a: 1\nb:\n  - x\n  - "y z"\nc: {d: true, e: null}\n';
  const tree = readYaml(text);
  assert.deepEqual(valueIn(tree), { a: 1, b: ['x', 'y z'], c: { d: true, e: null } });
  assert.equal(sourceAt(text, tree, ['b', 1]), '"y z"');
  assert.equal(sourceAt(text, tree, ['c', 'd']), 'true');
  assert.deepEqual(tree.problems, []);
});

test('YAML: merge keys fill in what is not stated, aliases repeat', () => {
  const tree = readYaml('base: &b {x: 1, y: 2}\nuse:\n  <<: *b\n  y: 3\nagain: *b\n');
  assert.deepEqual(valueIn(tree), { base: { x: 1, y: 2 }, use: { y: 3, x: 1 }, again: { x: 1, y: 2 } });
});

test('YAML: comments are found wherever they stand, and only there', () => {
  const tree = readYaml('# one\na: 1 # two\nb: | # three\n  # text\nc: "# text"\nd: [ # four\n  1 ]\n# five\n');
  assert.deepEqual(
    tree.comments.map(({ text }) => text),
    ['one', 'two', 'three', 'four', 'five'],
  );
});

test('YAML: a repeated key is a problem and the last one counts', () => {
  const tree = readYaml('a: 1\na: 2\n');
  assert.deepEqual(valueIn(tree), { a: 2 });
  assert.deepEqual(
    tree.problems.map(({ code, span }) => [code, span.start]),
    [['duplicate-key', 5]],
  );
});

test('YAML: broken text keeps what is sound', () => {
  const tree = readYaml('spec:\n  owner: team\n  remote: "half\nkind: X\n');
  assert.ok(tree.problems.length > 0);
  assert.equal(sourceAt('spec:\n  owner: team\n', tree, ['spec', 'owner']), 'team');
});

test('YAML: an unquoted template is a text, not a map', () => {
  assert.deepEqual(valueIn(readYaml('a: {{ .Values.x }}\n')), { a: '{{ .Values.x }}' });
});

const BOMB = `a: &a [x,x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 9 }, (_, i) => {
  const [name, from] = ['bcdefghij'[i], 'abcdefghi'[i]];
  return `${name}: &${name} [${Array(10).fill(`*${from}`).join(',')}]\n`;
}).join('')}`;

const HOSTILE: readonly [name: string, text: string, code: string][] = [
  ['aliases that stand for a billion values', BOMB, 'too-many-aliases'],
  ['brackets 10,000 deep', `a: ${'['.repeat(10_000)}`, 'too-deep'],
  ['flow maps 10,000 deep', `a: ${'{a: '.repeat(10_000)}`, 'too-deep'],
  ['lists 10,000 deep', `${'- '.repeat(10_000)}x`, 'too-deep'],
  ['maps 3,000 deep', Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}a:\n`).join(''), 'too-deep'],
];

for (const [name, text, code] of HOSTILE) {
  test(`YAML: ${name} end in one problem`, () => {
    assert.deepEqual(
      readYaml(text).problems.map((problem) => problem.code),
      [code],
    );
  });
}

test('YAML and JSON: no text makes the readers throw', () => {
  const texts = [
    '',
    '\0',
    '\uFEFF',
    '%',
    '&',
    '*',
    '*a',
    '!!',
    '? ',
    '? [',
    '- - -\n-',
    '{',
    '}',
    '"',
    "'",
    '|',
    '>',
    '\t',
    '😀: {',
    'a: *a',
    '&a a: *a',
    '<<: 1',
    '<<: *x',
    '\ud800',
  ];
  for (const text of texts) for (const read of [readYaml, readJson]) read(text);
});

test('JSON: what breaks off is told within the text', () => {
  for (const text of ['{"keys": []} /*', '/*', '{"a": 1 /* x', '{"a": "\\u12', '{"a": "x', '{"a": 1e', '{"a": /']) {
    const { problems, comments } = readJson(text);
    assert.ok(problems.length > 0, text);
    for (const { span } of [...problems, ...comments])
      assert.ok(span.start <= span.end && span.end <= text.length, `${text}: ${span.start}–${span.end}`);
  }
});

test('JSON: comments, trailing commas and repeated keys', () => {
  const tree = readJson('{ "a": 1, // one\n "a": [2,], /* two */ }');
  assert.deepEqual(valueIn(tree), { a: [2] });
  assert.deepEqual(
    tree.problems.map(({ code }) => code),
    ['duplicate-key'],
  );
  assert.deepEqual(
    tree.comments.map(({ text }) => text),
    ['one', 'two'],
  );
});

test('JSON: nesting without end is one problem', () => {
  assert.deepEqual(
    readJson('['.repeat(10_000)).problems.map(({ code }) => code),
    ['too-deep'],
  );
});

test('a cursor finds the innermost node and knows a key from a value', () => {
  const text = 'spec:\n  list:\n    - name: x\n';
  const { root } = readYaml(text);
  assert.ok(root);
  assert.deepEqual(cursorAt(root, text.indexOf('name'))?.path, ['spec', 'list', 0, 'name']);
  assert.equal(cursorAt(root, text.indexOf('name'))?.onKey, true);
  assert.equal(cursorAt(root, text.indexOf('x'))?.onKey, false);
});
