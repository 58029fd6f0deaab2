import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../../../server/src/core/fixes/apply.ts';
import { blank, list, map, type Operation, type Value } from '../../../server/src/core/fixes/operation.ts';
import { planEdits } from '../../../server/src/core/fixes/plan.ts';
import type { Language } from '../../../server/src/core/syntax/source.ts';
import { edited, targetOf } from './check.ts';

const OWNERS: readonly Operation[] = [
  { op: 'set', path: ['spec', 'owners', 'bundle'], value: blank('team-a') },
  { op: 'set', path: ['spec', 'owners', 'renewal'], value: 'team-b' },
];

function set(path: string, value: Value): Operation {
  return { op: 'set', path: stepsOf(path), value };
}

function append(path: string, value: Value): Operation {
  return { op: 'append', path: stepsOf(path), value };
}

function remove(path: string): Operation {
  return { op: 'remove', path: stepsOf(path) };
}

function stepsOf(path: string): (string | number)[] {
  return path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

function spanOf(text: string, part: string): { start: number; end: number } {
  const start = text.indexOf(part);
  return { start, end: start + part.length };
}

/** Name, text before, operations, text after. */
type Case = readonly [name: string, before: string, operations: readonly Operation[], after: string | undefined];

function run(language: Language, cases: readonly Case[]): void {
  for (const [name, before, operations, after] of cases) {
    test(`${language}: ${name}`, () => assert.equal(edited(language, before, ...operations), after));
  }
}

run('yaml', [
  [
    'a missing map is made once, after the last entry and before comments on what follows',
    'spec:\n  a: 1 # why\n    # more of a\n  # next\n\nend: 1\n',
    OWNERS,
    'spec:\n  a: 1 # why\n    # more of a\n  owners:\n    bundle: team-a\n    renewal: team-b\n  # next\n\nend: 1\n',
  ],
  [
    'a key without a value gets one',
    'spec: # c\n# d\n',
    OWNERS,
    'spec: # c\n  owners:\n    bundle: team-a\n    renewal: team-b\n# d\n',
  ],
  ['so does one at the end of the file', 'spec:', OWNERS, 'spec:\n  owners:\n    bundle: team-a\n    renewal: team-b'],
  [
    'the step of the file is kept',
    'a:\n    b: 1\nspec: ~\n',
    [set('spec.x.z', true)],
    'a:\n    b: 1\nspec:\n    x:\n        z: true\n',
  ],
  ['empty braces give way to lines', 'spec: {} # c\nx: 1', [set('spec.z', 2)], 'spec: # c\n  z: 2\nx: 1'],
  ['braces are filled', 'spec: {a: 1}\n', [set('spec.b.c', 'x, y')], 'spec: {a: 1, b: {c: "x, y"}}\n'],
  [
    'braces over lines get a line',
    'spec: {\n  a: 1, # c\n  b: [x] # d\n}\n',
    [set('spec.c', 'x')],
    'spec: {\n  a: 1, # c\n  b: [x], # d\n  c: x\n}\n',
  ],
  ['a last comma stays the last', 'a: [\n  x,\n]\n', [append('a', 'z')], 'a: [\n  x,\n  z,\n]\n'],
  [
    'an item of a List is indented from its dash',
    'items:\n- kind: A\n  spec:\n    a: 1\n- kind: B\n',
    [set('items.0.spec.b', 2), set('items.1.spec.b', 2)],
    'items:\n- kind: A\n  spec:\n    a: 1\n    b: 2\n- kind: B\n  spec:\n    b: 2\n',
  ],
  [
    'blank lines that a block scalar keeps stay its own',
    'spec:\n  a: |+\n    text\n\n\nend: 1\n',
    [set('spec.b', 1)],
    'spec:\n  a: |+\n    text\n\n\n  b: 1\nend: 1\n',
  ],
  [
    'those it does not keep go below',
    'spec:\n  a: >-\n    text\n\n\nend: 1\n',
    [set('spec.b', 1)],
    'spec:\n  a: >-\n    text\n  b: 1\n\n\nend: 1\n',
  ],
  [
    'the line breaks of the file are used',
    'a:\r\n  b: 1\r\n',
    [set('a.c.d', 2)],
    'a:\r\n  b: 1\r\n  c:\r\n    d: 2\r\n',
  ],
  ['markers stay where they are', '---\na: 1\n...\n', [set('b', 2)], '---\na: 1\nb: 2\n...\n'],
  ['a file without a last line break keeps none', 'a: 1', [set('b', 2)], 'a: 1\nb: 2'],
  ['after an alias', 'a: &x 1\nb: *x\n', [set('c', 2)], 'a: &x 1\nb: *x\nc: 2\n'],
  ['the quotes of the neighbours are copied', "a: 'x'\nb: 'y'\n", [set('c', "it's")], "a: 'x'\nb: 'y'\nc: 'it''s'\n"],
  ['quotes where YAML needs them', 'a: x\n', [set('a', 'yes')], 'a: "yes"\n'],
  [
    'quotes of the replaced value',
    'a: \'x\' # c\nb: "y"\n',
    [set('a', '1.0'), set('b', 'z')],
    'a: \'1.0\' # c\nb: "z"\n',
  ],
  ['a number takes the quotes off', 'a: "1"\n', [set('a', 2)], 'a: 2\n'],
  ['a scalar gives way to a map', 'a: x # c\nb: 1\n', [set('a', map({ c: 1 }))], 'a: # c\n  c: 1\nb: 1\n'],
  ['a map gives way to a scalar', 'a:\n  b: 1\nc: 1\n', [set('a', 'x')], 'a: x\nc: 1\n'],
  ['text of several lines', 'a: x\n', [set('a', 'one\ntwo\n')], 'a: |\n  one\n  two\n'],
  ['nothing changes where nothing has to', 'a: x\n', [set('a', 'x')], 'a: x\n'],
  [
    'items are indented like their neighbours',
    'a:\n- x\n',
    [append('a', map({ b: 1, c: 2 }))],
    'a:\n- x\n- b: 1\n  c: 2\n',
  ],
  [
    'and as far behind the dash',
    'a:\n  -   b: 1\n',
    [append('a', map({ b: 2, c: 3 }))],
    'a:\n  -   b: 1\n  -   b: 2\n      c: 3\n',
  ],
  [
    'a missing list looks like other lists',
    'a:\n- x\nb:\n  c: 1\n',
    [append('b.d', 'z')],
    'a:\n- x\nb:\n  c: 1\n  d:\n  - z\n',
  ],
  ['two items for a missing list', 'a: 1\n', [append('b', 'x'), append('b', 'z')], 'a: 1\nb:\n  - x\n  - z\n'],
  ['empty brackets give way to lines', 'a: []\n', [append('a', 'x')], 'a:\n  - x\n'],
  [
    'an entry goes with its comment, not with the one above',
    'a: 1\n# b\nb: 2 # c\nc: 3\n',
    [remove('b')],
    'a: 1\n# b\nc: 3\n',
  ],
  ['one of two blank lines goes too', 'a: 1\n\nb: 2\n\nc: 3\n', [remove('b')], 'a: 1\n\nc: 3\n'],
  ['the last entry of a map leaves braces', 'a:\n  b: 1 # c\nd: 2\n', [remove('a.b')], 'a: {}\nd: 2\n'],
  ['the last item leaves brackets', 'a:\n  - x\nd: 2\n', [remove('a.0')], 'a: []\nd: 2\n'],
  ['the first entry behind a dash', 'a:\n- b: 1\n  c: 2\n', [remove('a.0.b')], 'a:\n- c: 2\n'],
  ['an item', 'a:\n- b: 1\n  c: 2\n- d\n', [remove('a.0')], 'a:\n- d\n'],
  ['a member of braces goes with its comma', 'a: {b: 1, c: 2, d: 3}\n', [remove('a.b'), remove('a.d')], 'a: {c: 2}\n'],
  ['all of them', 'a: [x, y]\n', [remove('a.1'), remove('a.0')], 'a: []\n'],
  ['the last line in brackets', 'a: [\n  x, # c\n  y # d\n]\n', [remove('a.1')], 'a: [\n  x # c\n]\n'],
  [
    'one field makes room for another',
    'spec:\n  old: 1\n',
    [set('spec.new', 1), remove('spec.old')],
    'spec:\n  new: 1\n',
  ],
  ['even in the other order', 'spec:\n  old: 1\n', [remove('spec.old'), set('spec.new', 1)], 'spec:\n  new: 1\n'],
  ['a key is renamed in its quotes', '"a": 1\nb: 2\n', [{ op: 'rename-key', path: ['a'], to: 'c' }], '"c": 1\nb: 2\n'],
  ['but not to one that is there', 'a: 1\nb: 2\n', [{ op: 'rename-key', path: ['a'], to: 'b' }], undefined],
  [
    'a comment line goes as a line',
    'a: 1\n  # c\nb: 2\n',
    [{ op: 'remove-comment', span: { start: 7, end: 10 } }],
    'a: 1\nb: 2\n',
  ],
  [
    'one behind a value without it',
    'a: 1  # c\nb: 2\n',
    [{ op: 'remove-comment', span: { start: 6, end: 9 } }],
    'a: 1\nb: 2\n',
  ],
  ['what is no comment stays', 'a: "# c"\n', [{ op: 'remove-comment', span: { start: 4, end: 7 } }], undefined],
  [
    'a comment above is indented like the line',
    'a:\n- b: 1\n  c: 2\n',
    [
      { op: 'comment-above', span: { start: 5, end: 6 }, text: 'one' },
      { op: 'comment-above', span: { start: 12, end: 13 }, text: { text: ['two ', blank('2')] } },
    ],
    'a:\n# one\n- b: 1\n  # two 2\n  c: 2\n',
  ],
  [
    'none inside a text',
    'a: |\n  x\n  y\n',
    [{ op: 'comment-above', span: { start: 9, end: 10 }, text: 'c' }],
    undefined,
  ],
  ['none above a marker', '--- {a: 1}\n', [{ op: 'comment-above', span: { start: 5, end: 6 }, text: 'c' }], undefined],
  [
    'text as it stands',
    'a: spiffe://x/y\n',
    [{ op: 'replace-text', span: { start: 12, end: 13 }, text: 'z' }],
    'a: spiffe://z/y\n',
  ],
  [
    'but nothing that breaks the document',
    'a: x\n',
    [{ op: 'replace-text', span: { start: 3, end: 4 }, text: '"' }],
    undefined,
  ],
  ['no path through a text', 'a: x\n', [set('a.b', 1)], undefined],
  ['no path into a list by key', 'a: [x]\n', [set('a.b', 1)], undefined],
  ['no item beyond the list', 'a: [x]\n', [set('a.2', 1)], undefined],
  ['nothing at the root', 'a: 1\n', [remove('a')], undefined],
  ['nothing without a document', '# only\n', [set('a', 1)], undefined],
  ['nothing through an alias', 'a: &x {b: 1}\nc: *x\n', [set('c.d', 1)], undefined],
  ['nor in what aliases stand for', 'a: &x {b: 1}\nc: *x\n', [set('a.b', 2)], undefined],
  ['nor over what a merge brings', 'a: &x {b: 1}\nc:\n  <<: *x\n', [set('c.b', 2)], undefined],
  ['an anchor that nobody uses does no harm', 'a: &x {b: 1}\n', [set('a.b', 2)], 'a: &x {b: 2}\n'],
  ['all of an offer or nothing', 'a: 1\n', [set('b', 2), remove('c')], undefined],
]);

run('json', [
  [
    'tabs',
    '{\n\t"spec": {\n\t\t"a": 1\n\t}\n}\n',
    OWNERS,
    '{\n\t"spec": {\n\t\t"a": 1,\n\t\t"owners": {\n\t\t\t"bundle": "team-a",\n\t\t\t"renewal": "team-b"\n\t\t}\n\t}\n}\n',
  ],
  [
    'no white space at all',
    '{"spec":{"a":1}}',
    OWNERS,
    '{"spec":{"a":1,"owners":{"bundle":"team-a","renewal":"team-b"}}}',
  ],
  ['one line', '{"a": 1}', [set('b', list(1, map({ c: 'd' })))], '{"a": 1, "b": [1, {"c": "d"}]}'],
  ['empty braces', '{\r\n    "a": {}\r\n}', [set('a.b', 1)], '{\r\n    "a": {\r\n        "b": 1\r\n    }\r\n}'],
  ['null', '{"a":null}', [set('a.b', 1)], '{"a":{"b":1}}'],
  ['a comment behind the last entry', '{\n  "a": 1 // c\n}', [set('b', 2)], '{\n  "a": 1, // c\n  "b": 2\n}'],
  ['short lists stay on their line', '{\n  "a": [1, 2]\n}', [append('a', 3)], '{\n  "a": [1, 2, 3]\n}'],
  ['removal takes the comma before', '{\n  "a": 1,\n  "b": 2\n}', [remove('b')], '{\n  "a": 1\n}'],
  ['and the line', '{\n  "a": 1,\n  "b": 2\n}', [remove('a')], '{\n  "b": 2\n}'],
  ['strings are escaped', '{"a":1}', [set('a', 'x"\\\n')], '{"a":"x\\"\\\\\\n"}'],
  [
    'a strict file gets no comment',
    '{\n  "a": 1\n}',
    [{ op: 'comment-above', span: { start: 4, end: 7 }, text: 'c' }],
    undefined,
  ],
  [
    'one with comments may get more',
    '{\n  "a": 1, // b\n  "c": 2\n}',
    [{ op: 'comment-above', span: { start: 19, end: 22 }, text: 'd' }],
    '{\n  "a": 1, // b\n  // d\n  "c": 2\n}',
  ],
]);

test('spans mean the text as it was, whatever earlier operations did to it', () => {
  const text = 'a: 1\nb: old # note\nc: 3\n';
  const after = edited(
    'yaml',
    text,
    { op: 'comment-above', span: spanOf(text, 'b'), text: 'why' },
    { op: 'replace', span: spanOf(text, 'old'), value: 'a longer one' },
    { op: 'remove-comment', span: spanOf(text, '# note') },
    { op: 'replace-text', span: spanOf(text, '3'), text: '4' },
  );
  assert.equal(after, 'a: 1\n# why\nb: a longer one\nc: 4\n');
});

test('a span whose text an earlier operation took away is refused', () => {
  const text = 'a: 1\nb: old\n';
  const replaced: Operation = { op: 'replace', span: spanOf(text, 'old'), value: 'new' };
  assert.equal(edited('yaml', text, { op: 'remove', path: ['b'] }, replaced), undefined);
});

test('an unanswered blank reads TODO, in the quotes its sample would need', () => {
  const operations = [set('a', { text: ['spiffe://', blank('x'), '/y'] }), set('b', blank('yes'))];
  const edits = planEdits(targetOf('yaml', 'a: 1\n'), operations, 'plain');
  assert.equal(applyEdits('a: 1\n', edits ?? []).text, 'a: spiffe://TODO/y\nb: "TODO"\n');
});

test('the fields of a snippet are numbered through all edits, and all other text is escaped', () => {
  const text = 'a: 1\nc:\n  d: 1\ne: 1\n';
  const operations = [set('c.f', blank('} $')), set('a', { text: ['$1 ', blank('s')] })];
  assert.deepEqual(planEdits(targetOf('yaml', text), operations, 'snippet'), [
    { start: 3, end: 4, text: '\\$1 $' + '{1:s}' },
    { start: 8, end: 14, text: '  d: 1\n  f: "$' + '{2:\\} \\$}"' },
  ]);
});

test('no operations, no edits', () => {
  assert.deepEqual(
    planEdits(targetOf('yaml', 'a: 1\n'), [{ op: 'create-file', name: 'x.yaml', documents: [] }], 'plain'),
    [],
  );
});

test('a broken document is edited where it is sound', () => {
  const text = 'a: 1\nb: {c: 1\nd: 2\n';
  const after = edited('yaml', text, set('a', 2));
  assert.equal(after, 'a: 2\nb: {c: 1\nd: 2\n');
});
