/** Steps from one state to another and back, with the changes that are to be found. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Example } from '../../server/src/core/rules/rule.ts';
import { describeChange, reviewStates } from './review.ts';

/** "widens admission-widened" for each change, in alphabetical order. */
export function changesFrom(before: Example, after: Example): string[] {
  return reviewStates(before, after)
    .changes.map(({ direction, kind }) => `${direction} ${kind.id}`)
    .sort();
}

/** One test for the step, and one for the step back where it is told what that yields. */
export function testStep(
  name: string,
  before: Example,
  after: Example,
  there: readonly string[],
  back?: readonly string[],
): void {
  const check = (from: Example, to: Example, expected: readonly string[]) => {
    const found = reviewStates(from, to).changes.map(describeChange).join('\n');
    assert.deepEqual(changesFrom(from, to), [...expected].sort(), found);
  };
  test(name, () => check(before, after, there));
  if (back) test(`${name}, and back`, () => check(after, before, back));
}
