/** Entry point in the browser: the server is a web worker. */
import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { type FedlintExports, type Running, start } from './start.ts';

let running: Running | undefined;

export async function activate(context: ExtensionContext): Promise<FedlintExports> {
  const server = Uri.joinPath(context.extensionUri, 'dist/browser/server.js').toString(true);
  // A worker that has ended does not start again; each start has its own.
  const worker = async () => new Worker(server);
  running = await start(context, (options) => new LanguageClient('fedlint', 'Fedlint', worker, options));
  return running.exports;
}

export async function deactivate(): Promise<void> {
  await running?.stop();
}
