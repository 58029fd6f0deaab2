/** What a selection grows to, from the word to the document. */
import type { Position, SelectionRange } from 'vscode-languageserver';
import { selectionsAt } from '../core/navigation/selection.ts';
import { documentAt, fileAt } from './document-at.ts';
import type { Feature } from './feature.ts';
import { toRange } from './to-lsp.ts';
import type { Workspace } from './workspace.ts';

export const selectionRanges: Feature = {
  capabilities: () => ({ selectionRangeProvider: true }),
  register({ connection, workspace }) {
    connection.onSelectionRanges(({ textDocument, positions }): SelectionRange[] | null => {
      const ranges = positions.map((position) => rangesAt(workspace, textDocument.uri, position));
      if (ranges.every((range) => range === undefined)) return null;
      // The answer has a place for each position; an empty range selects nothing.
      return ranges.map((range, index) => range ?? nothingAt(workspace, textDocument.uri, positions[index]));
    });
  },
};

function rangesAt(workspace: Workspace, uri: string, position: Position): SelectionRange | undefined {
  const at = documentAt(workspace, uri, position);
  const spans = at ? selectionsAt(at.document, at.offset) : [];
  return spans.reduceRight<SelectionRange | undefined>((parent, span) => {
    const range = at && toRange(workspace, at.document.ref, span);
    return range ? { range, ...(parent ? { parent } : {}) } : parent;
  }, undefined);
}

function nothingAt(workspace: Workspace, uri: string, position: Position = { line: 0, character: 0 }): SelectionRange {
  const { positions } = workspace;
  const source = fileAt(workspace, uri)?.source;
  const start = source ? positions.positionAt(source, positions.placeAt(source, position)) : position;
  return { range: { start, end: start } };
}
