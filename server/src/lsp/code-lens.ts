/** What the workspace knows of a policy or a Federation, above it. */
import { type CodeLens, CodeLensRefreshRequest, type Command, type Position } from 'vscode-languageserver';
import type { Lens } from '../core/lens/lens.ts';
import { lensesIn } from '../core/lens/lenses.ts';
import { afterChange } from './after-change.ts';
import { answerTo } from './ask-client.ts';
import { knowsCommand } from './client-commands.ts';
import { fileAt } from './document-at.ts';
import type { Feature, Session } from './feature.ts';
import { normalized } from './paths.ts';
import { COMMANDS } from './protocol.ts';

export const codeLens: Feature = {
  capabilities: (client) => (client.textDocument?.codeLens ? { codeLensProvider: { resolveProvider: false } } : {}),
  register(session) {
    const { connection, client, loaded } = session;
    const isRefreshed = client.workspace?.codeLens?.refreshSupport ?? false;
    /** What each open file that was asked about showed. */
    const answered = new Map<string, string>();
    connection.onCodeLens(async ({ textDocument }): Promise<CodeLens[]> => {
      // Who documents a policy may stand in a file that has not been read yet.
      await loaded;
      const uri = normalized(textDocument.uri);
      const lenses = lensesOf(session, uri);
      if (isRefreshed) answered.set(uri, titlesOf(lenses));
      return lenses;
    });
    if (isRefreshed) refreshWhenStale(session, answered);
  },
};

function lensesOf({ workspace, client }: Session, uri: string): CodeLens[] {
  const file = fileAt(workspace, uri);
  if (!file) return [];
  return file.documents.flatMap((document) => {
    if (!document) return [];
    const { index } = document.ref;
    return lensesIn(document, workspace.analyzer).map((lens): CodeLens => {
      const { start } = workspace.positions.rangeAt(file.source, index, lens.at);
      const leads = commandOf(lens, uri, (span) => workspace.positions.rangeAt(file.source, index, span).start);
      const isKnown = knowsCommand(client, leads.command);
      // Without a command it is a line of text, as it should be where nothing could follow.
      return { range: { start, end: start }, command: isKnown ? leads : { title: lens.title, command: '' } };
    });
  });
}

function commandOf({ at, title, leads }: Lens, uri: string, startOf: (span: Lens['at']) => Position): Command {
  switch (leads.to) {
    case 'documentation':
      return { title, command: COMMANDS.showDocumentation, arguments: [uri, startOf(leads.of)] };
    case 'documenting':
      return { title, command: COMMANDS.documentPoint, arguments: [uri, startOf(leads.of)] };
    case 'decisions':
      return { title, command: COMMANDS.showDecisions, arguments: [leads.domain, uri, startOf(at)] };
  }
}

/** Editors ask again for a text that changed. That another file changed what is known of it, only the server knows. */
function refreshWhenStale(session: Session, answered: Map<string, string>): void {
  const { connection, workspace } = session;
  afterChange(session, 300, () => {
    let isStale = false;
    for (const [uri, before] of answered) {
      if (!workspace.open.has(uri)) {
        answered.delete(uri);
        continue;
      }
      const now = titlesOf(lensesOf(session, uri));
      if (now === before) continue;
      answered.set(uri, now);
      isStale = true;
    }
    if (isStale)
      void answerTo(connection, 'refresh the lenses', () => connection.sendRequest(CodeLensRefreshRequest.type));
  });
}

function titlesOf(lenses: readonly CodeLens[]): string {
  return lenses.map(({ command }) => command?.title).join('\n');
}
