/** How reports of a review speak of it as a whole. */
import { DIRECTIONS, type Direction } from '../../core/review/change.ts';
import type { Revision } from './report.ts';

const VERBS: Readonly<Record<Direction, readonly [one: string, many: string]>> = {
  widens: ['widens', 'widen'],
  moves: ['moves', 'move'],
  narrows: ['narrows', 'narrow'],
  neutral: ['neutral', 'neutral'],
};

/** How many changes go each way. */
export function summaryOf(changes: readonly { readonly direction: Direction }[]): Record<Direction, number> {
  const number = (direction: Direction) => changes.filter((change) => change.direction === direction).length;
  return { widens: number('widens'), moves: number('moves'), narrows: number('narrows'), neutral: number('neutral') };
}

/** "trust: 2 widen, 1 narrows" */
export function directionWords(changes: readonly { readonly direction: Direction }[]): string {
  const summary = summaryOf(changes);
  const words = DIRECTIONS.flatMap((direction) => {
    const number = summary[direction];
    return number === 0 ? [] : [`${number} ${VERBS[direction][number === 1 ? 0 : 1]}`];
  });
  return `trust: ${words.join(', ') || 'no change'}`;
}

/** "origin/main (1a2b3c4d)" */
export function revisionWords({ name, commit }: Revision): string {
  if (commit === undefined) return 'the work tree';
  return commit.startsWith(name) ? commit.slice(0, 8) : `${name} (${commit.slice(0, 8)})`;
}
