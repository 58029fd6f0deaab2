import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** Where a text stands, which must occur exactly once. */
export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const all = document.getText();
  const start = all.indexOf(text);
  assert.ok(start >= 0, `“${text}” is not in the text`);
  assert.equal(all.indexOf(text, start + 1), -1, `“${text}” is in the text more than once`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** Replaces a text, which must occur exactly once. */
export async function replace(editor: vscode.TextEditor, from: string, to: string): Promise<void> {
  const range = rangeOf(editor.document, from);
  assert.ok(await editor.edit((edit) => edit.replace(range, to)), `“${from}” could not be replaced`);
}

/** The text of a line, counted as the editor counts from 0. */
export function lineAt({ document }: vscode.TextEditor, line: number): string {
  return document.lineAt(line).text;
}

/** Puts the cursor behind a text, which must occur exactly once. */
export function cursorBehind(editor: vscode.TextEditor, text: string): vscode.Position {
  const { end } = rangeOf(editor.document, text);
  editor.selection = new vscode.Selection(end, end);
  return end;
}

/** Types as a person does. */
export async function type(text: string): Promise<void> {
  for (const sign of text) await vscode.commands.executeCommand('type', { text: sign });
}
