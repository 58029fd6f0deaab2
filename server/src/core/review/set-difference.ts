/** Lists of values that are sets: what one has and the other does not. */
import { knownValue, type Stated } from '../model/stated.ts';
import type { Direction } from './change.ts';

export interface SetDifference<T> {
  readonly added: readonly T[];
  readonly removed: readonly T[];
}

/** Undefined where both hold the same. `key` is equal for what is the same. */
export function setDifference<T>(
  before: readonly T[],
  after: readonly T[],
  key: (item: T) => string,
): SetDifference<T> | undefined {
  const [old, fresh] = [new Set(before.map(key)), new Set(after.map(key))];
  const added = after.filter((item) => !old.has(key(item)));
  const removed = before.filter((item) => !fresh.has(key(item)));
  return added.length + removed.length > 0 ? { added, removed } : undefined;
}

/** The same of texts; undefined as well where one of them only a template knows. */
export function statedDifference(
  before: readonly Stated[],
  after: readonly Stated[],
  key: (text: string) => string = (text) => text,
): SetDifference<Stated> | undefined {
  if ([...before, ...after].some(({ known }) => !known)) return undefined;
  return setDifference(before, after, (item) => key(knownValue(item) ?? ''));
}

/** The direction of a list in which every item gives more trust. */
export function directionOf({ added, removed }: SetDifference<unknown>): Exclude<Direction, 'neutral'> {
  return removed.length === 0 ? 'widens' : added.length === 0 ? 'narrows' : 'moves';
}
