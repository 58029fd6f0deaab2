/** Every rule is what it says: its bad example shows it and nothing else, its good one shows nothing, its edits mend. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { families } from '../../server/src/core/frameworks/catalogue.ts';
import { rules } from '../../server/src/core/rules/list.ts';
import { applyOffer } from '../harness/offers.ts';
import { analyze, describe, filesOf, findingsIn, findingsOf } from '../harness/workspace.ts';

/** Raised by the analyzer when a rule throws; no manifest can show it. */
const WITHOUT_EXAMPLE = new Set(['internal-error']);

for (const rule of rules.filter(({ id }) => !WITHOUT_EXAMPLE.has(id))) {
  test(`${rule.id}: the bad example shows it and nothing else`, () => {
    const findings = findingsOf(rule.bad);
    assert.deepEqual(
      findings.map((finding) => finding.rule.id),
      [rule.id],
      findings.map(describe).join('\n'),
    );
  });

  test(`${rule.id}: the good example is silent`, () => {
    assert.deepEqual(findingsOf(rule.good).map(describe), []);
  });

  test(`${rule.id}: each edit on offer removes the finding`, () => {
    const analyzer = analyze(rule.bad);
    const offers = findingsIn(analyzer).flatMap((finding) => finding.offers().map((offer) => ({ finding, offer })));
    if (rule.edit === 'none') assert.equal(offers.length, 0);
    else assert.ok(offers.length > 0, 'an edit is promised and none is offered');
    for (const { finding, offer } of offers) {
      const after = applyOffer(analyzer, finding, offer, filesOf(rule.bad));
      const left = findingsOf(after).filter((other) => other.rule === rule);
      assert.deepEqual(left.map(describe), [], `after "${offer.title}":\n${Object.values(after).join('\n---\n')}`);
      const broken = findingsOf(after).filter((other) =>
        /syntax-error|duplicate-key|unknown-field/.test(other.rule.id),
      );
      assert.deepEqual(broken.map(describe), [], `after "${offer.title}":\n${Object.values(after).join('\n---\n')}`);
    }
  });

  test(`${rule.id}: tells people what, why and how`, () => {
    for (const text of [rule.title, rule.what, rule.why, rule.how]) assert.ok(text.trim().length > 10);
    for (const text of [rule.what, rule.why, rule.how]) assert.match(text.trim(), /[.!?)]$/);
    assert.doesNotMatch(rule.title, /\.$/);
    for (const family of rule.families) assert.ok(families().includes(family), family);
    for (const finding of findingsOf(rule.bad)) {
      assert.match(finding.message, /[.?)]$/, 'a message is a sentence');
      assert.doesNotMatch(finding.message, /undefined|\[object/);
    }
  });
}

test('the list of rules is complete, and no id occurs twice', () => {
  const ids = rules.map(({ id }) => id);
  assert.deepEqual(ids, [...new Set(ids)]);
  const root = new URL('../../server/src/core/rules/', import.meta.url);
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^[a-z-]+\.ts$/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`);
  const declaring = files.filter((file) => /(?:= |\.\.\.)rule\(\{/.test(readFileSync(file, 'utf8')));
  const declared = declaring.map((file) => /([a-z-]+)\.ts$/.exec(file)?.[1]);
  assert.deepEqual([...ids].sort(), declared.sort());
});
