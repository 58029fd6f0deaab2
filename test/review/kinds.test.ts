/** Every kind of change is what it says: each of its examples is one change, of that kind and in that direction. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { families } from '../../server/src/core/frameworks/catalogue.ts';
import { changeKinds } from '../../server/src/core/review/kinds/list.ts';
import { filesBelow } from '../architecture/sources.ts';
import { describeChange, reviewStates } from '../harness/review.ts';

const ROOM = 'server/src/core/review/kinds';

for (const kind of changeKinds) {
  test(`${kind.id}: each example is one change of this kind, and nothing else`, () => {
    assert.ok(kind.examples.length > 0);
    for (const { before, after, direction } of kind.examples) {
      const { changes } = reviewStates(before, after);
      const found = changes.map((change) => `${change.direction} ${change.kind.id}`);
      assert.deepEqual(found, [`${direction} ${kind.id}`], changes.map(describeChange).join('\n'));
    }
  });

  test(`${kind.id}: its words are sentences, and its places are there`, () => {
    assert.doesNotMatch(kind.title, /\.$/);
    assert.match(kind.what, /[.!?)]$/);
    for (const family of kind.families) assert.ok(families().includes(family), family);
    for (const { before, after } of kind.examples) {
      for (const change of reviewStates(before, after).changes) {
        assert.doesNotMatch(change.title, /\.$|undefined|\[object/);
        assert.match(change.message, /[.?)]$/);
        assert.doesNotMatch(change.message, /undefined|\[object/);
        assert.ok(change.before ?? change.after);
        for (const { asks, says } of change.obligations) assert.doesNotMatch(`${asks}${says}`, /undefined|\.$/);
      }
    }
  });

  test(`${kind.id}: nothing changes where nothing is different`, () => {
    for (const { before } of kind.examples) assert.deepEqual(reviewStates(before, before).changes, []);
  });
}

test('every kind is in a list, and its file is called by its id', () => {
  const declaring = filesBelow(ROOM).filter((path) => /= changeKind\(/.test(readFileSync(path, 'utf8')));
  const names = declaring.map((path) => /([a-z-]+)\.ts$/.exec(path)?.[1]);
  assert.deepEqual(changeKinds.map(({ id }) => id).sort(), names.sort());
});
