/** The same edits where the manifests are JSON, items of lists, files in ConfigMaps, or HCL in another spelling. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rules } from '../../server/src/core/rules/list.ts';
import { exercise, type Writing } from './fixes/exercise.ts';
import { asJson, inConfigMap, inList, inOtherHcl } from './fixes/wrappings.ts';

/** By name, each with how many edits it has to have made at least. */
const WRITINGS: readonly (readonly [name: string, writing: Writing, share: number, least: number])[] = [
  ['as JSON', asJson, 8, 15],
  ['in a list', inList, 8, 15],
  ['in a ConfigMap', inConfigMap, 2, 10],
  ['in another spelling of HCL', inOtherHcl, 2, 10],
];

for (const [name, writing, share, least] of WRITINGS) {
  test(`edits are safe ${name}`, () => {
    let made = 0;
    for (const [index, rule] of rules.filter(({ edit }) => edit !== 'none').entries()) {
      if (index % share !== share - 1) continue;
      const run = exercise(rule, index, writing);
      made += run ? run.cases - run.refused.length : 0;
    }
    assert.ok(made >= least, `${made} edits`);
  });
}
