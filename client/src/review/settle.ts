/** Makes the edit that settles an open obligation of a change. */
import { type Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type ReviewAction, ReviewEdit, type ReviewedChange } from '../../../server/src/lsp/protocol.ts';
import { withoutIcons } from '../literal.ts';

export async function settle(client: BaseLanguageClient, change: ReviewedChange, actionId?: string): Promise<void> {
  const action = change.actions.find(({ id }) => id === actionId) ?? (await chosen(change));
  if (!action) return;
  const found = await client.sendRequest(ReviewEdit, { change: change.id, action: action.id });
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(found);
  if (!edit) {
    void window.showInformationMessage('It is settled already, or the layout of the file does not let it be written.');
    return;
  }
  // Only an editor in which the file is looked at takes fields to fill in.
  const [first] = edit.entries();
  if (first) await lookAt(first[0]);
  await workspace.applyEdit(edit);
}

async function chosen({ actions }: ReviewedChange): Promise<ReviewAction | undefined> {
  const [first, ...others] = actions;
  if (!first || others.length === 0) return first;
  const items = actions.map((action) => ({ label: withoutIcons(action.title), action }));
  return (await window.showQuickPick(items, { title: 'What shall be settled?' }))?.action;
}

async function lookAt(uri: Uri): Promise<void> {
  if (window.activeTextEditor?.document.uri.toString() === uri.toString()) return;
  try {
    await window.showTextDocument(uri, { preview: false });
  } catch {
    // A file that the edit makes is not there yet.
  }
}
