/** An action that makes a file, or changes another one alone, is followed by the opening of it: somebody has to look at it. */
import { type CodeAction, type Command, type TextDocument, type Uri, workspace } from 'vscode';
import type { CodeActionMiddleware } from 'vscode-languageclient';

export const openOtherFile: CodeActionMiddleware = {
  async provideCodeActions(document, range, context, token, next) {
    const actions = await next(document, range, context, token);
    return actions && Promise.all(actions.map((action) => withOpening(action, document)));
  },
};

async function withOpening(action: Command | CodeAction, { uri }: TextDocument): Promise<Command | CodeAction> {
  if (!('edit' in action) || action.edit === undefined || action.command !== undefined) return action;
  const edited = action.edit.entries().map(([file]) => file);
  const others = edited.filter((file) => file.toString() !== uri.toString());
  const exist = await Promise.all(others.map(exists));
  const made = others.find((_, index) => !exist[index]);
  const other = made ?? (others.length === edited.length ? others[0] : undefined);
  if (other) action.command = { command: 'vscode.open', title: 'Open the file', arguments: [other] };
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
