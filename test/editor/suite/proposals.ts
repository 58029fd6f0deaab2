import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../polling.ts';

/** Fedlint's proposals at a place, in the order in which they are shown. */
export async function proposals(
  { uri }: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.CompletionItem[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    position,
  );
  const words = (item: vscode.CompletionItem) => item.kind !== vscode.CompletionItemKind.Text;
  return list.items.filter(words).sort((a, b) => order(a).localeCompare(order(b)));
}

/** Opens the proposals at the cursor and takes the first, until the text is there. */
export async function acceptFirstProposal({ document }: vscode.TextEditor, expected: string): Promise<void> {
  await eventually(async () => {
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    await vscode.commands.executeCommand('acceptSelectedSuggestion');
    assert.ok(document.getText().includes(expected), document.getText());
  });
}

export function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

function order(item: vscode.CompletionItem): string {
  return item.sortText ?? labelOf(item);
}
