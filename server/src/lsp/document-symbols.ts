/** The outline of a file. */
import { type DocumentSymbol, type SymbolInformation, SymbolKind } from 'vscode-languageserver';
import type { FileState } from '../core/analysis/state.ts';
import { type OutlineItem, outlineOf } from '../core/navigation/outline.ts';
import type { Positions } from './border/positions.ts';
import { fileAt } from './document-at.ts';
import type { Feature } from './feature.ts';
import { fieldKind, resourceKind } from './symbol-kinds.ts';

export const documentSymbols: Feature = {
  capabilities: () => ({ documentSymbolProvider: true }),
  register({ connection, workspace, client }) {
    const isNested = client.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false;
    connection.onDocumentSymbol(({ textDocument }) => {
      const file = fileAt(workspace, textDocument.uri);
      const symbols = file ? symbolsOf(file, workspace.positions) : [];
      return isNested ? symbols : symbols.map((symbol) => flat(symbol, textDocument.uri));
    });
  },
};

function symbolsOf(file: FileState, positions: Positions): DocumentSymbol[] {
  const { items, rest } = outlineOf(file);
  const symbols = items.map((item) => toSymbol(file, item, positions));
  if (!rest) return symbols;
  const { start } = positions.rangeAt(file.source, rest.document.ref.index, rest.span);
  const range = { start, end: start };
  const name = `${rest.count} more documents are not listed`;
  return [...symbols, { name, kind: SymbolKind.File, range, selectionRange: range }];
}

function toSymbol(
  file: FileState,
  { name, detail, kind, document, span, nameSpan, items }: OutlineItem,
  positions: Positions,
): DocumentSymbol {
  return {
    name,
    detail,
    kind: 'resource' in kind ? resourceKind(kind.resource) : fieldKind(kind.field),
    range: positions.rangeAt(file.source, document.ref.index, span),
    selectionRange: positions.rangeAt(file.source, document.ref.index, nameSpan),
    children: items.map((item) => toSymbol(file, item, positions)),
  };
}

/** For clients that know no nesting: the resources alone. */
function flat({ name, kind, range }: DocumentSymbol, uri: string): SymbolInformation {
  return { name, kind, location: { uri, range } };
}
