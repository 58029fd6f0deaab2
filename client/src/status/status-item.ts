/** The status item beside the language mode: idle, checking, how many federations, or that something failed. */
import {
  commands,
  type DocumentSelector,
  type ExtensionContext,
  LanguageStatusSeverity,
  type LogOutputChannel,
  languages,
} from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { type Status, StatusChanged } from '../../../server/src/lsp/protocol.ts';
import { withoutIcons, withoutLinks } from '../literal.ts';
import { RESTART, SHOW_LOG } from '../server/restart.ts';

/** Also `stopped`, which the server can no longer say itself. */
type Shown = Status | { readonly state: 'stopped' };

export function showStatus(
  context: ExtensionContext,
  client: BaseLanguageClient,
  selector: DocumentSelector,
  log: LogOutputChannel,
): void {
  const item = languages.createLanguageStatusItem('fedlint', selector);
  const show = (status: Shown): void => {
    item.busy = status.state === 'checking';
    item.text = textOf(status);
    item.detail = detailOf(status);
    // The view of reviews stays out of the way where there is no trust to review.
    // Whether there is some is not known again until all has been read.
    const hasTrust = status.state !== 'stopped' && status.federations > 0;
    if (status.state !== 'checking') void commands.executeCommand('setContext', 'fedlint.hasTrust', hasTrust);
    item.command =
      status.state === 'stopped' ? { command: RESTART, title: 'Restart' } : { command: SHOW_LOG, title: 'Show log' };
    item.severity = isFailure(status) ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
  };
  item.name = 'Fedlint';
  const checking = () => show({ state: 'checking', federations: 0, findings: 0 });
  checking();
  context.subscriptions.push(
    item,
    commands.registerCommand(SHOW_LOG, () => log.show()),
    client.onNotification(StatusChanged, show),
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Starting) checking();
      if (newState === State.Stopped || newState === State.StartFailed) show({ state: 'stopped' });
    }),
  );
}

function textOf(status: Shown): string {
  switch (status.state) {
    case 'checking':
      return 'Fedlint: checking';
    case 'error':
      return 'Fedlint: failed';
    case 'stopped':
      return 'Fedlint: stopped';
    case 'idle':
      return `Fedlint: ${counted(status.federations, 'federation')}`;
  }
}

function detailOf(status: Shown): string {
  switch (status.state) {
    case 'checking':
      return 'reading the workspace';
    case 'stopped':
      return 'the language server has ended; start it again, or see in the log why';
    case 'error':
    case 'idle':
      return status.message === undefined
        ? counted(status.findings, 'finding')
        : withoutLinks(withoutIcons(status.message));
  }
}

function isFailure({ state }: Shown): boolean {
  return state === 'error' || state === 'stopped';
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
