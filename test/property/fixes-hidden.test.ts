/** What is offered besides mending: hiding a finding, and writing down who knows of a policy. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rules } from '../../server/src/core/rules/list.ts';
import { analyze, filesOf, findingsIn } from '../harness/workspace.ts';
import { randomFrom } from '../unit/fixes/random.ts';
import { relayout } from './fixes/relayout.ts';
import { tryDocumenting, trySuppressions } from './fixes/together.ts';

/** A share of the rules: what hides a finding does not know what it is about. */
const SHARE = rules.filter((_, index) => index % 4 === 0);

/** Rules about requests to hide findings are always heard, and so is what keeps a text from being read. */
test('a request to hide a finding hides it, and no other', () => {
  let requests = 0;
  for (const [seed, { id, bad }] of SHARE.entries()) {
    const analyzer = analyze(relayout(filesOf(bad), randomFrom(seed)));
    for (const finding of findingsIn(analyzer)) requests += trySuppressions(analyzer, finding, `${id}, seed ${seed}`);
  }
  assert.ok(requests > SHARE.length, `${requests} of ${SHARE.length} rules`);
});

test('a policy that was documented on request is documented', () => {
  let documented = 0;
  for (const { id, bad } of rules.filter((one) => one.families.includes('undocumented-enforcement-point'))) {
    documented += tryDocumenting(analyze(relayout(filesOf(bad), randomFrom(id.length))), id);
  }
  assert.ok(documented >= 3, String(documented));
});
