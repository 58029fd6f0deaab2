/** What is claimed of every finding, and of every edit it offers. */
import assert from 'node:assert/strict';
import type { Analyzer } from '../../../server/src/core/analysis/analyzer.ts';
import { editsOf, type FileEdit } from '../../../server/src/core/analysis/edits.ts';
import type { Finding } from '../../../server/src/core/analysis/finding.ts';
import { messageOf } from '../../../server/src/core/analysis/message.ts';
import { suppressOffers } from '../../../server/src/core/analysis/suppress.ts';
import { EXAMPLE_NOW } from '../../../server/src/core/rules/examples.ts';
import type { Offer } from '../../../server/src/core/rules/rule.ts';
import { textOf } from '../../../server/src/core/syntax/source.ts';
import { assertPlacedIn, assertSpan, assertWords } from './placed.ts';

export function assertFinding(analyzer: Analyzer, finding: Finding): void {
  const { rule, message, document, span, related } = finding;
  assert.notEqual(rule.id, 'internal-error', message);
  assertWords(messageOf(analyzer, finding), `the finding of ${rule.id}`);
  assertPlacedIn(analyzer, document, span, `the finding of ${rule.id}`);
  for (const other of related) {
    assertWords(other.message, `a note of ${rule.id}`);
    assertPlacedIn(analyzer, other.document, other.span, `a note of ${rule.id}`);
  }
}

/** The texts that a file becomes when each offer of a finding is taken. */
export function* offeredTexts(analyzer: Analyzer, finding: Finding): Generator<string> {
  const document = analyzer.documentOf(finding.document);
  if (!document) return;
  for (const offer of [...finding.offers(), ...suppressOffers(finding, document, EXAMPLE_NOW)]) {
    assertWords(offer.title, `an offer of ${finding.rule.id}`);
    editsOf(analyzer, finding, offer, 'snippet');
    yield* applied(analyzer, finding, offer);
  }
}

function* applied(analyzer: Analyzer, finding: Finding, offer: Offer): Generator<string> {
  for (const { uri, edits } of editsOf(analyzer, finding, offer, 'plain')?.changes ?? []) {
    const file = analyzer.file(uri);
    assert.ok(file, `"${offer.title}" edits a file that is not there`);
    const text = textOf(file.source);
    assertEdits(edits, text.length, offer.title);
    if (uri === finding.document.uri) yield withEdits(text, edits);
  }
}

function assertEdits(edits: readonly FileEdit[], length: number, title: string): void {
  const sorted = [...edits].sort((a, b) => a.start - b.start);
  for (const [index, edit] of sorted.entries()) {
    assertSpan(edit, length, `an edit of "${title}"`);
    const next = sorted[index + 1];
    assert.ok(!next || edit.end <= next.start, `two edits of "${title}" overlap`);
  }
}

function withEdits(text: string, edits: readonly FileEdit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((now, { start, end, newText }) => now.slice(0, start) + newText + now.slice(end), text);
}
