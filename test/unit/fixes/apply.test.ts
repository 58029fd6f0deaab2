import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits, type PlannedEdit } from '../../../server/src/core/fixes/apply.ts';
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
