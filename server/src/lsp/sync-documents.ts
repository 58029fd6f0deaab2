/** Takes over what the editor says about its open documents. */
import type { Session } from './feature.ts';

export function syncDocuments({ connection, workspace }: Session): void {
  connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => {
    workspace.openDocument(uri, version, text);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    workspace.editDocument(uri, version, contentChanges);
  });
  connection.onDidCloseTextDocument(({ textDocument }) => workspace.closeDocument(textDocument.uri));
}
