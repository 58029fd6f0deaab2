/** Starts the language server, and lets a person start it again when it has given up. */
import { commands, type Disposable, type LogOutputChannel, window } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';

export const RESTART = 'fedlint.restart';
export const SHOW_LOG = 'fedlint.showLog';

/** An extension without a server still has its commands, so this never fails; the status item tells the state. */
export async function startServer(client: BaseLanguageClient, log: LogOutputChannel): Promise<void> {
  try {
    await client.start();
  } catch (error) {
    log.error('The language server could not be started.', error);
  }
}

export function registerRestart(client: BaseLanguageClient, log: LogOutputChannel): Disposable {
  return commands.registerCommand(RESTART, async () => {
    // One that is about to start is waited for.
    if (client.state === State.Running) await client.stop();
    await startServer(client, log);
  });
}

/** Asks a person what is to be done about a server that keeps ending. */
export async function askForRestart(): Promise<void> {
  const answers = [
    { title: 'Restart', command: RESTART },
    { title: 'Show Log', command: SHOW_LOG },
  ];
  const message =
    'Fedlint no longer checks: its language server keeps ending. What you typed is safe. Restart it, or see in the log why it ended.';
  const answer = await window.showErrorMessage(message, ...answers);
  if (answer) await commands.executeCommand(answer.command);
}

/** The library would open a message for each failed attempt, in words for those who make extensions. */
export function logOnly(client: BaseLanguageClient): void {
  const { error } = client;
  client.error = (message, data) => error.call(client, message, data, false);
}
