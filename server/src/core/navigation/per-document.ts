import type { DocumentState } from '../analysis/state.ts';

/** What follows from a document alone, worked out once for as long as its text stays: of a long file an edit changes little. */
export function perDocument<T>(work: (document: DocumentState) => T): (document: DocumentState) => T {
  const known = new WeakMap<DocumentState, { readonly value: T }>();
  return (document) => {
    const before = known.get(document);
    if (before) return before.value;
    const value = work(document);
    known.set(document, { value });
    return value;
  };
}
