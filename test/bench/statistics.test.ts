/** The figures that a benchmark is quoted by. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plot } from '../../scripts/bench/plot.ts';
import { printed } from '../../scripts/bench/section.ts';
import { exponent, median, percentile, slope } from '../../scripts/bench/statistics.ts';

const curve = (cost: (size: number) => number) => [10, 100, 1000].map((size) => ({ size, cost: cost(size) }));

test('median and percentile go by order, not by position', () => {
  assert.equal(median([9, 1, 5]), 5);
  const hundred = Array.from({ length: 100 }, (_, index) => 99 - index);
  assert.equal(percentile(hundred, 0.95), 95);
  assert.equal(percentile([7], 0.95), 7);
});

test('the exponent tells flat from linear from quadratic', () => {
  const near = (actual: number, expected: number) => assert.ok(Math.abs(actual - expected) < 1e-9, `${actual}`);
  near(exponent(curve(() => 3)), 0);
  near(exponent(curve((size) => 3 * size)), 1);
  near(exponent(curve((size) => size ** 2 / 7)), 2);
  near(
    slope([
      [0, 1],
      [1, 3],
      [2, 5],
    ]),
    2,
  );
});

test('a plot rises with the cost and names every size', () => {
  const lines = plot(
    curve((size) => size),
    String,
  );
  const columns = lines.filter((line) => line.includes('●')).map((line) => line.indexOf('●'));
  assert.equal(columns.length, 3);
  assert.deepEqual(
    columns,
    columns.toSorted((a, b) => b - a),
  );
  assert.match(lines.join('\n'), /10 +100 +1,000/);
});

test('a table aligns figures and leaves out what was not measured', () => {
  const columns = [
    { key: 'name', title: 'name' },
    { key: 'time', title: 'time', unit: 'ms' },
  ] as const;
  const rows = [{ name: 'first', time: 1234.5 }, { name: 'second' }, { name: 'third', time: 0.123 }];
  const text = printed({ part: 'x', title: 'A table', columns, rows, notes: ['A note.'] });
  assert.equal(text, '== A table\nname        time\nfirst   1,235 ms\nsecond\nthird    0.12 ms\nA note.');
});
