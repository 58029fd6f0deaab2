import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** The Markdown of all hovers on a place, from its start or its end on. */
export async function hoverAt(
  { uri }: vscode.TextDocument,
  range: vscode.Range,
  side: 'start' | 'end' = 'start',
): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, range[side]);
  const contents = hovers.flatMap((hover) => hover.contents);
  for (const content of contents) {
    const isSafe = typeof content === 'string' || !('isTrusted' in content) || content.isTrusted !== true;
    assert.ok(isSafe, 'what a hover shows is never trusted to run commands');
  }
  return contents.map((content) => (typeof content === 'string' ? content : content.value)).join('\n');
}
