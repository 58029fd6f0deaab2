/** What a digest tells apart, and what it does not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf } from '../../../server/src/core/formats/digest.ts';
import { readYaml } from '../../../server/src/core/syntax/yaml.ts';

function digest(text: string, but?: readonly string[]): string {
  const { root } = readYaml(text);
  assert.ok(root);
  return digestOf(root, but);
}

for (const [name, one, other] of [
  ['keys in another order', 'a: 1\nb: 2', 'b: 2\na: 1'],
  ['items in another order', 'a: [x, y]', 'a: [y, x]'],
  ['the same item twice', 'a: [x]', 'a: [x, x]'],
  ['other quotes', `a: "x"\nb: '1'`, 'a: x\nb: 1'],
  ['another layout', 'a: {b: [c]}', 'a:\n  b:\n    - c # a comment\n'],
] as const) {
  test(`the same: ${name}`, () => assert.equal(digest(one), digest(other)));
}

for (const [name, one, other] of [
  ['another value', 'a: x', 'a: y'],
  ['another key', 'a: x', 'b: x'],
  ['one more', 'a: [x]', 'a: [x, y]'],
  ['a list for a text', 'a: [x]', 'a: x'],
  ['nothing for the word', 'a:', 'a: "null"'],
  ['values of two keys exchanged', 'a: x\nb: y', 'a: y\nb: x'],
  ['a comma in a text', 'a: ["x,y"]', 'a: [x, y]'],
] as const) {
  test(`not the same: ${name}`, () => assert.notEqual(digest(one), digest(other)));
}

test('keys that do not count, at the top alone', () => {
  assert.equal(digest('a: 1\nannotations: {o: x}', ['annotations']), digest('a: 1', ['annotations']));
  assert.notEqual(digest('a: {annotations: x}', ['annotations']), digest('a: {}', ['annotations']));
});
