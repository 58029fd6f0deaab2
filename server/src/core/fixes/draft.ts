/**
 * A text while several operations edit it one after another, kept as pieces of the original and of what was written
 * (a piece table): each operation sees the work of those before it, and the sum is still edits to the original.
 */
import type { Span } from '../syntax/span.ts';
import { applyEdits, inTextOrder, type PlannedEdit } from './apply.ts';

type Piece =
  | { readonly kept: true; readonly start: number; readonly end: number }
  | { readonly kept: false; readonly text: string };

export interface Draft {
  readonly original: string;
  readonly text: string;
  readonly pieces: readonly Piece[];
}

export function draftOf(text: string): Draft {
  return { original: text, text, pieces: [{ kept: true, start: 0, end: text.length }] };
}

/** The draft after edits to its text; undefined where they contradict each other. */
export function revise(draft: Draft, edits: readonly PlannedEdit[]): Draft | undefined {
  const { text, conflicts } = applyEdits(draft.text, edits);
  if (conflicts.length > 0) return undefined;
  const pieces: Piece[] = [];
  let from = 0;
  for (const edit of inTextOrder(edits)) {
    pieces.push(...cut(draft.pieces, from, edit.start), { kept: false, text: edit.text });
    from = edit.end;
  }
  pieces.push(...cut(draft.pieces, from, draft.text.length));
  return { original: draft.original, text, pieces };
}

/** Where a span of the original stands in the draft; undefined where text at its rims is gone. */
export function whereIs(draft: Draft, span: Span): Span | undefined {
  const end = place(draft, (piece) => piece.start < span.end && span.end <= piece.end, span.end);
  if (span.start === span.end) {
    const at = end ?? place(draft, (piece) => piece.start === span.start, span.start);
    return at === undefined ? undefined : { start: at, end: at };
  }
  const start = place(draft, (piece) => piece.start <= span.start && span.start < piece.end, span.start);
  return start === undefined || end === undefined ? undefined : { start, end };
}

function place(draft: Draft, holds: (piece: Span) => boolean, offset: number): number | undefined {
  let at = 0;
  for (const piece of draft.pieces) {
    if (piece.kept && holds(piece)) return at + offset - piece.start;
    at += lengthOf(piece);
  }
  return undefined;
}

/** The draft as edits to the original, in the order of the text. */
export function editsOf(draft: Draft): PlannedEdit[] {
  const edits: PlannedEdit[] = [];
  let start = 0;
  let text = '';
  const flush = (end: number) => {
    if (draft.original.slice(start, end) !== text) edits.push({ start, end, text });
    text = '';
  };
  for (const piece of draft.pieces) {
    if (!piece.kept) text += piece.text;
    else if (piece.start < piece.end) {
      flush(piece.start);
      start = piece.end;
    }
  }
  flush(draft.original.length);
  return edits;
}

function cut(pieces: readonly Piece[], from: number, to: number): Piece[] {
  let at = 0;
  return pieces.flatMap((piece): Piece[] => {
    const start = Math.max(from - at, 0);
    const end = Math.min(to - at, lengthOf(piece));
    at += lengthOf(piece);
    if (start >= end) return [];
    if (!piece.kept) return [{ kept: false, text: piece.text.slice(start, end) }];
    return [{ kept: true, start: piece.start + start, end: piece.start + end }];
  });
}

function lengthOf(piece: Piece): number {
  return piece.kept ? piece.end - piece.start : piece.text.length;
}
