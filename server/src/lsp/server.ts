/** Wires the workspace and the features to a connection. Knows neither Node nor the browser. */
import type { Connection } from 'vscode-languageserver';
import { type ClientCapabilities, type InitializeParams, TextDocumentSyncKind } from 'vscode-languageserver';
import type { ReadCertificate } from '../core/certificates/certificate.ts';
import type { FileProvider } from '../files/file-provider.ts';
import { clientFiles } from './client-files.ts';
import type { Feature, Session } from './feature.ts';
import { features } from './features.ts';
import { type InitializationOptions, Ready } from './protocol.ts';
import { CurrentReview } from './review/current-review.ts';
import { reportStatus } from './status.ts';
import { syncDocuments } from './sync-documents.ts';
import { watchFiles } from './watch-files.ts';
import { Workspace } from './workspace.ts';

export interface Platform {
  /** Used unless the client offers to read files itself. */
  readonly files: FileProvider | undefined;
  /** Epoch milliseconds. */
  now(): number;
  readonly readCertificate: ReadCertificate;
}

/** How often the clock is looked at: dates are days, so an hour is soon enough. */
const CLOCK_INTERVAL = 60 * 60 * 1000;

export function startServer(connection: Connection, platform: Platform): void {
  let begin = (): void => {};
  connection.onInitialize((params) => {
    const initialized = new Promise<void>((resolve) => {
      begin = resolve;
    });
    openSession(connection, platform, params, initialized);
    return {
      serverInfo: { name: 'fedlint' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        ...capabilitiesOf(features, params.capabilities),
      },
    };
  });
  connection.onInitialized(() => begin());
  connection.listen();
}

function capabilitiesOf(list: readonly Feature[], client: ClientCapabilities): object {
  return Object.assign({}, ...list.map((feature) => feature.capabilities(client)));
}

function openSession(
  connection: Connection,
  platform: Platform,
  params: InitializeParams,
  initialized: Promise<void>,
): void {
  const options: InitializationOptions = params.initializationOptions ?? {};
  const files = options.clientFiles || !platform.files ? clientFiles(connection) : platform.files;
  const workspace = new Workspace(files, platform.now(), platform.readCertificate);
  workspace.configure(options.settings ?? {});
  const folders = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
  const loaded = initialized.then(() => loadFolders(connection, workspace, folders));
  const listeners: (() => void)[] = [];
  const onEnd = (listener: () => void): void => void listeners.push(listener);
  const review = new CurrentReview(workspace);
  const session: Session = { connection, workspace, review, client: params.capabilities, loaded, onEnd };
  syncDocuments(session);
  initialized.then(() => watchFiles(session));
  for (const feature of features) feature.register(session);
  reportStatus(session);
  connection.onRequest(Ready, () => loaded.then(() => true));
  const clock = setInterval(() => workspace.setNow(platform.now()), CLOCK_INTERVAL);
  onEnd(() => clearInterval(clock));
  connection.onShutdown(() => {
    for (const listener of listeners) listener();
  });
}

async function loadFolders(connection: Connection, workspace: Workspace, folders: readonly string[]): Promise<void> {
  try {
    let files = 0;
    await workspace.load(folders, (_, all) => {
      files = all;
    });
    connection.console.info(`Looked at ${files} files; ${[...workspace.analyzer.allFiles()].length} are ours.`);
  } catch (error) {
    connection.console.error(`The workspace could not be read: ${String(error)}`);
  }
}
