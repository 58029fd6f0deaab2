/** Places of the workspace in the peek of references, which works wherever the editor does. */
import { commands, window } from 'vscode';
import type { BaseLanguageClient, Location, Position } from 'vscode-languageclient';

/** From where a person asks. */
export interface Origin {
  readonly uri: string;
  readonly position: Position;
}

/** The cursor; undefined where no text is being edited. */
export function cursor(): Origin | undefined {
  const editor = window.activeTextEditor;
  if (!editor) return undefined;
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri.toString(), position: { line, character } };
}

/** Without an origin, the peek opens at the first of the places. */
export async function showPlaces(
  { protocol2CodeConverter: convert }: BaseLanguageClient,
  origin: Origin | undefined,
  places: readonly Location[],
): Promise<void> {
  const [first] = places;
  const { uri, position } = origin ?? { uri: first?.uri, position: first?.range.start };
  if (uri === undefined || position === undefined) return;
  const locations = await convert.asReferences([...places]);
  await commands.executeCommand(
    'editor.action.showReferences',
    convert.asUri(uri),
    convert.asPosition(position),
    locations,
  );
}
