/** A single value of a file before and after, in the words of a title and of a table. */
import { shown } from '../../../model/readiness/words.ts';
import type { Stated } from '../../../model/stated.ts';
import { code } from '../../../values/code.ts';
import type { Difference } from '../../change-kind.ts';

type Value = Stated<string | number> | undefined;

export interface ValueChange extends Required<Pick<Difference, 'before' | 'after'>> {
  /** "from `a` to `b`" */
  readonly course: string;
}

/** `none` is what to call a value that is not stated. Undefined where both are the same, or a template decides. */
export function valueChange(before: Value, after: Value, none: string): ValueChange | undefined {
  if (before?.known === false || after?.known === false || before?.value === after?.value) return undefined;
  const marked = (value: Value) => (value?.known ? code(String(value.value)) : none);
  const plain = (value: Value) => (value?.known ? shown(String(value.value)) : none);
  return {
    course: `from ${marked(before)} to ${marked(after)}`,
    before: { span: before?.span, says: plain(before) },
    after: { span: after?.span, says: plain(after) },
  };
}
