/** HCL1 as SPIRE reads it. What is accepted, refused and meant was compared with HCL1's own parser. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readHcl } from '../../../server/src/core/syntax/hcl.ts';
import { cursorAt, type Node, nodeAt, type Path, plainValue } from '../../../server/src/core/syntax/tree.ts';

/** The entries of every map in their order, repeated ones too. */
function said(node: Node | undefined): unknown {
  if (node?.type === 'map') return node.entries.map(({ key, value }) => [key.value, said(value)]);
  return node?.type === 'seq' ? node.items.map(said) : node?.value;
}

function soundValue(text: string): unknown {
  const { root, problems } = readHcl(text);
  assert.deepEqual(problems, [], text);
  return root && plainValue(root);
}

function sourceAt(text: string, path: Path): string | undefined {
  const node = nodeAt(readHcl(text).root, path);
  return node && text.slice(node.span.start, node.span.end);
}

const ACCEPTED: readonly (readonly [text: string, value: unknown])[] = [
  ['', {}],
  ['# nothing\n', {}],
  ['a = 1', { a: 1 }],
  ['a=1 b=2, c=3,', { a: 1, b: 2, c: 3 }],
  ['a =\n  "x"', { a: 'x' }],
  ['"a" = 1', { a: 1 }],
  ['a.b-c_ = 1\né = 2', { 'a.b-c_': 1, é: 2 }],
  ['a = true b = false', { a: true, b: false }],
  ['server { port = "8081" }', { server: { port: '8081' } }],
  ['server {\r\n\tport = 8081\r\n}\r\n', { server: { port: 8081 } }],
  ['"server" {}', { server: {} }],
  ['server = {}', { server: {} }],
  ['td "a.test" { x = 1 }', { td: { 'a.test': { x: 1 } } }],
  ['td { "a.test" { x = 1 } }', { td: { 'a.test': { x: 1 } } }],
  ['td = { "a.test" = { x = 1 } }', { td: { 'a.test': { x: 1 } } }],
  ['profile https_web {}', { profile: { https_web: {} } }],
  ['a "b" "c" d { x = 1 }', { a: { b: { c: { d: { x: 1 } } } } }],
  ['a\n"b" {}', { a: { b: {} } }],
  ['a = [1, "x", true, [2], { b = 3 }]', { a: [1, 'x', true, [2], { b: 3 }] }],
  ['a = [,, 1,,]\nb = [[1][2]]\nc = []', { a: [1], b: [[1], [2]], c: [] }],
  ['a = [\n  "x", # one\n  "y",\n]', { a: ['x', 'y'] }],
  [
    'a = 0x1F b = -010 c = 1e3 d = 1.5E+3 e = .5 f = -0x10 g = 1. h = -7',
    { a: 31, b: -8, c: 1000, d: 1500, e: 0.5, f: -16, g: 1, h: -7 },
  ],
  ['a = "x\\u00e9\\101\\x41\\t\\"\\\\\\U0001f511"', { a: 'xéAA\t"\\🔑' }],
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: HCL1 has them too.
  ['a = "${x "y" {z}} \\"" b = 1', { a: '${x "y" {z}} "', b: 1 }],
  ['a = "${x\ny}"', { a: '${x\ny}' }],
  ['a = "${\\"x\\"}"', { a: '${\\"x\\"}' }],
  ['a = "$${b}"', { a: '$${b}' }],
  [
    'port = $PORT\nhost = ${HOST}\nurl = https://$HOST:8443/x',
    { port: '$PORT', host: '${HOST}', url: 'https://$HOST:8443/x' },
  ],
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: HCL1 has them too.
  ['a = <<EOF\none\n  two\nEOF\nb = 1', { a: 'one\n  two\n', b: 1 }],
  ['a = <<EOF\none\n  EOF\n', { a: 'one\n  ' }],
  ['a = <<-EOF\n    one\n      two\n    EOF\n', { a: 'one\n  two\n' }],
  ['a = <<-EOF\n  one\n    EOF\n', { a: '  one\n' }],
  ['a = <<EOF\r\none\r\nEOF\r\n', { a: 'one\n' }],
  ['a = [<<X\none\nX\n, 2]', { a: ['one\n', 2] }],
  [
    '{{- if .x }}\na = {{ .Values.a | quote }}\n{{- end }}\nb {\n  {{ include "x" . }}\n}',
    { a: '{{ .Values.a | quote }}', b: {} },
  ],
  ['a = @@PORT@@', { a: '@@PORT@@' }],
];

for (const [text, value] of ACCEPTED) {
  test(`HCL reads ${JSON.stringify(text)}`, () => assert.deepEqual(soundValue(text), value));
}

