import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../polling.ts';

/** The quick fixes VS Code offers on the line of a text that stands there once. */
export async function quickFixes({ document }: vscode.TextEditor, place: vscode.Range): Promise<vscode.CodeAction[]> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    document.lineAt(place.start.line).range,
    vscode.CodeActionKind.QuickFix.value,
  );
  return actions.filter(({ diagnostics }) => diagnostics?.every(({ source }) => source === 'fedlint') ?? true);
}

/** Waits for a quick fix whose title begins so. */
export function quickFix(editor: vscode.TextEditor, place: vscode.Range, title: string): Promise<vscode.CodeAction> {
  return until(`the quick fix “${title}”`, async () =>
    (await quickFixes(editor, place)).find((action) => action.title.startsWith(title)),
  );
}

/** Applies what an action would change, as choosing it does. */
export async function apply({ title, edit, command }: vscode.CodeAction): Promise<void> {
  assert.ok(edit, `“${title}” has no edit`);
  assert.ok(await vscode.workspace.applyEdit(edit), `“${title}” was refused`);
  if (command) await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
}
