/** Look-ups come in no stable order; what goes into messages and related places is put in the order of the workspace. */
import type { Span } from '../syntax/span.ts';
import type { Located } from './store.ts';

/** By file, then by document, then by place. */
export function inOrder<F>(located: readonly Located<F>[], spanOf: (fact: F) => Span): Located<F>[] {
  return located.toSorted(
    (a, b) =>
      compare(a.document.uri, b.document.uri) ||
      a.document.index - b.document.index ||
      spanOf(a.fact).start - spanOf(b.fact).start,
  );
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
