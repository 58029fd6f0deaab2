/** Called with the sizes as JSON; writes its section to standard output. */
import { plot } from '../plot.ts';
import type { Section } from '../section.ts';
import type { Sizes } from '../sizes.ts';
import { exponent, median, type Point } from '../statistics.ts';
import { type Series, series } from './series.ts';

/** Steeper than this is more than linear, noise allowed for. */
const LINEAR = 1.1;

const amounts: Sizes = JSON.parse(process.argv[2] ?? '{}');
const sizes = amounts.growth;
const curves = series.map((one) => curveOf(one));
const section: Section = {
  part: 'growth',
  title: 'growth, in process',
  columns: [
    { key: 'work', title: 'work' },
    { key: 'of', title: 'size in' },
    { key: 'smallest', title: `at ${shown(sizes[0])}` },
    { key: 'largest', title: `at ${shown(sizes.at(-1))}` },
    { key: 'exponent', title: 'exponent', unit: 'exponent' },
    { key: 'tail', title: 'upper half', unit: 'exponent' },
    { key: 'verdict', title: '' },
  ],
  rows: curves.map(({ name, of, unit, points, all, tail, steep }) => ({
    ...{ work: name, of, exponent: all, tail },
    ...{ smallest: cost(points[0], unit), largest: cost(points.at(-1), unit) },
    verdict: steep ? 'STEEPER THAN LINEAR' : '',
    points: JSON.stringify(points),
  })),
  notes: [
    'Times are of the processor. An exponent of 0 is flat, 1 linear, 2 quadratic; beside it that of the larger sizes, where fixed costs hide less.',
    ...curves.flatMap(({ name, of, points, all, unit }) => [
      '',
      `  ${name}, by ${of}: exponent ${all.toFixed(2)}`,
      ...plot(points, (one) => cost({ size: 0, cost: one }, unit)),
    ]),
  ],
};
process.stdout.write(JSON.stringify([section]));

function curveOf({ name, of, unit = 'ms', costs }: Series) {
  const points = sizes.map((size): Point => ({ size, cost: Math.max(median(costs(size, amounts.repeats)), 1e-6) }));
  const half = points.slice(-Math.max(2, Math.ceil(points.length / 2)));
  const [all, tail] = [exponent(points), exponent(half)];
  return { name, of, unit, points, all, tail, steep: all > LINEAR || tail > LINEAR };
}

function shown(size = 0): string {
  return size.toLocaleString('en');
}

function cost(point: Point | undefined, unit: string): string {
  const value = point?.cost ?? Number.NaN;
  return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ${unit}`;
}
