/** Findings for clients that ask for them, of one file or of all. */
import {
  type CancellationToken,
  type DocumentDiagnosticReport,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { afterChange } from './after-change.ts';
import { answerTo } from './ask-client.ts';
import type { Session } from './feature.ts';
import { normalized } from './paths.ts';
import { diagnosticsOf, resultId, type Shown } from './shown-diagnostics.ts';

/** What the editor was told last of each file it asked about by name. */
type Answered = Map<string, string>;

export function registerPull(session: Session): void {
  const { connection, client, loaded, judged } = session;
  const answered: Answered = new Map();
  const isRefreshed = client.workspace?.diagnostics?.refreshSupport ?? false;
  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }): Promise<DocumentDiagnosticReport> => {
    // What a document refers to may stand in a file that has not been read yet; a false alarm is worse than a late word.
    await loaded;
    // Who is told when there is more to see is answered with what can be judged at once.
    if (!isRefreshed) await judged();
    const uri = normalized(textDocument.uri);
    const id = resultId(session, uri);
    answered.set(uri, id);
    if (id === previousResultId) return { kind: 'unchanged', resultId: id };
    return { kind: 'full', resultId: id, items: diagnosticsOf(session, uri) };
  });

  const nextChange = changesOf(session);
  connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }, token, _, partial) => {
    await loaded;
    const known = new Map(previousResultIds.map(({ uri, value }) => [normalized(uri), { uri, id: value }]));
    for (;;) {
      await judged();
      const items = token.isCancellationRequested ? [] : changedSince(session, known, answered);
      if (items.length > 0 && !partial) return { items };
      // Told piece by piece, because editors wait for seconds before they ask again.
      if (items.length > 0) partial?.report({ items });
      for (const { uri, resultId: id = '' } of items) known.set(normalized(uri), { uri, id });
      // Nothing to say yet: the answer is kept until there is, as the protocol recommends.
      if (token.isCancellationRequested || !(await nextChange(token)))
        throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    }
  });

  if (isRefreshed) refreshWhenIdle(session, answered);
}

/** The function it returns resolves when something has changed; to false when nobody waits for that any more. */
function changesOf(session: Session): (token: CancellationToken) => Promise<boolean> {
  const waiting = new Set<(goesOn: boolean) => void>();
  const answer = (goesOn: boolean): void => {
    for (const resolve of waiting) resolve(goesOn);
    waiting.clear();
  };
  afterChange(session, 50, () => answer(true));
  session.onEnd(() => answer(false));
  return (token) =>
    new Promise((resolve) => {
      const settle = (goesOn: boolean): void => {
        cancelling.dispose();
        waiting.delete(settle);
        resolve(goesOn);
      };
      const cancelling = token.onCancellationRequested(() => settle(false));
      waiting.add(settle);
    });
}

/** Open documents are pulled by the editor when they change; that another file changed them only the server knows. */
function refreshWhenIdle(session: Session, answered: Answered): void {
  const { connection, workspace, judged } = session;
  afterChange(session, 300, async () => {
    await judged();
    const stale = [...workspace.open.keys()].filter(
      (uri) => answered.has(uri) && answered.get(uri) !== resultId(session, uri),
    );
    // Asked for once: an editor that does not care to look again is left alone.
    for (const uri of stale) answered.set(uri, resultId(session, uri));
    if (stale.length > 0)
      await answerTo(connection, 'refresh the diagnostics', async () => connection.languages.diagnostics.refresh());
  });
}

/** `known`: by normalized URI, what the client has, and how it spells it. */
function changedSince(
  session: Shown,
  known: ReadonlyMap<string, { readonly uri: string; readonly id: string }>,
  answered: Answered,
): WorkspaceDocumentDiagnosticReport[] {
  const { workspace } = session;
  const present = new Set<string>();
  const items: WorkspaceDocumentDiagnosticReport[] = [];
  for (const { info } of workspace.analyzer.allFiles()) {
    const { uri } = info;
    present.add(uri);
    const id = resultId(session, uri);
    const before = known.get(uri);
    if (id === before?.id) continue;
    const diagnostics = diagnosticsOf(session, uri);
    const version = workspace.open.get(uri) ?? null;
    // Nothing to clear where nothing was ever shown.
    if (before === undefined && diagnostics.length === 0 && !answered.has(uri)) continue;
    if (version === null) answered.delete(uri);
    items.push({
      ...{ kind: 'full', uri: before?.uri ?? workspace.spelled(uri), version, resultId: id, items: diagnostics },
    });
  }
  for (const [key, { uri, id }] of known) {
    if (!present.has(key) && id !== GONE) items.push({ kind: 'full', uri, version: null, resultId: GONE, items: [] });
  }
  // What was open without being a file of the workspace is cleared by the editor itself.
  for (const uri of answered.keys()) if (!present.has(uri)) answered.delete(uri);
  return items;
}

const GONE = 'gone';
