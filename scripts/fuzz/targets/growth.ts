/** Twice as much text costs twice as much time. */
import assert from 'node:assert/strict';
import type { Family } from '../growth/family.ts';
import { growthOf } from '../growth/measure.ts';
import { SHAPES } from '../growth/shapes.ts';
import { valueFamilies } from '../growth/values.ts';
import type { Sweep } from '../sweep.ts';

/** Collecting garbage and growing tables make a linear cost look a little steeper. */
const MOST = 1.3;

const families = [...SHAPES, ...valueFamilies()];

export const growth: Sweep = {
  name: 'growth',
  claim: 'no file costs more than in proportion to its length',
  count: families.length,
  nth(index) {
    const family = families[index];
    if (family) assertLinear(family);
  },
  attempt: (random) => growth.nth(random.below(families.length)),
};

function assertLinear(family: Family): void {
  const measured = growthOf(family);
  if (!measured || measured.exponent <= MOST) return;
  const { n, costs, exponent } = measured;
  const told = costs.map((cost, index) => `${Math.round(cost)} ms at ${n * 2 ** index}`).join(', ');
  assert.fail(`[${family.name}] grows with exponent ${exponent.toFixed(2)}: ${told}`);
}
