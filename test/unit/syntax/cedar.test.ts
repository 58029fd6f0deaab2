/** Cedar policies as trees: what stands in them, where, and what is left of them when they are broken. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCedar } from '../../../server/src/core/syntax/cedar.ts';
import { type Node, plainValue } from '../../../server/src/core/syntax/tree.ts';

function valuesIn(text: string): unknown {
  const { root, problems } = readCedar(text);
  assert.deepEqual(problems, [], text);
  return root && plainValue(root);
}

const OPEN = { annotations: {}, effect: 'permit', principal: 'principal', action: 'action', resource: 'resource' };

test('a policy is what its JSON form would be, with scopes and conditions as text', () => {
  const text = `@id("a") @shadow_mode
permit (
  principal == User::"a, b",
  action in [Action::"read", Action::"write"],
  resource is Photo in Album::"c",
)
when { {"a": "}"} == context && [1, 2].contains(1) }
unless { "//" == "x" };`;
  assert.deepEqual(valuesIn(text), [
    {
      annotations: { id: 'a', shadow_mode: null },
      effect: 'permit',
      principal: 'principal == User::"a, b"',
      action: 'action in [Action::"read", Action::"write"]',
      resource: 'resource is Photo in Album::"c"',
      conditions: [
        { kind: 'when', body: ' {"a": "}"} == context && [1, 2].contains(1) ' },
        { kind: 'unless', body: ' "//" == "x" ' },
      ],
    },
  ]);
});

test('comments stand wherever blanks may, and are kept', () => {
  const text = '// head\n@// one\nid//two\n(// three\n"x" // four\n) permit(principal,action,resource)//five\n;';
  const { comments } = readCedar(text);
  assert.deepEqual(valuesIn(text), [{ ...OPEN, annotations: { id: 'x' } }]);
  assert.deepEqual(
    comments.map((comment) => comment.text),
    ['head', 'one', 'two', 'three', 'four', 'five'],
  );
  assert.deepEqual(
    comments.map(({ span }) => text.slice(span.start, span.end))[0],
    '// head',
    'without the end of its line',
  );
  assert.equal(readCedar('// one\r\n').comments[0]?.span.end, 6);
});

test('templates, texts of several lines and escapes', () => {
  assert.deepEqual(valuesIn('permit (principal == ?principal, action, resource in ?resource);'), [
    { ...OPEN, principal: 'principal == ?principal', resource: 'resource in ?resource' },
  ]);
  const text = String.raw`@a("one
two") @b("\"\\\n\t\0\'\u{e9}\x41\q") permit (principal, action, resource);`;
  assert.deepEqual(valuesIn(text), [{ ...OPEN, annotations: { a: 'one\ntwo', b: '"\\\n\t\0\'éAq' } }]);
});

test('every key and value has its place in the text', () => {
  const text = '\n@owner("a")\nforbid ( principal , action , resource ) when {x} ;';
  const { root } = readCedar(text);
  const shown: string[] = [];
  const walk = (node: Node): void => {
    const inside = node.type === 'map' ? node.entries.flatMap(({ key, value }) => [key, value]) : [];
    for (const one of [...inside, ...(node.type === 'seq' ? node.items : [])]) walk(one);
    if (node.type === 'scalar' && node.span.start < node.span.end)
      shown.push(text.slice(node.span.start, node.span.end));
  };
  if (root) walk(root);
  const scope = ['principal', 'principal', 'action', 'action', 'resource', 'resource'];
  assert.deepEqual(shown, ['owner', '"a"', 'forbid', 'forbid', ...scope, 'when', 'when', '{', 'x']);
  assert.deepEqual(root?.span, { start: 1, end: text.length });
});

test('a text without a policy is empty', () => {
  for (const text of ['', ' \n', '// permit (principal, action, resource);\n'])
    assert.deepEqual([readCedar(text).root, readCedar(text).problems], [undefined, []]);
});

const SOUND = 'permit (principal, action, resource);';

/** Broken policies with the text at which each is shown, marked by brackets. */
const BROKEN: readonly (readonly [string, RegExp])[] = [
  ['«permits» (principal, action, resource);', /begins with/],
  ['@id("a") «allow» (principal, action, resource);', /begins with/],
  ['@«"id"» permit (principal, action, resource);', /needs a name/],
  ['@owner«(»team) permit (principal, action, resource);', /double quotes/],
  ['permit «when» {x};', /in parentheses/],
  ['permit «(»principal, action, resource;', /in parentheses/],
  ['permit (principal, «resource», action);', /`action` is missing/],
  ['permit (principal, action«)»;', /`resource` is missing/],
  ['permit (principal, action, resource, «context»);', /ends after/],
  ['permit (principal, action, resource) when «{»x;', /closed/],
  ['permit (principal, action, resource) when «(»x);', /braces/],
  ['permit (principal, action, resource) «if» {x};', /semicolon/],
];

for (const [marked, message] of BROKEN) {
  test(`broken: ${marked}`, () => {
    const broken = marked.replace(/[«»]/g, '');
    const text = `${SOUND}\n${broken}\n${SOUND}\n`;
    const { root, problems } = readCedar(text);
    const [problem] = problems;
    assert.equal(problems.length, 1);
    assert.match(problem?.message ?? '', message);
    const from = text.indexOf(broken);
    const start = from + marked.indexOf('«');
    assert.deepEqual(problem?.span, { start, end: from + marked.indexOf('»') - 1 });
    assert.equal(root?.type === 'seq' && root.items.length, 2, 'what stands around it is kept');
  });
}

test('without its semicolon a policy does not take the next one with it', () => {
  for (const next of [SOUND, `@id("b") ${SOUND}`]) {
    const text = `permit (principal, action, resource)\n${next}`;
    const { root, problems } = readCedar(text);
    assert.deepEqual(
      problems.map(({ span }) => text.slice(span.start)),
      [next],
    );
    assert.equal(root?.type === 'seq' && root.items.length, 1);
  }
});

test('a text that breaks off is shown at its last sign, and an open quote where it begins', () => {
  const placeIn = (text: string) => readCedar(text).problems.map(({ span, message }) => [span, message.slice(0, 24)]);
  assert.deepEqual(placeIn('permit (principal, action, resource)'), [
    [{ start: 35, end: 36 }, 'A policy ends with a sem'],
  ]);
  assert.deepEqual(placeIn(`${SOUND} @id("x permit (principal);`), [
    [{ start: 42, end: 43 }, 'This text has no closing'],
  ]);
  assert.deepEqual(placeIn('@'), [[{ start: 0, end: 1 }, 'An annotation needs a na']]);
});

test('hostile texts are read in one go', () => {
  const many = 40_000;
  for (const piece of ['permit(', '@a(', '((((', '"', '@a("b")', 'permit (principal, action, resource) when {', '//\n'])
    assert.ok(readCedar(piece.repeat(many)).problems.length <= many, piece);
});
