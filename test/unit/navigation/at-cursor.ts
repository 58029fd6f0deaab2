/** Finds a place in a workspace by a piece of text with `|` where the cursor stands. */
import type { Analyzer } from '../../../server/src/core/analysis/analyzer.ts';
import type { DocumentState } from '../../../server/src/core/analysis/state.ts';
import type { Span } from '../../../server/src/core/syntax/span.ts';
import { uriOf } from '../../harness/workspace.ts';

export interface AtCursor {
  readonly document: DocumentState;
  readonly offset: number;
}

/** The piece must occur in one place of the file only. */
export function atCursor(analyzer: Analyzer, path: string, marked: string): AtCursor {
  const [before = '', after, ...more] = marked.split('|');
  if (after === undefined || more.length > 0) throw new Error(`"${marked}" needs one cursor`);
  const places = (analyzer.file(uriOf(path))?.documents ?? []).flatMap((document) => {
    const pieces = document?.ref.section.text.split(before + after) ?? [];
    return document && pieces.length > 1
      ? pieces.slice(1).map(() => ({ document, offset: pieces[0]?.length ?? 0 }))
      : [];
  });
  const [place] = places;
  if (!place || places.length > 1) throw new Error(`"${before + after}" occurs ${places.length} times in ${path}`);
  return { document: place.document, offset: place.offset + before.length };
}

export function textAt({ ref }: Pick<DocumentState, 'ref'>, span: Span): string {
  return ref.section.text.slice(span.start, span.end);
}
