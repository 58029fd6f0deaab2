/** "Document this enforcement point": offers the code actions that do, at a policy or at the cursor. */
import { commands, Selection, window } from 'vscode';
import type { BaseLanguageClient, Position } from 'vscode-languageclient';
import { DOCUMENT_KIND } from '../../../server/src/lsp/protocol.ts';

export function documentPoint({ protocol2CodeConverter: convert }: BaseLanguageClient) {
  return async (uri?: string, position?: Position): Promise<void> => {
    if (typeof uri === 'string' && position) {
      const at = convert.asPosition(position);
      await window.showTextDocument(convert.asUri(uri), { selection: new Selection(at, at) });
    }
    // A single way to do it is taken at once, of several the editor lets a person choose.
    await commands.executeCommand('editor.action.codeAction', { kind: DOCUMENT_KIND, apply: 'ifSingle' });
  };
}
