/** Entry point on the desktop: the server is a Node process. */
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { type FedlintExports, type Running, start } from './start.ts';

let running: Running | undefined;

export async function activate(context: ExtensionContext): Promise<FedlintExports> {
  const module = context.asAbsolutePath('dist/server.cjs');
  const server = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
  running = await start(context, (options) => new LanguageClient('fedlint', 'Fedlint', server, options));
  return running.exports;
}

export async function deactivate(): Promise<void> {
  await running?.stop();
}
