/** A plot of letters and lines: cost against size, both logarithmic, so that linear growth rises like a staircase. */
import type { Point } from './statistics.ts';

const HEIGHT = 8;
const STEP = 9;

export function plot(points: readonly Point[], shown: (cost: number) => string): readonly string[] {
  const heights = points.map(({ cost }) => Math.log10(cost));
  const lowest = Math.min(...heights);
  // Equal steps to the right are equal factors, so one scale for both: a line twice as steep is a cost twice as steep.
  const sizes = points.map(({ size }) => Math.log10(size));
  const perRow = Math.max(Math.max(...sizes) - Math.min(...sizes), Math.max(...heights) - lowest, 1e-9) / HEIGHT;
  const rows = heights.map((height) => Math.round((height - lowest) / perRow));
  const top = Math.max(...rows);
  const lines = Array.from({ length: top + 1 }, (_, down) => {
    const marks = rows.map((row) => (row === top - down ? '●' : ' ').padStart(STEP));
    return `    │${marks.join('')}`.trimEnd();
  });
  return [
    ...lines,
    `    └${'─'.repeat(STEP * points.length)}`,
    `     ${points.map(({ size }) => size.toLocaleString('en').padStart(STEP)).join('')}`,
    `     ${points.map(({ cost }) => shown(cost).padStart(STEP)).join('')}`,
  ];
}
