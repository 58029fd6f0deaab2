/** Every edit that is offered for real manifests, each file by itself. A share of them; the fuzzer goes over them all. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingsAlone, realFiles } from '../corpus/corpus.ts';
import { randomFrom } from '../unit/fixes/random.ts';
import { tryAll } from './fixes/exercise.ts';
import { tryFixAll, trySubset } from './fixes/together.ts';

const files = realFiles();
if (!files) console.log('Real manifests: ../shared/corpus is not beside the checkout, so no edit of theirs is tried.');
const skip = files ? false : '../shared/corpus is not beside the checkout';

test('edits of real manifests are safe', { skip }, () => {
  let made = 0;
  for (const [index, file] of (files ?? []).entries()) {
    if (index % 6 !== 0) continue;
    const found = findingsAlone([file]);
    const [{ analyzer } = { analyzer: undefined }] = found;
    if (!analyzer) continue;
    const findings = found.map(({ finding }) => finding).slice(0, 8);
    const { cases, refused } = tryAll(analyzer, findings, ({ rule }) => `${rule.id} in ${file.name}`);
    made += cases - refused.length;
    trySubset(analyzer, randomFrom(index), file.name);
    tryFixAll(analyzer, file.name);
  }
  assert.ok(made > 50, String(made));
});
