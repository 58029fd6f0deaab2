import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../polling.ts';

/** The address of a file of the workspace the suite runs in. */
export function uriOf(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('The suite needs a folder.');
  return vscode.Uri.joinPath(folder.uri, path);
}

/**
 * Opens a file of the workspace in an editor, as a click does. What the programming interface opens as a document stays
 * open for minutes, even when its editor is closed.
 */
export async function open(path: string): Promise<vscode.TextEditor> {
  const uri = uriOf(path);
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
  return until(`an editor of ${path}`, () => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.uri.toString() === uri.toString() ? editor : undefined;
  });
}

/** Text of a file of the workspace as it stands on the disk. */
export async function textOnDisk(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf(path)));
}

/** Writes a file of the workspace past all editors, as another program would. */
export async function writeOnDisk(path: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uriOf(path), new TextEncoder().encode(text));
}

/** Opens a file of the workspace and leaves it as it was, whatever is done to it. */
export async function withOpen(path: string, body: (editor: vscode.TextEditor) => Promise<void>): Promise<void> {
  try {
    await body(await open(path));
  } finally {
    await closeAll();
  }
}

/** Makes a file for one test and opens it. */
export async function withFile(
  path: string,
  text: string,
  body: (editor: vscode.TextEditor) => Promise<void>,
): Promise<void> {
  await writeOnDisk(path, text);
  try {
    await withOpen(path, body);
  } finally {
    await remove(path);
  }
}

/** Deletes a file of the workspace as the explorer does: what still holds its text lets go of it. */
export async function remove(path: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.deleteFile(uriOf(path));
  assert.ok(await vscode.workspace.applyEdit(edit), `${path} could not be deleted`);
}

/** Leaves no editor open and no change behind. */
export async function closeAll(): Promise<void> {
  while (vscode.window.activeTextEditor !== undefined) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}
