/** From planned edits to workspace edits, versioned where the client can refuse an edit of outdated text. */
import {
  type ClientCapabilities,
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
import type { SourceFile } from '../core/syntax/source.ts';
import type { Positions } from './border/positions.ts';
import type { Session } from './feature.ts';
import { folderOf } from './paths.ts';
import type { Workspace } from './workspace.ts';

type Context = Pick<Session, 'workspace' | 'client'>;

/** What is on offer at a document, with fields to fill in where the client takes them. */
export function offeredEdit(
  context: Context,
  at: { readonly document: DocumentRef },
  offer: Offer,
): WorkspaceEdit | undefined {
  const able = context.client.workspace?.workspaceEdit;
  const rendering: Rendering = able?.snippetEditSupport && able.documentChanges ? 'snippet' : 'plain';
  const plan = editsOf(context.workspace.analyzer, at, offer, rendering);
  return plan && toWorkspaceEdit(context, plan, rendering, at.document.uri);
}

/**
 * New files are made in the folder of the file `beside`, the only one with fields to fill in; a file that exists is left
 * alone. Undefined where the client cannot do what is planned.
 */
export function toWorkspaceEdit(
  { workspace, client }: Context,
  plan: EditPlan,
  rendering: Rendering,
  beside: string,
): WorkspaceEdit | undefined {
  const able = client.workspace?.workspaceEdit;
  if (!able?.documentChanges) return plan.created.length > 0 ? undefined : unversioned(workspace, plan);
  if (plan.created.length > 0 && !mayCreate(client)) return undefined;
  const changes: (TextDocumentEdit | CreateFile)[] = [];
  for (const { uri, edits } of plan.changes) {
    const source = workspace.analyzer.file(uri)?.source;
    if (!source) return undefined;
    const version = workspace.open.get(uri) ?? null;
    const textEdits = edits.map((edit): TextEdit | SnippetTextEdit => {
      const plain = toTextEdit(workspace.positions, source, edit);
      return rendering === 'snippet' && uri === beside ? snippet(plain) : plain;
    });
    changes.push({ textDocument: { uri: workspace.spelled(uri), version }, edits: textEdits });
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

function unversioned(workspace: Workspace, plan: EditPlan): WorkspaceEdit | undefined {
  const changes: Record<string, TextEdit[]> = {};
  for (const { uri, edits } of plan.changes) {
    const source = workspace.analyzer.file(uri)?.source;
    if (!source) return undefined;
    changes[workspace.spelled(uri)] = edits.map((edit) => toTextEdit(workspace.positions, source, edit));
  }
  return { changes };
}

function mayCreate({ workspace }: ClientCapabilities): boolean {
  return workspace?.workspaceEdit?.resourceOperations?.includes('create') ?? false;
}

function toTextEdit(positions: Positions, source: SourceFile, { start, end, newText }: FileEdit): TextEdit {
  const range = { start: positions.positionInFile(source, start), end: positions.positionInFile(source, end) };
  return TextEdit.replace(range, newText);
}

/** Editors indent the further lines of a snippet anew; the plan begins such an edit in column 0, where they leave it be. */
function snippet({ range, newText }: TextEdit): SnippetTextEdit {
  return { range, snippet: { kind: 'snippet', value: newText } };
}
