/** Findings for clients that do not ask: each file is sent when what is to be shown of it has changed. */
import { afterChange } from './after-change.ts';
import { unattended } from './ask-client.ts';
import type { Session } from './feature.ts';
import { diagnosticsOf, resultId } from './shown-diagnostics.ts';

export function registerPush(session: Session): void {
  const { connection, workspace, loaded, judged } = session;
  /** Result ids by URI, with the URI as it was sent. */
  const published = new Map<string, { readonly id: string; readonly uri: string }>();
  const send = (uri: string, key: string, isThere: boolean): void => {
    const version = workspace.open.get(key);
    const diagnostics = isThere ? diagnosticsOf(session, key) : [];
    const params = { uri, diagnostics, ...(version === undefined ? {} : { version }) };
    void unattended(connection, 'publish diagnostics', () => connection.sendDiagnostics(params));
  };
  const publish = (key: string): void => {
    const id = resultId(session, key);
    const before = published.get(key);
    if (before?.id === id) return;
    const uri = workspace.spelled(key);
    published.set(key, { id, uri });
    // It was opened under another spelling, which some editors take for another file.
    if (before && before.uri !== uri) send(before.uri, key, false);
    if (before || workspace.open.has(key) || diagnosticsOf(session, key).length > 0) send(uri, key, true);
  };
  const publishAll = async (): Promise<void> => {
    // What a person looks at comes first.
    for (const key of workspace.open.keys()) publish(key);
    await judged();
    for (const { info } of workspace.analyzer.allFiles()) publish(info.uri);
    for (const [key, { uri }] of published) {
      if (workspace.analyzer.file(key)) continue;
      published.delete(key);
      send(uri, key, false);
    }
  };
  // One turn of the loop, so that a burst of edits that arrives together is answered once. Not before all files have
  // been read: what a document refers to may stand in another one.
  void unattended(connection, 'publish diagnostics', async () => {
    await loaded;
    afterChange(session, 0, publishAll);
    await publishAll();
  });
}
