/** Suggestions of the rules from m to z: whatever the layout, each does what it says and nothing else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rules } from '../../server/src/core/rules/list.ts';
import { exercise } from './fixes/exercise.ts';

for (const rule of rules.filter((rule) => rule.edit === 'suggest' && rule.id >= 'm')) {
  test(`${rule.id}: its suggestions are safe`, () => {
    const run = exercise(rule, rule.id.length);
    assert.ok(run && run.cases > run.refused.length, 'they were really made');
  });
}
