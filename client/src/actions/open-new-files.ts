/** A quick fix that makes a file is followed by the opening of it: somebody has to fill it in. */
import { type CodeAction, type Command, type TextDocument, type Uri, workspace } from 'vscode';
import type { CodeActionMiddleware } from 'vscode-languageclient';

export const openNewFiles: CodeActionMiddleware = {
  async provideCodeActions(document, range, context, token, next) {
    const actions = await next(document, range, context, token);
    return actions && Promise.all(actions.map((action) => withOpening(action, document)));
  },
};

async function withOpening(action: Command | CodeAction, { uri }: TextDocument): Promise<Command | CodeAction> {
  if (!('edit' in action) || action.edit === undefined || action.command !== undefined) return action;
  const others = action.edit.entries().flatMap(([edited]) => (edited.toString() === uri.toString() ? [] : edited));
  const exist = await Promise.all(others.map(exists));
  const made = others.find((_, index) => !exist[index]);
  if (made) action.command = { command: 'vscode.open', title: 'Open the new file', arguments: [made] };
  return action;
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
