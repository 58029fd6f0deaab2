/** Wires the workspace and the features to a connection. Knows neither Node nor the browser. */
import type { Connection } from 'vscode-languageserver';
import { type ClientCapabilities, type InitializeParams, TextDocumentSyncKind } from 'vscode-languageserver';
import type { ReadCertificate } from '../core/certificates/certificate.ts';
import type { FileProvider } from '../files/file-provider.ts';
import { unattended } from './ask-client.ts';
import { answerAtGate } from './border/gate.ts';
import { encodingFor, Positions } from './border/positions.ts';
import { clientFiles } from './client-files.ts';
import type { Feature, Session } from './feature.ts';
import { features } from './features.ts';
import { filesOrNone } from './files-or-none.ts';
import { judgeInStretches } from './judging.ts';
import { uriOfPath } from './paths.ts';
import { type InitializationOptions, Ready } from './protocol.ts';
import { CurrentReview } from './review/current-review.ts';
import { reportStatus } from './status.ts';
import { syncDocuments } from './sync-documents.ts';
import { FILE_OPERATIONS, watchFiles } from './watch-files.ts';
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

/** The connection must have a `gate()` among its options. */
export function startServer(connection: Connection, platform: Platform): void {
  let begin = (): void => {};
  answerAtGate(connection);
  connection.onInitialize((params) => {
    const initialized = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const positions = new Positions(encodingFor(params.capabilities.general?.positionEncodings));
    openSession(connection, platform, params, positions, initialized);
    return {
      serverInfo: { name: 'fedlint' },
      capabilities: {
        positionEncoding: positions.encoding,
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        workspace: {
          workspaceFolders: { supported: true, changeNotifications: true },
          fileOperations: FILE_OPERATIONS,
        },
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
  positions: Positions,
  initialized: Promise<void>,
): void {
  const options: InitializationOptions = params.initializationOptions ?? {};
  const files = options.clientFiles || !platform.files ? clientFiles(connection) : platform.files;
  const provider = filesOrNone(files, connection);
  const workspace = new Workspace(provider, platform.now(), platform.readCertificate, positions);
  workspace.configure(options.settings);
  const loaded = initialized.then(() => loadFolders(connection, workspace, foldersOf(params)));
  const listeners: (() => void)[] = [];
  const onEnd = (listener: () => void): void => void listeners.push(listener);
  const session: Session = {
    ...{ connection, workspace, loaded, onEnd },
    client: params.capabilities,
    review: new CurrentReview(workspace),
    judged: judgeInStretches(workspace),
  };
  syncDocuments(session);
  watchFiles(session, initialized);
  for (const feature of features) feature.register(session);
  if (options.showsStatus) reportStatus(session);
  connection.onRequest(Ready, () => loaded.then(() => true));
  const clock = setInterval(() => workspace.setNow(platform.now()), CLOCK_INTERVAL);
  onEnd(() => clearInterval(clock));
  connection.onShutdown(() => {
    for (const listener of listeners) listener();
  });
}

/** Older clients name one folder, the oldest by its path. */
function foldersOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  if (rootUri) return [rootUri];
  return rootPath ? [uriOfPath(rootPath)] : [];
}

function loadFolders(connection: Connection, workspace: Workspace, folders: readonly string[]): Promise<void> {
  return unattended(connection, 'read the workspace', async () => {
    let files = 0;
    await workspace.load(folders, (_, all) => {
      files = all;
    });
    connection.console.info(`Looked at ${files} files; ${[...workspace.analyzer.allFiles()].length} are ours.`);
  });
}
