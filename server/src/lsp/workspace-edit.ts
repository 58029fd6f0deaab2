/** From planned edits to workspace edits, versioned so that an edit of outdated text is refused by the editor. */
import {
  CreateFile,
  type Range,
  type SnippetTextEdit,
  TextDocumentEdit,
  TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { type EditPlan, editsOf, type FileEdit } from '../core/analysis/edits.ts';
import type { Rendering } from '../core/fixes/blanks.ts';
import type { DocumentRef } from '../core/model/store.ts';
import type { Offer } from '../core/rules/rule.ts';
import { positionInFile, type SourceFile } from '../core/syntax/source.ts';
import type { Session } from './feature.ts';
import { folderOf } from './paths.ts';
import type { Workspace } from './workspace.ts';

/** What is on offer at a document, with fields to fill in where the client takes them. */
export function offeredEdit(
  { workspace, client }: Pick<Session, 'workspace' | 'client'>,
  at: { readonly document: DocumentRef },
  offer: Offer,
): WorkspaceEdit | undefined {
  const rendering: Rendering = client.workspace?.workspaceEdit?.snippetEditSupport ? 'snippet' : 'plain';
  const plan = editsOf(workspace.analyzer, at, offer, rendering);
  return plan && toWorkspaceEdit(workspace, plan, rendering, at.document.uri);
}

/** New files are made in the folder of the file `beside`, the only one with fields to fill in; a file that exists is left alone. */
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
      rendering === 'snippet' && uri === beside ? toSnippet(source, edit) : toTextEdit(source, edit),
    );
    changes.push({ textDocument: { uri, version }, edits: textEdits });
  }
  for (const { name, text } of plan.created) {
    const uri = `${folderOf(beside)}/${encodeURIComponent(name)}`;
    if (workspace.analyzer.file(uri)) return undefined;
    changes.push(CreateFile.create(uri, { overwrite: false, ignoreIfExists: false }));
    const start: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    changes.push(TextDocumentEdit.create({ uri, version: null }, [TextEdit.replace(start, text)]));
  }
  return { documentChanges: changes };
}

function toTextEdit(source: SourceFile, { start, end, newText }: FileEdit): TextEdit {
  return TextEdit.replace({ start: positionInFile(source, start), end: positionInFile(source, end) }, newText);
}

/** Editors indent the further lines of a snippet anew; the plan begins such an edit in column 0, where they leave it be. */
function toSnippet(source: SourceFile, { start, end, newText }: FileEdit): SnippetTextEdit {
  return snippet({ start: positionInFile(source, start), end: positionInFile(source, end) }, newText);
}

function snippet(range: Range, value: string): SnippetTextEdit {
  return { range, snippet: { kind: 'snippet', value } };
}
