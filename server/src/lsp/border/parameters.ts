/** What each message that is listened to has to carry. */
import { type Check, integer, list, optional, position, range, shape, text, textDocument, truth } from './shapes.ts';

const atDocument = shape({ textDocument });
const atPosition = shape({ textDocument, position });
const folders = list(shape({ uri: text }));

const PARAMETERS: Readonly<Record<string, Check>> = {
  initialize: shape({
    capabilities: shape({}),
    rootUri: optional(text),
    rootPath: optional(text),
    workspaceFolders: optional(folders),
  }),
  'textDocument/didOpen': shape({ textDocument: shape({ uri: text, version: integer, text }) }),
  'textDocument/didChange': shape({
    textDocument: shape({ uri: text, version: integer }),
    contentChanges: list(shape({ text, range: optional(range) })),
  }),
  'textDocument/didClose': atDocument,
  'textDocument/diagnostic': shape({ textDocument, previousResultId: optional(text) }),
  'workspace/diagnostic': shape({ previousResultIds: list(shape({ uri: text, value: text })) }),
  'textDocument/codeAction': shape({ textDocument, range, context: shape({ only: optional(list(text)) }) }),
  'textDocument/completion': atPosition,
  'textDocument/hover': atPosition,
  'textDocument/inlayHint': shape({ textDocument, range }),
  'textDocument/codeLens': atDocument,
  'textDocument/definition': atPosition,
  'textDocument/references': shape({ textDocument, position, context: shape({ includeDeclaration: truth }) }),
  'textDocument/documentSymbol': atDocument,
  'workspace/symbol': shape({ query: text }),
  'textDocument/documentLink': atDocument,
  'textDocument/foldingRange': atDocument,
  'textDocument/selectionRange': shape({ textDocument, positions: list(position) }),
  'workspace/didChangeWatchedFiles': shape({ changes: list(shape({ uri: text })) }),
  'workspace/didChangeWorkspaceFolders': shape({ event: shape({ added: folders, removed: folders }) }),
  'workspace/didCreateFiles': shape({ files: folders }),
  'workspace/didDeleteFiles': shape({ files: folders }),
  'workspace/didRenameFiles': shape({ files: list(shape({ oldUri: text, newUri: text })) }),
  'fedlint/decisionsFor': shape({ domain: text }),
  'fedlint/decidedDomains': shape({ uri: optional(text), position: optional(position) }),
  'fedlint/documentationAt': shape({ uri: text, position }),
  'fedlint/beginReview': shape({
    files: list(shape({ uri: optional(text), before: optional(shape({ uri: text, text })) })),
  }),
  'fedlint/reviewEdit': shape({ change: text, action: text }),
  'fedlint/showOnlyNew': shape({ only: truth }),
};

/** What is wrong with the parameters of a message; undefined where nothing is, or nobody listens. */
export function faultOf(method: string, params: unknown): string | undefined {
  return Object.hasOwn(PARAMETERS, method) ? PARAMETERS[method]?.(params, '') : undefined;
}
