/** Findings in the editor: pulled where the client can, pushed where it cannot. */
import { type Diagnostic, type DocumentDiagnosticReport, ResponseError } from 'vscode-languageserver';
import { type Finding, isVisible } from '../core/analysis/finding.ts';
import { afterChange } from './after-change.ts';
import type { Feature, Session } from './feature.ts';
import { normalized } from './paths.ts';
import type { DiagnosticData } from './protocol.ts';
import { SOURCE, toDiagnostic } from './to-lsp.ts';

/** More than this in one file helps nobody, and all of it would be sent again at every keystroke. */
const MAX_DIAGNOSTICS = 250;
const TOP = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

export const diagnostics: Feature = {
  capabilities: (client) =>
    client.textDocument?.diagnostic
      ? { diagnosticProvider: { identifier: SOURCE, interFileDependencies: true, workspaceDiagnostics: true } }
      : {},
  register(session) {
    if (session.client.textDocument?.diagnostic) registerPull(session);
    else registerPush(session);
  },
};

/** What decides on the diagnostics of a file. */
type Shown = Pick<Session, 'workspace' | 'review'>;

/** Diagnostics of one file. Where there are too many, the worst are shown, and those of the document being edited. */
function diagnosticsOf(session: Shown, uri: string): Diagnostic[] {
  const { workspace, review } = session;
  if (workspace.isIgnored(uri)) return [];
  const findings = workspace.analyzer.findings(uri).filter((finding) => isVisible(finding) && review.isShown(finding));
  if (findings.length <= MAX_DIAGNOSTICS) return findings.map((finding) => diagnosticOf(session, finding));
  const edited = new Set(workspace.analyzer.file(uri)?.edited.map(({ ref }) => ref));
  const ranked = [
    ...findings.filter(({ document }) => edited.has(document)),
    ...(['error', 'warning', 'info'] as const).flatMap((severity) =>
      findings.filter((finding) => finding.severity === severity && !edited.has(finding.document)),
    ),
  ];
  const shown = ranked.slice(0, MAX_DIAGNOSTICS).map((finding) => diagnosticOf(session, finding));
  const hidden = findings.length - MAX_DIAGNOSTICS;
  const message = `${hidden} more findings in this file are not shown here; \`fedlint check\` lists them all.`;
  return [...shown, { range: TOP, severity: 3, source: SOURCE, message }];
}

function diagnosticOf({ workspace, review }: Shown, finding: Finding): Diagnostic {
  const data: DiagnosticData = { new: true };
  return { ...toDiagnostic(workspace, finding), ...(review.isNew(finding) ? { data } : {}) };
}

function resultId({ workspace, review }: Shown, uri: string): string {
  // Findings are asked for first, because the revision is settled by judging what is stale.
  workspace.analyzer.findings(uri);
  const ignored = workspace.isIgnored(uri) ? 'x' : '';
  // A document that is closed is told of once more, because editors forget then what they were told.
  const open = workspace.open.has(uri) ? 'o' : '';
  return `${workspace.analyzer.file(uri)?.revision ?? 0}${ignored}${open}${review.markOf(uri)}`;
}

function registerPull(session: Session): void {
  const { connection, client, loaded, onEnd } = session;
  /** What the editor was told last of each file it asked about by name. */
  const answered = new Map<string, string>();
  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }): Promise<DocumentDiagnosticReport> => {
    // What a document refers to may stand in a file that has not been read yet; a false alarm is worse than a late word.
    await loaded;
    const uri = normalized(textDocument.uri);
    const id = resultId(session, uri);
    answered.set(uri, id);
    if (id === previousResultId) return { kind: 'unchanged', resultId: id };
    return { kind: 'full', resultId: id, items: diagnosticsOf(session, uri) };
  });

  const waiting = new Set<() => void>();
  connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }, token, _, partial) => {
    await loaded;
    const known = new Map(previousResultIds.map(({ uri, value }) => [normalized(uri), value]));
    for (;;) {
      const items = changedSince(session, known, answered);
      if (items.length > 0 && !partial) return { items };
      // Told piece by piece, because editors wait for seconds before they ask again.
      if (items.length > 0) partial?.report({ items });
      for (const { uri, resultId: id } of items) known.set(uri, id);
      // Nothing to say yet: the answer is kept until there is, as the protocol recommends.
      await new Promise<void>((resolve) => {
        waiting.add(resolve);
        token.onCancellationRequested(resolve);
      });
      if (isOver || token.isCancellationRequested) throw new ResponseError(-32800, 'cancelled');
    }
  });

  const answer = (): void => {
    for (const resolve of waiting) resolve();
    waiting.clear();
  };
  afterChange(session, 50, answer);
  let isOver = false;
  onEnd(() => {
    isOver = true;
    answer();
  });
  if (client.workspace?.diagnostics?.refreshSupport) refreshWhenIdle(session, answered);
}

/** Open documents are pulled by the editor when they change; that another file changed them only the server knows. */
function refreshWhenIdle(session: Session, answered: Map<string, string>): void {
  const { connection, workspace } = session;
  afterChange(session, 300, () => {
    const stale = [...workspace.open.keys()].filter(
      (uri) => answered.has(uri) && answered.get(uri) !== resultId(session, uri),
    );
    // Asked for once: an editor that does not care to look again is left alone.
    for (const uri of stale) answered.set(uri, resultId(session, uri));
    if (stale.length > 0) connection.languages.diagnostics.refresh();
  });
}

function changedSince(session: Shown, known: ReadonlyMap<string, string>, answered: ReadonlyMap<string, string>) {
  const { workspace } = session;
  const present = new Set<string>();
  const items = [...workspace.analyzer.allFiles()].flatMap(({ info: { uri } }) => {
    present.add(uri);
    const id = resultId(session, uri);
    const before = known.get(uri);
    if (id === before) return [];
    const diagnostics = diagnosticsOf(session, uri);
    // Nothing to clear where nothing was ever shown.
    if (before === undefined && diagnostics.length === 0 && !answered.has(uri)) return [];
    const version = workspace.open.get(uri) ?? null;
    return [{ kind: 'full' as const, uri, version, resultId: id, items: diagnostics }];
  });
  const gone = [...known.keys()].filter((uri) => !present.has(uri) && known.get(uri) !== 'gone');
  return [...items, ...gone.map((uri) => ({ kind: 'full' as const, uri, version: null, resultId: 'gone', items: [] }))];
}

function registerPush(session: Session): void {
  const { connection, workspace, loaded } = session;
  const published = new Map<string, string>();
  const publish = (): void => {
    const uris = new Set([...workspace.analyzer.allFiles()].map(({ info }) => info.uri));
    for (const uri of uris) {
      const id = resultId(session, uri);
      if (published.get(uri) === id) continue;
      const items = diagnosticsOf(session, uri);
      if (items.length > 0 || published.has(uri) || workspace.open.has(uri)) send(uri, items);
      published.set(uri, id);
    }
    for (const uri of [...published.keys()].filter((known) => !uris.has(known))) {
      send(uri, []);
      published.delete(uri);
    }
  };
  const send = (uri: string, items: Diagnostic[]): void => {
    const version = workspace.open.get(uri);
    connection.sendDiagnostics({ uri, diagnostics: items, ...(version === undefined ? {} : { version }) });
  };
  // One turn of the loop, so that a burst of edits that arrives together is answered once. Not before all files have
  // been read: what a document refers to may stand in another one.
  loaded.then(() => {
    publish();
    afterChange(session, 0, publish);
  });
}
