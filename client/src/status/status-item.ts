/** The status item beside the language mode: idle, checking, how many federations, or that something failed. */
import { commands, type ExtensionContext, LanguageStatusSeverity, type LogOutputChannel, languages } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type Status, StatusChanged } from '../../../server/src/lsp/protocol.ts';

const SHOW_LOG = 'fedlint.showLog';

export function showStatus(context: ExtensionContext, client: BaseLanguageClient, log: LogOutputChannel): void {
  const item = languages.createLanguageStatusItem('fedlint', [{ language: 'yaml' }, { language: 'json' }]);
  item.name = 'Fedlint';
  item.text = 'Fedlint: starting';
  item.command = { command: SHOW_LOG, title: 'Show log' };
  context.subscriptions.push(
    item,
    commands.registerCommand(SHOW_LOG, () => log.show()),
    client.onNotification(StatusChanged, (status) => {
      item.busy = status.state === 'checking';
      item.text = textOf(status);
      item.detail = detailOf(status);
      item.severity = status.state === 'error' ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
    }),
  );
}

function textOf({ state, federations }: Status): string {
  if (state === 'checking') return 'Fedlint: checking';
  if (state === 'error') return 'Fedlint: failed';
  return federations === 1 ? 'Fedlint: 1 federation' : `Fedlint: ${federations} federations`;
}

function detailOf({ state, findings, message }: Status): string {
  if (state === 'checking') return 'reading the workspace';
  if (message !== undefined) return message;
  return findings === 1 ? '1 finding' : `${findings} findings`;
}
