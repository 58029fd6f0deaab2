/** Places that have to lie in their text, and words that have to be words. */
import assert from 'node:assert/strict';
import type { Analyzer } from '../../../server/src/core/analysis/analyzer.ts';
import type { DocumentState } from '../../../server/src/core/analysis/state.ts';
import type { DocumentRef } from '../../../server/src/core/model/store.ts';
import type { Span } from '../../../server/src/core/syntax/span.ts';

export function assertSpan({ start, end }: Span, length: number, what: string): void {
  assert.ok(
    Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= length,
    `${what} stands at ${start}–${end} in a text of ${length}`,
  );
}

export function assertPlaced({ ref }: Pick<DocumentState, 'ref'>, span: Span, what: string): void {
  assertSpan(span, ref.section.text.length, what);
}

export function assertPlacedIn(analyzer: Analyzer, ref: DocumentRef, span: Span, what: string): void {
  assert.ok(analyzer.documentOf(ref), `${what} stands in a document that is gone`);
  assertPlaced({ ref }, span, what);
}

/** What a person reads is never what a program prints for nothing. */
export function assertWords(text: string, what: string): void {
  assert.notEqual(text.trim(), '', `${what} says nothing`);
  // In backticks and quotes stands what people have written, and they may write anything.
  const own = text.replace(/`[^`]*`|"[^"]*"/g, '');
  assert.doesNotMatch(own, /\bundefined\b|\bNaN\b|\[object |\bfunction\b.*=>/, `${what} says: ${text.slice(0, 400)}`);
}

/** All spans in plain data, however deep, with the way there. */
export function* spansIn(data: unknown, way = ''): Generator<readonly [way: string, span: Span]> {
  if (typeof data !== 'object' || data === null) return;
  if (isSpan(data)) yield [way, data];
  for (const [name, value] of Object.entries(data)) yield* spansIn(value, `${way}.${name}`);
}

function isSpan(data: object): data is Span {
  return 'start' in data && 'end' in data && typeof data.start === 'number' && typeof data.end === 'number';
}
