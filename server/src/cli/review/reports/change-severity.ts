import type { Severity } from '../../../core/model/severity.ts';
import type { Direction } from '../../../core/review/change.ts';

/** A change is no fault. What widens trust asks for a second look, and the rest is for information. */
export const CHANGE_SEVERITY: Readonly<Record<Direction, Severity>> = {
  widens: 'warning',
  moves: 'info',
  narrows: 'info',
  neutral: 'info',
};
