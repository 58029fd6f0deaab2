/** The commands that need the language server. */
import { commands, type Disposable } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { COMMANDS } from '../../../server/src/lsp/protocol.ts';
import { registerReviewCommands } from '../review/review-commands.ts';
import type { Reviewing } from '../review/reviewing.ts';
import { documentPoint } from './document-point.ts';
import { showDecisions } from './show-decisions.ts';
import { showDocumentation } from './show-documentation.ts';

export function registerCommands(client: BaseLanguageClient, reviewing: Reviewing): Disposable[] {
  return [
    commands.registerCommand(COMMANDS.showDecisions, showDecisions(client)),
    commands.registerCommand(COMMANDS.showDocumentation, showDocumentation(client)),
    commands.registerCommand(COMMANDS.documentPoint, documentPoint(client)),
    ...registerReviewCommands(client, reviewing),
  ];
}
