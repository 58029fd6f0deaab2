/** A client that talks to the language server over two streams in one process, as an editor would over a pipe. */
import { PassThrough } from 'node:stream';
import {
  type ClientCapabilities,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  type InitializeResult,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type Range,
} from 'vscode-languageserver';
import { StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { readCertificate } from '../../server/src/certificates/x509.ts';
import { EXAMPLE_NOW } from '../../server/src/core/rules/examples.ts';
import type { FileProvider } from '../../server/src/files/file-provider.ts';
import { gate } from '../../server/src/lsp/border/gate.ts';
import { Ready } from '../../server/src/lsp/protocol.ts';
import { startServer } from '../../server/src/lsp/server.ts';

const ROOT = 'file:///workspace';

/** What a current VS Code offers, as far as the server asks. */
export const MODERN = {
  textDocument: {
    diagnostic: { dynamicRegistration: false },
    completion: { completionItem: { snippetSupport: true } },
    hover: { contentFormat: ['markdown'] },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } } },
  },
  workspace: {
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true, snippetEditSupport: true, resourceOperations: ['create'] },
  },
} satisfies ClientCapabilities;

/** An editor that knows neither pull diagnostics nor snippets. */
export const PLAIN: ClientCapabilities = {};

export interface TestClient {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  open(path: string, text: string): void;
  /** Replaces the text of the whole document. */
  change(path: string, text: string): void;
  edit(path: string, range: Range, text: string): void;
  close(path: string): void;
  pull(path: string, previousResultId?: string): Promise<DocumentDiagnosticReport>;
  /** Findings of a file, by whichever channel the client has. */
  diagnostics(path: string): Promise<Diagnostic[]>;
  /** Last diagnostics pushed for a file, with their version. */
  pushed(path: string): { version: number | undefined; diagnostics: Diagnostic[] } | undefined;
  /** Resolves when the server has read the workspace. */
  ready(): Promise<void>;
  /** Waits until a condition holds; looks again whenever the server has said something. */
  until(condition: () => boolean | Promise<boolean>, what: string): Promise<void>;
  stop(): Promise<void>;
  /** Drops the connection without a word. */
  dispose(): void;
}

export function uri(path: string): string {
  return `${ROOT}/${path}`;
}

/** What a test may want otherwise. */
export interface StartOptions {
  /** More parameters of `initialize`, or others. */
  readonly initialize: Readonly<Record<string, unknown>>;
  /** Where closed files come from, instead of memory. */
  readonly files: FileProvider;
}

/** Files of the workspace by path. They can be changed later; the client then has to tell the server. */
export function filesInMemory(files: Readonly<Record<string, string>>): FileProvider {
  return {
    list: async (folder) =>
      Object.keys(files)
        .map(uri)
        .filter((address) => address.startsWith(`${folder}/`)),
    read: async (address) => files[decodeURIComponent(address.slice(ROOT.length + 1))],
  };
}

/** A connection to a server of its own that has been told nothing yet. */
export function connect(files: FileProvider): { readonly connection: ProtocolConnection; dispose(): void } {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  // The Node factory ends the process with its streams, which in a test is the process of the test.
  const server = createConnection(
    (logger) =>
      createProtocolConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient), logger, {
        messageStrategy: gate(),
      }),
    { shutdownReceived: false, initialize: () => {}, exit: () => {} },
  );
  startServer(server, { files, now: () => EXAMPLE_NOW, readCertificate });
  const connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  connection.listen();
  return {
    connection,
    dispose() {
      connection.dispose();
      server.dispose();
    },
  };
}

/** Starts a server on a workspace in memory. `files` can be changed later; the client then has to tell the server. */
export async function startClient(
  capabilities: ClientCapabilities,
  files: Readonly<Record<string, string>> = {},
  options: Partial<StartOptions> = {},
): Promise<TestClient> {
  const { connection, dispose } = connect(options.files ?? filesInMemory(files));
  const pushed = new Map<string, { version: number | undefined; diagnostics: Diagnostic[] }>();
  connection.onNotification(PublishDiagnosticsNotification.type, ({ uri: address, version, diagnostics }) => {
    pushed.set(address, { version, diagnostics });
  });
  const initialized = (await connection.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    workspaceFolders: [{ uri: ROOT, name: 'workspace' }],
    capabilities,
    ...options.initialize,
  })) as InitializeResult;
  await connection.sendNotification('initialized', {});
  const versions = new Map<string, number>();
  const next = (path: string): number => {
    const version = (versions.get(path) ?? 0) + 1;
    versions.set(path, version);
    return version;
  };
  const pull = (path: string, previousResultId?: string): Promise<DocumentDiagnosticReport> =>
    connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri: uri(path) },
      ...(previousResultId === undefined ? {} : { previousResultId }),
    });
  return {
    connection,
    initialized,
    open(path, text) {
      const textDocument = { uri: uri(path), languageId: 'yaml', version: next(path), text };
      void connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    },
    change(path, text) {
      const textDocument = { uri: uri(path), version: next(path) };
      void connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument,
        contentChanges: [{ text }],
      });
    },
    edit(path, range, text) {
      const textDocument = { uri: uri(path), version: next(path) };
      const contentChanges = [{ range, text }];
      void connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument, contentChanges });
    },
    close(path) {
      void connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri: uri(path) } });
    },
    pull,
    async diagnostics(path) {
      if (!initialized.capabilities.diagnosticProvider) return pushed.get(uri(path))?.diagnostics ?? [];
      const report = await pull(path);
      return report.kind === 'full' ? report.items : [];
    },
    pushed: (path) => pushed.get(uri(path)),
    ready: async () => void (await connection.sendRequest(Ready.method)),
    async until(condition, what) {
      const limit = Date.now() + 60_000;
      while (!(await condition())) {
        if (Date.now() > limit) throw new Error(`waited in vain: ${what}`);
        // A round trip through the server: whatever it had to say before has arrived by then.
        await connection.sendRequest(Ready.method);
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    async stop() {
      await connection.sendRequest('shutdown');
      dispose();
    },
    dispose,
  };
}

/** Runs a test with a client, and ends it however the test ends. */
export async function withClient(
  capabilities: ClientCapabilities,
  files: Readonly<Record<string, string>>,
  body: (client: TestClient) => Promise<void>,
  options: Partial<StartOptions> = {},
): Promise<void> {
  const client = await startClient(capabilities, files, options);
  try {
    await client.ready();
    await body(client);
  } finally {
    await client.stop();
  }
}
