/** Much of everything ends. How its cost grows is for `npm run fuzz -- --target growth` to measure. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { workThrough } from '../../scripts/fuzz/growth/measure.ts';
import { SHAPES } from '../../scripts/fuzz/growth/shapes.ts';
import { valueFamilies } from '../../scripts/fuzz/growth/values.ts';

test('many of every part of a file', () => {
  for (const family of SHAPES) assert.doesNotThrow(() => workThrough(family, family.text(60)), family.name);
});

test('values made for regular expressions to go back and forth in', () => {
  // In every format some of them, and each of them in some format.
  const some = valueFamilies().filter((_, index) => index % 11 === 0);
  for (const family of some) assert.doesNotThrow(() => workThrough(family, family.text(200)), family.name);
});
