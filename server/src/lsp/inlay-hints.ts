/** When certificates expire, beside them. */
import { type InlayHint, MarkupKind } from 'vscode-languageserver';
import { certificateHints } from '../core/inlay/certificate-hints.ts';
import { afterChange } from './after-change.ts';
import { answerTo } from './ask-client.ts';
import { fileAt } from './document-at.ts';
import type { Feature, Session } from './feature.ts';
import { normalized } from './paths.ts';

export const inlayHints: Feature = {
  capabilities: (client) => (client.textDocument?.inlayHint ? { inlayHintProvider: { resolveProvider: false } } : {}),
  register(session) {
    const { connection, workspace, client } = session;
    const isRefreshed = client.workspace?.inlayHint?.refreshSupport ?? false;
    /** What the answer depended on besides the text, of each file that was asked about. */
    const answered = new Map<string, string>();
    connection.languages.inlayHint.on(({ textDocument, range }): InlayHint[] => {
      const uri = normalized(textDocument.uri);
      if (isRefreshed) answered.set(uri, circumstances(session, uri));
      const file = fileAt(workspace, uri);
      if (!file) return [];
      const from = workspace.positions.placeAt(file.source, range.start);
      const to = workspace.positions.placeAt(file.source, range.end);
      return file.documents.slice(from.index, to.index + 1).flatMap((document) => {
        if (!document) return [];
        const { index } = document.ref;
        const start = index === from.index ? from.offset : 0;
        const end = index === to.index ? to.offset : document.ref.section.text.length;
        return certificateHints(document, { start, end }, workspace.now).map(({ offset, label, tooltip, leads }) => ({
          position: workspace.positions.positionAt(file.source, { index, offset }),
          label,
          tooltip: { kind: MarkupKind.Markdown, value: tooltip },
          ...(leads ? { paddingRight: true } : { paddingLeft: true }),
        }));
      });
    });
    if (isRefreshed) refreshWhenStale(session, answered);
  },
};

/** Editors ask again for a text that changed. That the day or the configuration did, only the server knows. */
function refreshWhenStale(session: Session, answered: Map<string, string>): void {
  const { connection, workspace } = session;
  afterChange(session, 300, () => {
    const asked = [...answered].filter(([uri]) => workspace.open.has(uri));
    const stale = asked.filter(([uri, before]) => before !== circumstances(session, uri));
    answered.clear();
    for (const [uri] of asked) answered.set(uri, circumstances(session, uri));
    if (stale.length > 0)
      void answerTo(connection, 'refresh the hints', () => connection.languages.inlayHint.refresh());
  });
}

function circumstances({ workspace }: Session, uri: string): string {
  return `${workspace.now} ${workspace.isIgnored(uri)}`;
}
