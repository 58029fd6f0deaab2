/** What one operation does to a text. */
import type { Comment } from '../syntax/tree.ts';
import type { PlannedEdit } from './apply.ts';
import type { Part } from './operation.ts';

/** Edits, with the comments they take away and the one they add; every other comment has to stay. */
export interface Change {
  readonly edits: readonly PlannedEdit[];
  readonly dropped?: readonly Comment[];
  readonly added?: readonly Part[];
}

export function insertion(at: number, text: string): PlannedEdit {
  return { start: at, end: at, text };
}

export function deletion(start: number, end: number): PlannedEdit {
  return { start, end, text: '' };
}
