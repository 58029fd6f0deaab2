/** From an edit on offer to text edits in files. */

import type { Rendering } from '../fixes/blanks.ts';
import { createdFiles } from '../fixes/create-file.ts';
import type { Operation } from '../fixes/operation.ts';
import { planEdits } from '../fixes/plan.ts';
import type { DocumentRef } from '../model/store.ts';
import type { Offer } from '../rules/rule.ts';
import type { Analyzer } from './analyzer.ts';
import type { Finding } from './finding.ts';
import type { DocumentState } from './state.ts';

export interface FileEdit {
  /** Offsets in the whole file. */
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

export interface EditPlan {
  readonly changes: readonly { readonly uri: string; readonly edits: readonly FileEdit[] }[];
  /** Names are relative to the folder of the document. */
  readonly created: readonly { readonly name: string; readonly text: string }[];
}

/**
 * Undefined where the layout of the text does not allow the edit to be made safely: all of an offer or nothing. Only the
 * file of the finding gets fields to fill in: editors take a snippet for a file that nobody looks at as text, and its
 * blanks would stand there as answers.
 */
export function editsOf(
  analyzer: Analyzer,
  finding: Pick<Finding, 'document'>,
  offer: Offer,
  rendering: Rendering,
): EditPlan | undefined {
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
    byFile.set(ref.uri, [...(byFile.get(ref.uri) ?? []), ...planned]);
  }
  return {
    changes: [...byFile].map(([uri, edits]) => ({ uri, edits })),
    created: createdFiles(offer.operations, elsewhere),
  };
}

function plan(document: DocumentState, operations: readonly Operation[], rendering: Rendering): FileEdit[] | undefined {
  const { tree, file, ref } = document;
  if (!tree) return undefined;
  const target = { language: file.source.language, text: ref.section.text, tree };
  const before = file.source.sections.slice(0, ref.index).reduce((sum, { text }) => sum + text.length, 0);
  return planEdits(target, operations, rendering)?.map(({ start, end, text }) => ({
    start: before + start,
    end: before + end,
    newText: text,
  }));
}