/** Text, what the one problem is about, and what is said of it. */
const REFUSED: readonly (readonly [text: string, at: string, message: RegExp])[] = [
  ['\uFEFFa = 1', '\uFEFF', /byte order mark/],
  ["a = 'x'", "'x'", /no single quotes/],
  ["'a' = 1", "'a'", /no single quotes/],
  ['a: "x"', ':', /equals sign: `a = …`/],
  ['a = example.org', 'example.org', /without quotes/],
  ['a = Example Corp # c', 'Example Corp', /without quotes/],
  ['a = https://x.test:8443/y', 'https://x.test:8443/y', /without quotes/],
  ['ttl = 24h', '24h', /without quotes/],
  ['a = 10.0.0.1', '10.0.0.1', /without quotes/],
  ['a = yes', 'yes', /Write `true`/],
  ['a = Off', 'Off', /Write `false`/],
  ['a = null', 'null', /no `null`/],
  ['a = 0080', '0080', /octal/],
  ['a = [x, 1]', 'x', /without quotes/],
  ['a = "one\ntwo = 1', '"one', /closing quote/],
  ['a {\n  b = 1\n', '{', /no closing brace/],
  ['a { b { c {', '{', /no closing brace/],
  ['a = [1, 2\nb = 3', '[', /no closing bracket/],
  ['a = [1 2]', '2', /comma is missing/],
  ['a = ["x"\n"y"]', '"y"', /comma is missing/],
  ['a = [{ b = 1 } { c = 2 }]', '{ c = 2 }', /comma is missing/],
  ['a = [b = 1]', 'b', /without quotes/],
  ['a "x" = {}', '=', /equals sign may follow the label `x`/],
  ['a = 1\nb = 2\na = 3', 'a', /takes the last value/],
  ['a = 1\nA = 3', 'A', /takes the last value/],
  ['a =', '=', /value is expected after `a =`/],
  ['a', 'a', /neither a value nor a block/],
  ['a "x"', '"x"', /neither a value nor a block/],
  ['port 8081', 'port', /neither a value nor a block/],
  ['a [1]', '[', /equals sign is missing between `a`/],
  ['= 1', '=', /no key before/],
  ['{{}}}', '}', /closes nothing/],
  ['a {}}', '}', /closes nothing/],
  ['a = 1 ]', ']', /closes nothing/],
  ['a = 1,, b = 2', ',', /nothing before this comma/],
  ['a = 1 @ b = 2', '@', /neither a key nor a sign/],
  ['a { {} }', '{', /no key before them/],
  ['true = 1', 'true', /is a value in HCL/],
  ['a = "\\q"', '\\q', /escape `\\q`/],
  ['a = "\\400"', '\\4', /escape/],
  ['a = 1 /* open', '/*', /comment is not closed/],
  ['a = <<EOF\nx\nEOF', '<<', /nothing but `EOF` and a line break/],
  ['a = <<-EOF\nx\nEOF\nb = 1', '<<', /indented by a blank/],
  ['a = "\0"', '\0', /code 0/],
];

for (const [text, at, message] of REFUSED) {
  test(`HCL refuses ${JSON.stringify(text)}`, () => {
    const { problems } = readHcl(text);
    assert.equal(problems.length, 1, JSON.stringify(problems));
    const [problem] = problems;
    assert.match(problem?.message ?? '', message);
    assert.ok(problem && problem.span.end > problem.span.start && text.startsWith(at, problem.span.start));
  });
}

/** What is sound stays, whatever stands beside it. */
const TOLERATED: readonly (readonly [text: string, entries: unknown])[] = [
  [
    'a = \nb = 1',
    [
      ['a', null],
      ['b', 1],
    ],
  ],
  [
    'a =\nb "x" {\n}',
    [
      ['a', null],
      ['b', [['x', []]]],
    ],
  ],
  [
    's {\n  a = \n}\nb = 1',
    [
      ['s', [['a', null]]],
      ['b', 1],
    ],
  ],
  [
    's {\n  td "x\n  b = 1\n}',
    [
      [
        's',
        [
          ['td', [['x', null]]],
          ['b', 1],
        ],
      ],
    ],
  ],
  [
    'td "x {\n  b = 1\n}\nc = 2',
    [
      ['td', [['x', [['b', 1]]]]],
      ['c', 2],
    ],
  ],
  [
    's {\n  fed\n  td "x" {\n  }\n}',
    [
      [
        's',
        [
          ['fed', null],
          ['td', [['x', []]]],
        ],
      ],
    ],
  ],
  [
    'a = "half\nb = 1',
    [
      ['a', 'half'],
      ['b', 1],
    ],
  ],
  [
    'a = [ "x",\nb = 1',
    [
      ['a', ['x']],
      ['b', 1],
    ],
  ],
  [
    's {\n  a = ["x"\n}\nb = 1',
    [
      ['s', [['a', ['x']]]],
      ['b', 1],
    ],
  ],
  ['\0\u0007@ server {\n  a = 1\n}', [['server', [['a', 1]]]]],
  [
    's {\n  f {\n    x = 1\n\n  td "y" {\n    z = 2\n  }\n}\nb = 1\n',
    [
      [
        's',
        [
          ['f', [['x', 1]]],
          ['td', [['y', [['z', 2]]]]],
        ],
      ],
      ['b', 1],
    ],
  ],
  [
    's {\n  a = 1\n\nplugins {\n}\n',
    [
      ['s', [['a', 1]]],
      ['plugins', []],
    ],
  ],
  [
    's {\n  td "x" {\n  a = 1\n}\n',
    [
      [
        's',
        [
          ['td', [['x', []]]],
          ['a', 1],
        ],
      ],
    ],
  ],
  [
    's {\n a = 1 } }\nb = 1',
    [
      ['s', [['a', 1]]],
      ['b', 1],
    ],
  ],
  [
    'a = b c = 1',
    [
      ['a', 'b'],
      ['c', 1],
    ],
  ],
];

