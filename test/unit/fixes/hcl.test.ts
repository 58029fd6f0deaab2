/** Edits of HCL, as a person would have made them by hand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blank, list, map, type Operation, type Value } from '../../../server/src/core/fixes/operation.ts';
import { planEdits } from '../../../server/src/core/fixes/plan.ts';
import { edited, targetOf } from './check.ts';

const WEB = map({ https_web: map({}) });

function steps(path: string): (string | number)[] {
  return path.split('/').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

function set(path: string, value: Value): Operation {
  return { op: 'set', path: steps(path), value };
}

function append(path: string, value: Value): Operation {
  return { op: 'append', path: steps(path), value };
}

function remove(path: string): Operation {
  return { op: 'remove', path: steps(path) };
}

function rename(path: string, to: string): Operation {
  return { op: 'rename-key', path: steps(path), to };
}

function replaced(text: string, part: string, value: Value): Operation {
  const start = text.indexOf(part);
  return { op: 'replace', span: { start, end: start + part.length }, value };
}

/** Name, text before, operations, text after; undefined where there is no safe edit. */
const CASES: readonly (readonly [string, string, readonly Operation[], string | undefined])[] = [
  ['a value is replaced in its quotes', 'a = "x" # c\n', [set('a', 'y')], 'a = "y" # c\n'],
  ['quotes in a text are escaped', 'a = "x"', [set('a', 'say "hi"\n')], 'a = "say \\"hi\\"\\n"'],
  ['a missing value is written', 'a =\nb = 1\n', [set('a', 'x')], 'a = "x"\nb = 1\n'],
  ['a lonely key gets a value', 's {\n  a\n}\n', [set('s/a', 1)], 's {\n  a = 1\n}\n'],
  [
    'an attribute goes behind the last attribute',
    's {\n  a = 1 # c\n\n  b {\n  }\n}\n',
    [set('s/c', 2)],
    's {\n  a = 1 # c\n  c = 2\n\n  b {\n  }\n}\n',
  ],
  [
    'equals signs stay aligned',
    's {\n\ta    = 1\n\tlong = 2\n}\n',
    [set('s/bb', 3), set('s/longer', 4)],
    's {\n\ta    = 1\n\tlong = 2\n\tbb   = 3\n\tlonger = 4\n}\n',
  ],
  ['keys of one length are not taken for aligned', 'aa = 1\nbb = 2\n', [set('c', 3)], 'aa = 1\nbb = 2\nc = 3\n'],
  ['equals signs without blanks stay without', 's {\n a=1\n}', [set('s/b', 2)], 's {\n a=1\n b=2\n}'],
  [
    'an attribute of a body of blocks comes first',
    's { # c\n\tb "x" {}\n}\n',
    [set('s/a', 1)],
    's { # c\n\ta = 1\n\tb "x" {}\n}\n',
  ],
  [
    'one line stays one line',
    's { a = 1, b = 2 }',
    [set('s/c', 3), set('s/profile', WEB)],
    's { a = 1, b = 2, c = 3, profile "https_web" {} }',
  ],
  ['without commas too', 's { a = 1 b = 2 }', [set('s/c', 3)], 's { a = 1 b = 2 c = 3 }'],
  ['empty braces are opened', 's {\n    b {} # c\n}', [set('s/b/a', 1)], 's {\n    b {\n        a = 1\n    } # c\n}'],
  ['but not on a line with others', 'a { b {} }', [set('a/b/c', 1)], 'a { b { c = 1 } }'],
  ['a body of comments keeps them above', 's {\r\n\t# c\r\n}\r\n', [set('s/a', 1)], 's {\r\n\t# c\r\n\ta = 1\r\n}\r\n'],
  ['an empty file is filled', '# c\n', [set('s/a', 1)], '# c\ns {\n    a = 1\n}\n'],
  [
    'a missing line break at the end stays missing',
    's {\n  a = 1\n}',
    [set('t/a', 1)],
    's {\n  a = 1\n}\nt {\n  a = 1\n}',
  ],
  [
    'text where a block belongs becomes the block',
    'f {\n  bundle_endpoint_profile = "https_web" # c\n}\n',
    [set('f/bundle_endpoint_profile', WEB)],
    'f {\n  bundle_endpoint_profile "https_web" {} # c\n}\n',
  ],
  [
    'another label is another block beside the last one',
    'f {\n  federates_with "a" {\n    u = 1\n  }\n\n  federates_with "b" {\n    u = 2\n  } # b\n  x = 1\n}\n',
    [set('f/federates_with/c', map({ u: 3, bundle_endpoint_profile: map({ https_spiffe: map({ id: blank('i') }) }) }))],
    'f {\n  federates_with "a" {\n    u = 1\n  }\n\n  federates_with "b" {\n    u = 2\n  } # b\n\n  federates_with "c" {\n    u = 3\n    bundle_endpoint_profile "https_spiffe" {\n      id = "i"\n    }\n  }\n  x = 1\n}\n',
  ],
  [
    'the brace form stays',
    'f {\n  "a" {\n  }\n}\n',
    [set('f/b.test', map({}))],
    'f {\n  "a" {\n  }\n  "b.test" {}\n}\n',
  ],
  [
    'so does the form with an equals sign',
    'f = {\n  "a" = {\n  }\n}\n',
    [set('f/b.test', map({ x: 1 }))],
    'f = {\n  "a" = {\n  }\n  "b.test" = {\n    x = 1\n  }\n}\n',
  ],
  [
    'a plugin is written with its label',
    'plugins {\n\tDataStore "sql" {\n\t}\n}\n',
    [set('plugins/KeyManager/disk/plugin_data/keys_path', 'k')],
    'plugins {\n\tDataStore "sql" {\n\t}\n\tKeyManager "disk" {\n\t\tplugin_data {\n\t\t\tkeys_path = "k"\n\t\t}\n\t}\n}\n',
  ],
  [
    'any other map is not',
    's {\n  a = 1\n}\n',
    [set('s/t', map({ x: map({}) }))],
    's {\n  a = 1\n  t {\n    x {}\n  }\n}\n',
  ],
  [
    'a value goes into the block that leads there',
    's { a = 1 }\ns {\n  f {\n    b = 2\n  }\n}\n',
    [set('s/f/c', 3)],
    's { a = 1 }\ns {\n  f {\n    b = 2\n    c = 3\n  }\n}\n',
  ],
  [
    'items are added as the others are',
    'a = [\n  "x", # c\n  "y"\n]\nb = ["x","y"]\nc = []\n',
    [append('a', 'z'), append('b', 'z'), append('c', 'z')],
    'a = [\n  "x", # c\n  "y",\n  "z"\n]\nb = ["x","y","z"]\nc = ["z"]\n',
  ],
  [
    'a missing list is made',
    's {\n  a = 1\n}\n',
    [append('s/ids', 'x'), append('s/ids', list('y', 2))],
    's {\n  a = 1\n  ids = ["x", ["y", 2]]\n}\n',
  ],
  [
    'an attribute goes with its line and the comment on it',
    's {\n  a = 1 # a\n  # b\n  b = 2\n}\n',
    [remove('s/a')],
    's {\n  # b\n  b = 2\n}\n',
  ],
  [
    'a comment above goes where it can speak of nothing else',
    's {\n  a = 1\n\n  # b\n  b = 2\n\n  c = 3\n}\n',
    [remove('s/b')],
    's {\n  a = 1\n\n  c = 3\n}\n',
  ],
  ['and stays where it may', 's {\n  # both\n  a = 1\n  b = 2\n}\n', [remove('s/a')], 's {\n  # both\n  b = 2\n}\n'],
  [
    'a block goes with all that is in it',
    'f {\n  x = 1\n  td "a" {\n    # in\n    u = 1\n  }\n  td "b" {\n  }\n}\n',
    [remove('f/td/a')],
    'f {\n  x = 1\n  td "b" {\n  }\n}\n',
  ],
  [
    'but governance always goes with what it is said of',
    's {\n  # both\n  # fedlint.dev/owner: team-a\n  a {\n  }\n  b {\n  }\n}\n',
    [remove('s/a')],
    's {\n  # both\n  b {\n  }\n}\n',
  ],
  ['blocks of one name go together', 'td "a" {\n}\nx = 1\ntd "b" {\n}\n', [remove('td')], 'x = 1\n'],
  ['an entry leaves the line to the others', 's { a = 1, b = 2, c = 3 }', [remove('s/b')], 's { a = 1, c = 3 }'],
  ['the last one too', 's { a = 1, b = 2 }', [remove('s/b')], 's { a = 1 }'],
  ['the only one leaves empty braces', 's { a = 1 }', [remove('s/a')], 's {}'],
  ['a repeated attribute is not half removed', 'a = 1\na = 2\n', [remove('a')], undefined],
  [
    'a key is renamed, quoted where it was',
    '"a" = 1\nb = 2\n',
    [rename('a', 'x'), rename('b', 'y z')],
    '"x" = 1\n"y z" = 2\n',
  ],
  [
    'blocks of one name are renamed together',
    'fed "a" {}\nx = 1\nfed "b" {}\n',
    [rename('fed', 'federates_with')],
    'federates_with "a" {}\nx = 1\nfederates_with "b" {}\n',
  ],
  [
    'a label is renamed in its quotes',
    'td "spiffe://a" {\n}\n',
    [{ op: 'rename-key', path: ['td', 'spiffe://a'], to: 'a' }],
    'td "a" {\n}\n',
  ],
  [
    'a comment is a number sign',
    's {\n\ta = 1\n}\n',
    [{ op: 'comment-above', span: { start: 5, end: 6 }, text: 'why' }],
    's {\n\t# why\n\ta = 1\n}\n',
  ],
  [
    'a comment that would hide a brace is not written',
    's { a = 1 }',
    [{ op: 'replace-text', span: { start: 4, end: 4 }, text: '# c ' }],
    undefined,
  ],
  ['a list in an attribute is no block', 's { a = [1] }', [set('s/a/b', 1)], undefined],
  ['a label cannot hold a value', 'td "a" {}\n', [set('td/b', 1)], undefined],
  [
    'JSON stays JSON',
    '{\n  "s": {\n    "a": 1\n  }\n}\n',
    [set('s/b', 2), remove('s/a')],
    '{\n  "s": {\n    "b": 2\n  }\n}\n',
  ],
  [
    'a text broken elsewhere can be edited',
    's {\n  td "half\n  a = 1\n}\n',
    [set('s/a', 2)],
    's {\n  td "half\n  a = 2\n}\n',
  ],
];

for (const [name, before, operations, after] of CASES) {
  test(`HCL: ${name}`, () => assert.equal(edited('hcl', before, ...operations), after));
}

test('HCL: the place of a replacement is the span, whichever of several blocks it is in', () => {
  const text = 'td "a" {\n  u = "x"\n}\ntd "a" {\n  u = "y"\n}\n';
  assert.equal(edited('hcl', text, replaced(text, '"x"', 'z')), text.replace('"x"', '"z"'));
  assert.equal(edited('hcl', text, replaced(text, '"y"', 'z')), text.replace('"y"', '"z"'));
});

test('HCL: blanks are fields of a snippet, and escaped as such', () => {
  const target = targetOf('hcl', 's {\n  a = 1\n}\n');
  // biome-ignore lint/suspicious/noTemplateCurlyInString: LSP snippets are written so.
  const snippet = '  a = 1\n  b = "${1:x}"';
  const edits = planEdits(target, [set('s/b', blank('x'))], 'snippet');
  assert.deepEqual(
    edits?.map(({ text }) => text),
    [snippet],
  );
});
