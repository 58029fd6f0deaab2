/** From planned edits to workspace edits, versioned so that an edit of outdated text is refused by the editor. */
import {
  CreateFile,
  type Range,
  type SnippetTextEdit,
  TextDocumentEdit,
  TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { EditPlan, FileEdit } from '../core/analysis/edits.ts';
import type { Rendering } from '../core/fixes/blanks.ts';
import { type Position, positionInFile, type SourceFile, textBetween } from '../core/syntax/source.ts';
import { folderOf } from './paths.ts';
import type { Workspace } from './workspace.ts';

/** New files are made in the folder of `beside`; a file that exists is left alone. */
export function toWorkspaceEdit(
  workspace: Workspace,
  plan: EditPlan,
  rendering: Rendering,
  beside: string,
): WorkspaceEdit | undefined {
  const changes: (TextDocumentEdit | CreateFile)[] = [];
  for (const { uri, edits } of plan.changes) {
    const source = workspace.analyzer.file(uri)?.source;
    if (!source) return undefined;
    const version = workspace.open.get(uri) ?? null;
    const textEdits = edits.map((edit) =>
      rendering === 'snippet' ? toSnippet(source, edit) : toTextEdit(source, edit),
    );
    changes.push({ textDocument: { uri, version }, edits: textEdits });
  }
  for (const { name, text } of plan.created) {
    const uri = `${folderOf(beside)}/${encodeURIComponent(name)}`;
    if (workspace.analyzer.file(uri)) return undefined;
    changes.push(CreateFile.create(uri, { overwrite: false, ignoreIfExists: false }));
    const start: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const edit = rendering === 'snippet' ? snippet(start, text) : TextEdit.replace(start, text);
    changes.push(TextDocumentEdit.create({ uri, version: null }, [edit]));
  }
  return { documentChanges: changes };
}

function toTextEdit(source: SourceFile, { start, end, newText }: FileEdit): TextEdit {
  return TextEdit.replace({ start: positionInFile(source, start), end: positionInFile(source, end) }, newText);
}

/**
 * Editors indent the further lines of a snippet like the line it is put into, on top of the indentation it has. A
 * snippet that begins in column 0 is left as it is, so one of several lines takes in its line from the beginning.
 */
function toSnippet(source: SourceFile, { start, end, newText }: FileEdit): SnippetTextEdit {
  const from = positionInFile(source, start);
  const to = positionInFile(source, end);
  if (!newText.includes('\n') || from.character === 0) return snippet({ start: from, end: to }, newText);
  const lineStart: Position = { line: from.line, character: 0 };
  const before = textBetween(source, start - from.character, start).replace(/[\\$}]/g, '\\$&');
  return snippet({ start: lineStart, end: to }, before + newText);
}

function snippet(range: Range, value: string): SnippetTextEdit {
  return { range, snippet: { kind: 'snippet', value } };
}
