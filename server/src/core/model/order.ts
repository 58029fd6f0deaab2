/** Look-ups come in no stable order; what goes into messages and related places is put in the order of the workspace. */
import type { Span } from '../syntax/span.ts';
import type { Located } from './store.ts';

/** By file, then by place, then by text, for two documents of one file whose facts stand on the same lines. */
export function inOrder<F>(located: readonly Located<F>[], spanOf: (fact: F) => Span): Located<F>[] {
  return located.toSorted(
    (a, b) =>
      compare(a.document.uri, b.document.uri) ||
      spanOf(a.fact).start - spanOf(b.fact).start ||
      compare(a.document.section.text, b.document.section.text),
  );
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
