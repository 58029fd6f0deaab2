/** Completion, as items of the protocol. What is offered is the business of core/completion. */
import {
  type ClientCapabilities,
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type CompletionParams,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  TextEdit,
} from 'vscode-languageserver';
import { isVisible } from '../core/analysis/finding.ts';
import type { Candidate, CandidateKind } from '../core/completion/candidate.ts';
import { completionsAt } from '../core/completion/complete.ts';
import { rules } from '../core/rules/list.ts';
import type { Range } from '../core/syntax/source.ts';
import type { Span } from '../core/syntax/span.ts';
import { knowsCommand } from './client-commands.ts';
import type { Feature, Session } from './feature.ts';
import { normalized } from './paths.ts';

/**
 * Signs behind which something new can be named: a value (`:`), an item, or the next part of a name (`-`), a member of a
 * template or a part of a domain (`.`), an annotation or a path (`/`), a text in JSON (`"`), a template or a map in
 * brackets (`{`), the end of a suppression (`=`). Editors ask by themselves when a word begins; a blank is left out
 * because it would ask between any two words of a sentence.
 */
const TRIGGERS = [':', '-', '.', '/', '"', '{', '='];

/** Asks for completion again, in editors that have declared that they know this command. */
const ASK_AGAIN = 'editor.action.triggerSuggest';

const NOTHING: CompletionList = { isIncomplete: false, items: [] };

const KINDS: Readonly<Record<CandidateKind, CompletionItemKind>> = {
  field: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  name: CompletionItemKind.Reference,
  snippet: CompletionItemKind.Snippet,
  rule: CompletionItemKind.Keyword,
  function: CompletionItemKind.Function,
};

export const completion: Feature = {
  capabilities: (client) =>
    client.textDocument?.completion
      ? { completionProvider: { triggerCharacters: TRIGGERS, completionItem: { labelDetailsSupport: true } } }
      : {},
  register(session) {
    session.connection.onCompletion((params) => itemsAt(session, params));
  },
};

function itemsAt({ workspace, client }: Session, { textDocument, position }: CompletionParams): CompletionList {
  const uri = normalized(textDocument.uri);
  const file = workspace.analyzer.file(uri);
  if (!file || workspace.isIgnored(uri)) return NOTHING;
  const { positions } = workspace;
  const { index, offset } = positions.placeAt(file.source, position);
  const section = file.source.sections[index];
  if (!section) return NOTHING;
  const { candidates, isComplete } = completionsAt({
    path: file.info.path,
    language: file.source.language,
    section,
    tree: file.documents[index]?.tree,
    offset,
    now: workspace.now,
    settings: file.info.settings,
    workspace: workspace.analyzer.facts(),
    rules,
    found() {
      const here = workspace.analyzer.findings(uri).filter(({ document }) => document.section === section);
      return new Set(here.filter(isVisible).map(({ rule }) => rule.id));
    },
    stops: client.textDocument?.completion?.completionItem?.snippetSupport ? 'snippet' : 'plain',
  });
  const asksAgain = knowsCommand(client, ASK_AGAIN);
  const rangeOf = (span: Span) => positions.rangeAt(file.source, index, span);
  const items = candidates.map((candidate) => toItem(candidate, rangeOf, client, asksAgain));
  return { isIncomplete: !isComplete, items };
}

function toItem(
  { label, kind, insert, replace, also, detail, documentation, sortKey, filterText }: Candidate,
  rangeOf: (span: Span) => Range,
  client: ClientCapabilities,
  asksAgain: boolean,
): CompletionItem {
  const able = client.textDocument?.completion?.completionItem;
  const markup = able?.documentationFormat?.includes(MarkupKind.Markdown) ? MarkupKind.Markdown : MarkupKind.PlainText;
  const isMultiline = insert.text.includes('\n');
  return {
    label,
    kind: KINDS[kind],
    sortText: sortKey,
    textEdit: TextEdit.replace(rangeOf(replace), insert.text),
    ...(filterText !== undefined && { filterText }),
    ...(detail !== undefined && (able?.labelDetailsSupport ? { labelDetails: { description: detail } } : { detail })),
    ...(documentation !== undefined && { documentation: { kind: markup, value: documentation } }),
    ...(insert.isSnippet && { insertTextFormat: InsertTextFormat.Snippet }),
    ...(isMultiline && able?.insertTextModeSupport && { insertTextMode: InsertTextMode.adjustIndentation }),
    ...(also && {
      additionalTextEdits: [TextEdit.insert(rangeOf({ start: also.at, end: also.at }).start, also.text)],
    }),
    ...(asksAgain &&
      insert.isSnippet &&
      startsOpen(insert.text) && { command: { title: 'Suggest', command: ASK_AGAIN } }),
  };
}

/** Whether the first thing to fill in is still empty, so that the cursor comes to stand where a value is wanted. */
function startsOpen(snippet: string): boolean {
  return /^(?:\\.|[^$\\])*\$\{1\}/s.test(snippet);
}
