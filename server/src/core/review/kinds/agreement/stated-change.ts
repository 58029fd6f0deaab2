/** One term in two states: what it said and what it says. */
import { isUnanswered } from '../../../model/answer.ts';
import type { Known, Stated } from '../../../model/stated.ts';
import { code } from '../../../values/code.ts';
import type { Difference } from '../../change-kind.ts';

/** Undefined where nothing is said; never both. */
export interface StatedChange {
  readonly was: Known | undefined;
  readonly is: Known | undefined;
}

/** Undefined where both say the same, and where only a template could tell. A blank to be filled in says nothing. */
export function statedChange(
  was: Stated | undefined,
  is: Stated | undefined,
  isSame: (one: string, other: string) => boolean = isSameWord,
): StatedChange | undefined {
  if (was?.known === false || is?.known === false) return undefined;
  const [old, fresh] = [isUnanswered(was) ? undefined : was, isUnanswered(is) ? undefined : is];
  if (old === undefined && fresh === undefined) return undefined;
  return old && fresh && isSame(old.value, fresh.value) ? undefined : { was: old, is: fresh };
}

function isSameWord(one: string, other: string): boolean {
  return one.trim() === other.trim();
}

/** Both sides of a difference, each at the term and with its value. */
export function sidesOf({ was, is }: StatedChange): Pick<Difference, 'before' | 'after'> {
  return { before: { span: was?.span, says: was && shown(was) }, after: { span: is?.span, says: is && shown(is) } };
}

/** "changes from `a` to `b`", "is dropped; it was `a`", "is now `b`" */
export function describeChange({ was, is }: StatedChange): string {
  if (was && is) return `changes from ${code(was.value)} to ${code(is.value)}`;
  return was ? `is dropped; it was ${code(was.value)}` : `is now ${code(is?.value ?? '')}`;
}

function shown({ value }: Known): string {
  return code(value).slice(1, -1);
}
