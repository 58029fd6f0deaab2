/** Where a finding stands, as reports count: lines and columns from 1, columns in UTF-16 units. */
import { fileURLToPath } from 'node:url';
import type { Analyzer } from '../../core/analysis/analyzer.ts';
import type { DocumentRef } from '../../core/model/store.ts';
import { type Position, rangeAt } from '../../core/syntax/source.ts';
import type { Span } from '../../core/syntax/span.ts';
import { displayPath } from '../wording.ts';

export interface Point {
  readonly line: number;
  readonly column: number;
}

export interface Place {
  /** Relative to the working directory, with `/`. */
  readonly file: string;
  readonly range: { readonly start: Point; readonly end: Point };
}

export function placeOf(analyzer: Analyzer, ref: DocumentRef, span: Span): Place {
  const document = analyzer.documentOf(ref);
  if (!document) throw new Error(`the document at ${ref.uri} is gone`);
  const { start, end } = rangeAt(document.file.source, ref.index, span);
  return { file: fileOf(ref.uri), range: { start: pointOf(start), end: pointOf(end) } };
}

export function fileOf(uri: string): string {
  return displayPath(fileURLToPath(uri));
}

export function pointOf({ line, character }: Position): Point {
  return { line: line + 1, column: character + 1 };
}
