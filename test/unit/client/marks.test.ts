/** What a person has looked at, and the way from one change to the next. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Marks } from '../../../client/src/review/marks.ts';
import { neighbour } from '../../../client/src/review/steps.ts';
import { countsOf, plain, stateOf } from '../../../client/src/review/words.ts';
import type { ReviewedChange } from '../../../server/src/lsp/protocol.ts';

function change(id: string, more: Partial<ReviewedChange> = {}): ReviewedChange {
  return {
    ...{ id, kind: 'direction-changed', direction: 'widens', isQuiet: false, subject: '', title: 'a', message: 'b' },
    ...{ before: undefined, after: undefined, obligations: [], references: [], comment: '', actions: [], ...more },
  };
}

test('a mark holds while the change says the same, wherever it moves', () => {
  const marks = new Marks();
  marks.set(change('one'), 'agreed');
  marks.set(change('two'), '');
  marks.keep([change('one', { comment: 'other links' }), change('two', { title: 'something else' })]);
  assert.equal(marks.noteOn(change('one')), 'agreed');
  assert.equal(marks.noteOn(change('two')), undefined);
  marks.delete(change('one'));
  assert.equal(marks.noteOn(change('one')), undefined);
});

test('next and previous go round, past what is quiet', () => {
  const changes = [change('one'), change('quiet', { isQuiet: true }), change('two')];
  const ids = (current: string | undefined) => [
    neighbour(changes, current, 1)?.id,
    neighbour(changes, current, -1)?.id,
  ];
  assert.deepEqual(ids(undefined), ['one', 'two']);
  assert.deepEqual(ids('one'), ['two', 'two']);
  assert.deepEqual(ids('gone'), ['one', 'two']);
  assert.equal(neighbour([], undefined, 1), undefined);
});

test('counts and states in words', () => {
  const counts = (widens: number, moves: number, narrows: number) =>
    countsOf({ changes: [], findings: [], counts: { widens, moves, narrows, neutral: 3 } });
  assert.equal(counts(2, 0, 1), '2 widen, 1 narrows');
  assert.equal(counts(1, 2, 0), '1 widens, 2 move');
  assert.equal(counts(0, 0, 0), undefined);
  assert.equal(plain('federation with `partner.example`'), 'federation with partner.example');
  assert.equal(stateOf(change('one'), ''), 'reviewed');
  assert.equal(
    stateOf(change('one', { actions: [{ id: '', title: '', obligation: 'owners' }] }), undefined),
    'open unread',
  );
});
