/** Where a finding stands, as reports count: lines and columns from 1, columns in UTF-16 units. */
import type { Analyzer } from '../../core/analysis/analyzer.ts';
import type { DocumentRef } from '../../core/model/store.ts';
import { rangeAt } from '../../core/syntax/source.ts';
import type { Span } from '../../core/syntax/span.ts';

export interface Place {
  readonly file: string;
  readonly range: {
    readonly start: { readonly line: number; readonly column: number };
    readonly end: { readonly line: number; readonly column: number };
  };
}

export function placeOf(analyzer: Analyzer, ref: DocumentRef, span: Span): Place {
  const document = analyzer.documentOf(ref);
  if (!document) throw new Error(`the document at ${ref.uri} is gone`);
  const { start, end } = rangeAt(document.file.source, document.index, span);
  return {
    file: document.file.info.path,
    range: {
      start: { line: start.line + 1, column: start.character + 1 },
      end: { line: end.line + 1, column: end.character + 1 },
    },
  };
}
