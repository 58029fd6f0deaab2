import type { Direction } from '../../../core/review/change.ts';

/** What a direction is called where it stands alone. */
export const HEADINGS: Readonly<Record<Direction, string>> = {
  widens: 'Widens trust',
  moves: 'Moves trust',
  narrows: 'Narrows trust',
  neutral: 'Leaves trust as it is',
};
