/** The order in which facts are told of, so that nobody sees in which order files were read or edited. */
import type { Span } from '../syntax/span.ts';
import type { Located } from './store.ts';

/** By file, then by document. A look-up comes so; what several of them found has to be put in order. */
export function inWorkspace(a: Pick<Located<unknown>, 'document'>, b: Pick<Located<unknown>, 'document'>): number {
  return compare(a.document.uri, b.document.uri) || a.document.index - b.document.index;
}

/** By file, then by document, then by place. */
export function inOrder<F>(located: readonly Located<F>[], spanOf: (fact: F) => Span): Located<F>[] {
  return located.toSorted((a, b) => inWorkspace(a, b) || spanOf(a.fact).start - spanOf(b.fact).start);
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
