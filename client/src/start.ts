/** What desktop and browser share: the client's options, and the features with a face. */
import { type ExtensionContext, window, workspace } from 'vscode';
import { type BaseLanguageClient, type LanguageClientOptions, RevealOutputChannelOn } from 'vscode-languageclient';
import { DOCUMENT_GLOB } from '../../server/src/files/file-names.ts';
import type { InitializationOptions } from '../../server/src/lsp/protocol.ts';
import { literalLenses } from './actions/literal-lenses.ts';
import { openOtherFile } from './actions/open-other-file.ts';
import { registerCommands } from './commands/commands.ts';
import { editorCommands } from './editor-commands.ts';
import { serveFiles } from './files/serve-files.ts';
import type { ThreadView } from './review/comment-threads.ts';
import { startWhereLive } from './review/review-commands.ts';
import { Reviewing } from './review/reviewing.ts';
import { endings } from './server/endings.ts';
import { askForRestart, logOnly, registerRestart, startServer } from './server/restart.ts';
import { showStatus } from './status/status-item.ts';

/** By language, and by name whatever the language: other extensions have names for some, and PEM has none at all. */
const LANGUAGES = ['yaml', 'json', 'jsonc', 'spire-conf', 'hcl'];

/** What is edited in this workspace. Other documents are other versions of it, as one side of a difference is. */
function documents() {
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  return [...new Set(['file', 'untitled', ...folders])].flatMap((scheme) => [
    ...LANGUAGES.map((language) => ({ scheme, language })),
    { scheme, pattern: DOCUMENT_GLOB },
  ]);
}

export interface Running {
  stop(): Promise<void>;
  readonly exports: FedlintExports;
}

/** What other extensions may look at. */
export interface FedlintExports {
  /** The comments of the review that is on. */
  reviewThreads(): readonly ThreadView[];
}

export async function start(
  context: ExtensionContext,
  create: (options: LanguageClientOptions) => BaseLanguageClient,
): Promise<Running> {
  const log = window.createOutputChannel('Fedlint', { log: true });
  context.subscriptions.push(log);
  const options: InitializationOptions = {
    // A server on this machine reads its disk faster than through the editor; a virtual folder only the editor can read.
    clientFiles: workspace.workspaceFolders?.some(({ uri }) => uri.scheme !== 'file') ?? false,
    settings: settings(),
    showsStatus: true,
  };
  const reads = options.clientFiles ? 'through the editor' : 'from the disk';
  log.info(`Fedlint ${context.extension.packageJSON.version} starts and reads files ${reads}.`);
  const selector = documents();
  const client = create({
    documentSelector: selector,
    outputChannel: log,
    // The status item tells of a failure, and leads to the log.
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: options,
    errorHandler: endings(
      (what) => log.warn(what),
      () => void askForRestart(),
    ),
    // It is as good as one that has ended; what the library would say helps nobody.
    initializationFailedHandler: () => false,
    middleware: { ...openOtherFile, ...literalLenses },
    diagnosticPullOptions: { onChange: true, onTabs: true },
  });
  logOnly(client);
  client.registerFeature(editorCommands);
  serveFiles(client);
  showStatus(context, client, selector, log);
  const reviewing = new Reviewing(context, client);
  context.subscriptions.push(
    registerRestart(client, log),
    ...registerCommands(client, reviewing),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('fedlint.review.live')) void startWhereLive(reviewing);
    }),
  );
  await startServer(client, log);
  if (client.isRunning()) void startWhereLive(reviewing);
  return { stop: () => stop(client), exports: { reviewThreads: () => reviewing.threadViews() } };
}

async function stop(client: BaseLanguageClient): Promise<void> {
  if (client.isRunning()) await client.stop();
}

function settings(): NonNullable<InitializationOptions['settings']> {
  const configuration = workspace.getConfiguration('fedlint');
  return {
    rules: configuration.get<Record<string, string>>('rules', {}),
    adoption: configuration.get<string>('adoption', 'gradual'),
    localTrustDomains: configuration.get<string[]>('localTrustDomains', []),
  };
}
