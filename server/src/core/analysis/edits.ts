/** From an edit on offer to text edits in files. */

import { narrowed } from '../fixes/apply.ts';
import type { Rendering } from '../fixes/blanks.ts';
import { createdFiles } from '../fixes/create-file.ts';
import type { Operation } from '../fixes/operation.ts';
import { planEdits } from '../fixes/plan.ts';
import type { DocumentRef } from '../model/store.ts';
import type { Offer } from '../rules/rule.ts';
import type { Section } from '../syntax/sections.ts';
import type { Span } from '../syntax/span.ts';
import type { Analyzer } from './analyzer.ts';
import type { DocumentState } from './state.ts';

export interface FileEdit {
  /** Offsets in the whole file. */
  readonly start: number;
  readonly end: number;
  readonly newText: string;
  /** What the edit was made for, such as a whole value of which it changes a letter: nothing else may be edited there. */
  readonly reach: Span;
}

export interface EditPlan {
  readonly changes: readonly { readonly uri: string; readonly edits: readonly FileEdit[] }[];
  /** Names are relative to the folder of the document. */
  readonly created: readonly { readonly name: string; readonly text: string }[];
}

/** Where an offer stands. With the text it was made for, it is refused once the document says something else. */
export interface OfferedAt {
  readonly document: DocumentRef;
  readonly section?: Section;
}

/**
 * Undefined where the layout of the text does not allow the edit to be made safely, all of an offer or nothing, and where
 * nothing is left to do. Only the file of the finding gets fields to fill in: editors take a snippet for a file that nobody looks at as text, and its
 * blanks would stand there as answers.
 */
export function editsOf(
  analyzer: Analyzer,
  finding: OfferedAt,
  offer: Offer,
  rendering: Rendering,
): EditPlan | undefined {
  if (finding.section && finding.section.text !== finding.document.section.text) return undefined;
  const elsewhere = rendering === 'snippet' ? 'plain' : rendering;
  const byDocument = new Map<DocumentRef, Operation[]>();
  for (const operation of offer.operations) {
    if (operation.op === 'create-file') continue;
    const ref = operation.document ?? finding.document;
    byDocument.set(ref, [...(byDocument.get(ref) ?? []), operation]);
  }
  const byFile = new Map<string, FileEdit[]>();
  for (const [ref, operations] of byDocument) {
    const document = analyzer.documentOf(ref);
    const planned = document && plan(document, operations, ref.uri === finding.document.uri ? rendering : elsewhere);
    if (!planned) return undefined;
    if (planned.length > 0) byFile.set(ref.uri, [...(byFile.get(ref.uri) ?? []), ...planned]);
  }
  const changes = [...byFile].map(([uri, edits]) => ({ uri, edits: edits.sort((a, b) => a.start - b.start) }));
  const created = createdFiles(offer.operations, elsewhere);
  return changes.length + created.length > 0 ? { changes, created } : undefined;
}

function plan(document: DocumentState, operations: readonly Operation[], rendering: Rendering): FileEdit[] | undefined {
  const { tree, file, ref } = document;
  if (!tree) return undefined;
  const target = { language: file.source.language, text: ref.section.text, tree };
  const before = file.source.sections.slice(0, ref.index).reduce((sum, { text }) => sum + text.length, 0);
  const planned = planEdits(target, operations, rendering);
  return planned?.flatMap((whole) => {
    const reach = { start: before + whole.start, end: before + whole.end };
    // The text of a snippet is not what will stand in the document.
    const edits = rendering === 'snippet' ? [whole] : narrowed(target.text, [whole]);
    return edits.map(({ start, end, text }) => ({ start: before + start, end: before + end, newText: text, reach }));
  });
}