for (const [text, entries] of TOLERATED) {
  test(`HCL keeps what is sound in ${JSON.stringify(text)}`, () => {
    const { root, problems } = readHcl(text);
    assert.deepEqual(said(root), entries);
    assert.ok(problems.length > 0);
  });
}

test('HCL: a missing brace is told once, where the block that lacks it was opened', () => {
  const text = 's {\n  f {\n    e {\n      port = 1\n  }\n}\nplugins {\n}\n';
  const { problems, root } = readHcl(text);
  assert.deepEqual(
    problems.map(({ span }) => span.start),
    [text.indexOf('{', text.indexOf('e {'))],
  );
  assert.deepEqual(said(nodeAt(root, ['plugins'])), []);
});

test('HCL: text that is not indented keeps its structure where a brace is missing', () => {
  assert.deepEqual(said(readHcl('s {\na = 1\nf {\nb = 2\n}\n').root), [
    [
      's',
      [
        ['a', 1],
        ['f', [['b', 2]]],
      ],
    ],
  ]);
});

test('HCL: one mistake on a line is told once', () => {
  const { problems } = readHcl('a = 1\nwhat? is (this) = {}\nb = 2');
  assert.equal(problems.length, 1);
});

test('HCL: every occurrence of a repeated block is an entry of its own, and no problem', () => {
  const { root, problems } = readHcl('s { a = 1 }\ntd "x" { u = 1 }\ntd "x" { p = 2 }\ns { a = 2 }');
  assert.deepEqual(problems, []);
  assert.deepEqual(said(root), [
    ['s', [['a', 1]]],
    ['td', [['x', [['u', 1]]]]],
    ['td', [['x', [['p', 2]]]]],
    ['s', [['a', 2]]],
  ]);
});

test('HCL: a block reaches from its label to its closing brace, quotes and braces included', () => {
  const text = 's {\n  td "x" {\n    u = "y" # c\n  }\n}\n';
  assert.equal(sourceAt(text, ['s', 'td']), '"x" {\n    u = "y" # c\n  }');
  assert.equal(sourceAt(text, ['s', 'td', 'x']), '{\n    u = "y" # c\n  }');
  assert.equal(sourceAt(text, ['s', 'td', 'x', 'u']), '"y"');
  const root = readHcl(text).root;
  assert.ok(root);
  assert.deepEqual(cursorAt(root, text.indexOf('"x"') + 1)?.path, ['s', 'td', 'x']);
  assert.deepEqual(cursorAt(root, text.indexOf('"y"') + 1)?.path, ['s', 'td', 'x', 'u']);
  assert.equal(nodeAt(root, ['s'])?.type === 'map' && root.type === 'map' && root.flow, false);
});

test('HCL: comments of all three kinds, wherever they stand', () => {
  const text = '# one\na = [ // two\n  1 /* three\nlines */, ] # four\nb /* five */ { # six\n}\nc = "# text"\n// seven';
  assert.deepEqual(
    readHcl(text).comments.map((comment) => comment.text),
    ['one', 'two', 'three\nlines', 'four', 'five', 'six', 'seven'],
  );
});

test('HCL: a text that begins with a brace is JSON, without comments', () => {
  const text = ' {"server": {"port": 1,}, /* c */ "federation": [{}]}';
  const { root, problems } = readHcl(text);
  assert.deepEqual(root && plainValue(root), { server: { port: 1 }, federation: [{}] });
  assert.deepEqual(
    problems.map(({ span }) => text.slice(span.start, span.end)),
    ['/* c */'],
  );
  const [mark, ...others] = readHcl('\uFEFF{"a": 1}').problems;
  assert.match(mark?.message ?? '', /byte order mark/);
  assert.deepEqual(others, []);
});

test('HCL: nesting without end is one problem', () => {
  for (const text of [
    'a {'.repeat(10_000),
    `a = ${'['.repeat(10_000)}`,
    'x = ${ '.repeat(5000),
    'a = [{'.repeat(5000),
  ]) {
    assert.deepEqual(
      readHcl(text).problems.map(({ code }) => code),
      ['too-deep'],
    );
  }
  assert.deepEqual(readHcl('a {'.repeat(500) + '}'.repeat(500)).problems, []);
});
