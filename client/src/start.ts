/** What desktop and browser share: the client's options, and the features with a face. */
import { type ExtensionContext, window, workspace } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { InitializationOptions } from '../../server/src/lsp/protocol.ts';
import { serveFiles } from './files/serve-files.ts';
import { showStatus } from './status/status-item.ts';

export interface Running {
  stop(): Promise<void>;
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
  };
  const client = create({
    documentSelector: [{ language: 'yaml' }, { language: 'json' }, { language: 'jsonc' }],
    outputChannel: log,
    initializationOptions: options,
    diagnosticPullOptions: { onChange: true, onTabs: true },
  });
  serveFiles(client);
  showStatus(context, client, log);
  await client.start();
  return client;
}

function settings(): NonNullable<InitializationOptions['settings']> {
  const configuration = workspace.getConfiguration('fedlint');
  return {
    rules: configuration.get<Record<string, string>>('rules', {}),
    adoption: configuration.get<string>('adoption', 'gradual'),
    localTrustDomains: configuration.get<string[]>('localTrustDomains', []),
  };
}
