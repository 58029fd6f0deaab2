/** An edit is planned in a text that no reader makes sense of. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planEdits } from '../../server/src/core/fixes/plan.ts';
import { readYaml } from '../../server/src/core/syntax/yaml.ts';

test('an edit in a text whose list stands left of where it should', () => {
  const text = 'a:\n  b: x\n   c:\n  - d\n';
  const target = { language: 'yaml' as const, text, tree: readYaml(text) };
  assert.doesNotThrow(() => planEdits(target, [{ op: 'append', path: ['q'], value: 'v' }], 'plain'));
});
