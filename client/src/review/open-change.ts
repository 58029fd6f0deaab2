/** Opens a change: the difference of its file at the place, or the file alone where it was or is not. */
import { commands, TextEditorRevealType, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ReviewedChange } from '../../../server/src/lsp/protocol.ts';
import type { Review } from './review.ts';

export async function openChange(
  { protocol2CodeConverter: convert }: BaseLanguageClient,
  review: Review,
  { before, after }: ReviewedChange,
): Promise<void> {
  // Client and server differ in which characters of a URI they escape.
  const spelled = (uri: string | undefined) => (uri === undefined ? undefined : convert.asUri(uri).toString());
  const file = review.current.files.find(({ uri, before: old }) =>
    after ? spelled(uri ?? undefined) === spelled(after.uri) : spelled(old?.uri) === spelled(before?.uri),
  );
  const now = after ? convert.asUri(after.uri) : file?.uri ? convert.asUri(file.uri) : undefined;
  const then = file?.before ? review.baseUri(convert.asUri(file.before.uri)) : undefined;
  const range = after && convert.asRange(after.range);
  if (now && then) {
    const title = `${workspace.asRelativePath(now)} (trust changes)`;
    await commands.executeCommand('vscode.diff', then, now, title, { selection: range });
    if (range || !before) return;
    // A difference opens at a place of its right side; what is gone stands on the left.
    const left = window.visibleTextEditors.find(({ document }) => document.uri.toString() === then.toString());
    left?.revealRange(convert.asRange(before.range), TextEditorRevealType.InCenterIfOutsideViewport);
  } else if (now) {
    await commands.executeCommand('vscode.open', now, { selection: range });
  } else if (then && before) {
    await commands.executeCommand('vscode.open', then, { selection: convert.asRange(before.range) });
  }
}
