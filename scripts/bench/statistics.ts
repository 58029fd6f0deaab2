/** What a handful of measurements come to. */

/** The value below which `share` of the numbers lie. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(numbers: readonly number[]): number {
  return percentile(numbers, 0.5);
}

/** Both figures by which a list of durations is told, under the keys of its columns. */
export function spread(durations: readonly number[]): { readonly median: number; readonly p95: number } {
  return { median: median(durations), p95: percentile(durations, 0.95) };
}

export interface Point {
  readonly size: number;
  readonly cost: number;
}

/** The slope of the straight line through the points that lies closest to them, by least squares. */
export function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const middleX = mean(points.map(([x]) => x));
  const middleY = mean(points.map(([, y]) => y));
  const together = points.reduce((sum, [x, y]) => sum + (x - middleX) * (y - middleY), 0);
  return together / points.reduce((sum, [x]) => sum + (x - middleX) ** 2, 0);
}

/** The k of cost = c · sizeᵏ: 0 is flat, 1 linear, 2 quadratic. */
export function exponent(points: readonly Point[]): number {
  return slope(points.map(({ size, cost }) => [Math.log(size), Math.log(cost)]));
}
