import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits, narrowed, type PlannedEdit } from '../../../server/src/core/fixes/apply.ts';
import { draftOf, editsOf, revise, whereIs } from '../../../server/src/core/fixes/draft.ts';
import { randomFrom } from './random.ts';

test('edits apply in the order of the text, insertions at one place in the order they came', () => {
  const edits = [
    { start: 3, end: 4, text: 'D' },
    { start: 1, end: 1, text: '1' },
    { start: 1, end: 1, text: '2' },
  ];
  assert.deepEqual(applyEdits('abcdef', edits), { text: 'a12bcDef', conflicts: [] });
});

test('of two edits that overlap the first in the text wins, and the other is named', () => {
  const first = { start: 1, end: 3, text: 'x' };
  const second = { start: 2, end: 4, text: 'y' };
  const third = { start: 4, end: 5, text: 'z' };
  const { text, conflicts } = applyEdits('abcdef', [third, second, first]);
  assert.equal(text, 'axdzf');
  assert.deepEqual(conflicts, [{ edit: second, with: first }]);
});

test('edits that only touch do not overlap', () => {
  const edits = [
    { start: 0, end: 2, text: 'x' },
    { start: 2, end: 2, text: '-' },
    { start: 2, end: 4, text: 'y' },
  ];
  assert.deepEqual(applyEdits('abcd', edits), { text: 'x-y', conflicts: [] });
});

test('the sum of many revisions does to the original what they did one after another', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = randomFrom(seed);
    const original = 'abcdefghijklmnopqrstuvwxyz'.slice(0, random.below(27));
    let draft = draftOf(original);
    for (let round = 0; round < 4; round++) {
      const marks = [0, 0, 0, 0].map(() => random.below(draft.text.length + 1)).sort((a, b) => a - b);
      const [a = 0, b = 0, c = 0, d = 0] = marks;
      const edits: PlannedEdit[] = [
        { start: a, end: b, text: '0123'.slice(random.below(5)) },
        { start: c, end: d, text: 'ABC'.slice(random.below(4)) },
      ];
      const next = revise(draft, edits);
      assert.ok(next);
      assert.equal(next.text, applyEdits(draft.text, edits).text);
      draft = next;
    }
    assert.deepEqual(applyEdits(original, editsOf(draft)), { text: draft.text, conflicts: [] });
  }
});

test('a span is found again behind an insertion, and not where its text is gone', () => {
  const draft = revise(draftOf('one two three'), [
    { start: 4, end: 4, text: 'and ' },
    { start: 8, end: 13, text: '' },
  ]);
  assert.ok(draft);
  assert.equal(draft.text, 'one and two ');
  assert.deepEqual(whereIs(draft, { start: 4, end: 7 }), { start: 8, end: 11 });
  assert.equal(whereIs(draft, { start: 8, end: 13 }), undefined);
});

test('revisions that contradict each other are none', () => {
  const overlapping = [
    { start: 0, end: 2, text: '' },
    { start: 1, end: 3, text: '' },
  ];
  assert.equal(revise(draftOf('abc'), overlapping), undefined);
});

test('an edit is narrowed to what it changes, and cuts neither a line break nor a character in two', () => {
  const narrow = (text: string, start: number, end: number, fresh: string) =>
    narrowed(text, [{ start, end, text: fresh }]);
  assert.deepEqual(narrow('abcdef', 1, 5, 'bxe'), [{ start: 2, end: 4, text: 'x' }]);
  assert.deepEqual(narrow('abab', 0, 4, 'ababab'), [{ start: 4, end: 4, text: 'ab' }]);
  assert.deepEqual(narrow('same', 0, 4, 'same'), []);
  assert.deepEqual(narrow('a\r\nb', 0, 4, 'a\rb'), [{ start: 1, end: 3, text: '\r' }]);
  assert.deepEqual(narrow('🔑', 0, 2, '🔒'), [{ start: 0, end: 2, text: '🔒' }]);
});

test('narrowed edits do what the whole ones did', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = randomFrom(seed);
    const word = () =>
      Array.from({ length: random.below(6) }, () => random.pick(['a', 'b', '\r\n', '\n', '🔑'])).join('');
    const [before, old, fresh, behind] = [word(), word(), word(), word()];
    const text = before + old + behind;
    const edits = [{ start: before.length, end: before.length + old.length, text: fresh }];
    assert.equal(applyEdits(text, narrowed(text, edits)).text, before + fresh + behind);
  }
});
