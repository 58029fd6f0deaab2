/** Safe fixes: whatever the layout, each does what it says and nothing else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rules } from '../../server/src/core/rules/list.ts';
import { exercise } from './fixes/exercise.ts';

const LAYOUTS = 3;

for (const rule of rules.filter(({ edit }) => edit === 'fix')) {
  test(`${rule.id}: its fix is safe in ${LAYOUTS} layouts`, () => {
    const runs = Array.from({ length: LAYOUTS }, (_, seed) => exercise(rule, seed * 7919 + rule.id.length));
    assert.ok(
      runs.some((run) => run && run.cases > run.refused.length),
      'it was really made',
    );
  });
}
