/** Every request of the language server, asked about a place at random. */
import {
  BeginReview,
  DecidedDomains,
  DecisionsFor,
  DocumentationAt,
  EndReview,
  Ready,
  ReviewEdit,
  ShowOnlyNew,
} from '../../../server/src/lsp/protocol.ts';
import { uri } from '../../../test/harness/language-client.ts';
import type { Random } from '../../../test/unit/fixes/random.ts';
import { somewhere, stretch } from './editor.ts';

export interface Place {
  readonly path: string;
  readonly text: string;
  /** What the file held at the start. */
  readonly before: string;
}

export interface Request {
  readonly method: string;
  /** The capability that announces it; requests of our own have none. */
  readonly provider: string | undefined;
  params(place: Place, random: Random): object | undefined;
}

const document = ({ path }: Place) => ({ textDocument: { uri: uri(path) } });
const at = (place: Place, random: Random) => ({ ...document(place), position: somewhere(place.text, random) });

const KINDS = [undefined, ['quickfix'], ['source.fixAll'], ['source.fixAll.fedlint'], ['refactor'], ['']] as const;
const WORDS = ['', 'a', 'shop.corp.example', 'acme', '*', '\\', '__proto__', '\ud800', '[', 'x'.repeat(5000)] as const;

export const REQUESTS: readonly [Request, ...Request[]] = [
  { method: 'textDocument/diagnostic', provider: 'diagnosticProvider', params: document },
  { method: 'textDocument/completion', provider: 'completionProvider', params: at },
  { method: 'textDocument/hover', provider: 'hoverProvider', params: at },
  { method: 'textDocument/definition', provider: 'definitionProvider', params: at },
  {
    method: 'textDocument/references',
    provider: 'referencesProvider',
    params: (place, random) => ({ ...at(place, random), context: { includeDeclaration: random.chance(0.5) } }),
  },
  {
    method: 'textDocument/codeAction',
    provider: 'codeActionProvider',
    params: (place, random) => {
      const only = random.pick(KINDS);
      const context = { diagnostics: [], ...(only && { only: [...only] }), triggerKind: 1 + random.below(2) };
      return { ...document(place), range: stretch(place.text, random), context };
    },
  },
  {
    method: 'textDocument/inlayHint',
    provider: 'inlayHintProvider',
    params: (place, random) => ({ ...document(place), range: stretch(place.text, random) }),
  },
  { method: 'textDocument/codeLens', provider: 'codeLensProvider', params: document },
  { method: 'textDocument/documentSymbol', provider: 'documentSymbolProvider', params: document },
  { method: 'textDocument/documentLink', provider: 'documentLinkProvider', params: document },
  { method: 'textDocument/foldingRange', provider: 'foldingRangeProvider', params: document },
  {
    method: 'textDocument/selectionRange',
    provider: 'selectionRangeProvider',
    params: (place, random) => ({
      ...document(place),
      positions: Array.from({ length: 1 + random.below(4) }, () => somewhere(place.text, random)),
    }),
  },
  {
    method: 'workspace/symbol',
    provider: 'workspaceSymbolProvider',
    params: (_, random) => ({ query: random.pick(WORDS) }),
  },
  { method: DecisionsFor.method, provider: undefined, params: (_, random) => ({ domain: random.pick(WORDS) }) },
  {
    method: DecidedDomains.method,
    provider: undefined,
    params: ({ path, text }, random) => ({ uri: uri(path), position: somewhere(text, random) }),
  },
  {
    method: DocumentationAt.method,
    provider: undefined,
    params: ({ path, text }, random) => ({ uri: uri(path), position: somewhere(text, random) }),
  },
  {
    method: BeginReview.method,
    provider: undefined,
    params: ({ path, before }, random) => ({
      files: [{ uri: uri(path), before: random.chance(0.8) ? { uri: uri(path), text: before } : null }],
    }),
  },
  {
    method: ReviewEdit.method,
    provider: undefined,
    params: (_, random) => ({ change: random.pick(WORDS), action: random.pick(WORDS) }),
  },
  { method: ShowOnlyNew.method, provider: undefined, params: (_, random) => ({ only: random.chance(0.5) }) },
  { method: EndReview.method, provider: undefined, params: () => undefined },
  { method: Ready.method, provider: undefined, params: () => undefined },
];
