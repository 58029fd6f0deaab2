/** The language server behind its protocol, compared with another one that was started on what came out. */
import {
  CodeActionRequest,
  CodeLensRequest,
  type Diagnostic,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidOpenTextDocumentNotification,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  InlayHintRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver';
import { BeginReview, EndReview } from '../../../server/src/lsp/protocol.ts';
import { MODERN, startClient, type TestClient, uri } from '../../harness/language-client.ts';
import { contrast, difference, type Run } from './run.ts';
import { after, type Files, type Step, textsOf, type World, worldOf } from './world.ts';

const CAPABILITIES = {
  ...MODERN,
  textDocument: {
    ...MODERN.textDocument,
    codeLens: {},
    inlayHint: {},
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
  // Nobody listens here to be asked to ask again.
  workspace: { workspaceEdit: MODERN.workspace.workspaceEdit, configuration: true },
};

const ALL = { start: { line: 0, character: 0 }, end: { line: 1_000_000, character: 0 } };

/** The clock stands still, and what is judged in the background is left to the server. */
export async function startServer(files: Files): Promise<Run> {
  let world = worldOf(files);
  // The server reads the same object, so the disk has to be changed in place.
  const disk = { ...files };
  const client = await clientOn(disk, () => world);
  const told = new Map<string, readonly Diagnostic[]>();
  let version = 1;
  return {
    get world() {
      return world;
    },
    async take(step) {
      const before = world;
      world = after(world, step);
      if ('path' in step) {
        delete disk[step.path];
        const text = world.disk[step.path];
        if (text !== undefined) disk[step.path] = text;
      }
      version++;
      await send(client, step, before, version);
      // A review that is on is begun anew when what it does not know changes, as a client of ours does.
      if ('path' in step && world.review && world.review[step.path] === undefined) await review(client, world);
      if (step.do === 'review') await review(client, world);
      if (step.do !== 'look') return undefined;
      for (const path of step.paths ?? Object.keys(textsOf(world))) {
        const fault = await retold(client, told, path);
        if (fault !== undefined) return fault;
      }
      if (step.paths) return undefined;
      const fresh = await clientOn(world.disk, () => world);
      try {
        for (const [path, text] of Object.entries(world.open)) fresh.open(path, text);
        if (world.review) await review(fresh, world);
        return difference(await lookAt(client, world), await lookAt(fresh, world));
      } finally {
        await fresh.stop();
      }
    },
    rulesOn: () => [],
    stop: () => client.stop(),
  };
}

async function clientOn(disk: Files, world: () => World): Promise<TestClient> {
  const client = await startClient(CAPABILITIES, disk, {
    initialize: { initializationOptions: { settings: world().settings } },
  });
  client.connection.onRequest('workspace/configuration', ({ items }) => items.map(() => world().settings));
  await client.ready();
  return client;
}

async function send(client: TestClient, step: Step, before: World, version: number): Promise<void> {
  const { connection } = client;
  switch (step.do) {
    case 'open':
      if (before.open[step.path] !== undefined) break;
      await connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri: uri(step.path), languageId: 'yaml', version, text: before.disk[step.path] ?? '' },
      });
      break;
    case 'edit':
      await connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri: uri(step.path), version },
        contentChanges: [...step.changes],
      });
      break;
    case 'close':
      if (before.open[step.path] !== undefined) client.close(step.path);
      break;
    case 'write': {
      const type = step.text === undefined ? 3 : before.disk[step.path] === undefined ? 1 : 2;
      await connection.sendNotification(DidChangeWatchedFilesNotification.type, {
        changes: [{ uri: uri(step.path), type }],
      });
      break;
    }
    case 'settings':
      await connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  }
  // Files are read, and settings asked for, between messages.
  for (let i = 0; i < 3; i++) await client.ready();
}

async function review({ connection }: TestClient, { review: before, open, disk }: World): Promise<void> {
  if (!before) {
    await connection.sendRequest(EndReview);
    return;
  }
  const files = Object.entries(before).map(([path, text]) => ({
    uri: open[path] === undefined && disk[path] === undefined ? null : uri(path),
    before: { uri: uri(path), text },
  }));
  await connection.sendRequest(BeginReview, { files });
}

/** What the editor is told of a file a second time has to be what it was told then. */
async function retold(
  client: TestClient,
  told: Map<string, readonly Diagnostic[]>,
  path: string,
): Promise<string | undefined> {
  const before = [...told.keys()].filter((key) => key.startsWith(`${path} `)).map((key) => key.slice(path.length + 1));
  const report = await client.pull(path, before.at(-1));
  const now = report.kind === 'full' ? report : await client.pull(path);
  if (now.kind !== 'full') return `${path}: "unchanged" was said to somebody who knew nothing`;
  const id = `${path} ${report.resultId}`;
  const known = told.get(id) ?? now.items;
  // The last one told is the one that an editor remembers.
  told.delete(id);
  told.set(id, now.items);
  if (JSON.stringify(known) === JSON.stringify(now.items)) return undefined;
  return `${id} shows something else than before\n${contrast(lines(known), lines(now.items))}`;
}

async function lookAt(client: TestClient, world: World): Promise<ReadonlyMap<string, string>> {
  const { connection } = client;
  const look = new Map<string, string>();
  for (const path of Object.keys(textsOf(world)).sort()) {
    const textDocument = { uri: uri(path) };
    const see = async (what: string, answer: Promise<unknown>): Promise<void> => {
      const seen = await answer;
      look.set(`${what} of ${path}`, Array.isArray(seen) ? lines(seen) : lines([seen]));
    };
    await see('diagnostics', client.diagnostics(path));
    await see('symbols', connection.sendRequest(DocumentSymbolRequest.type, { textDocument }));
    await see('folds', connection.sendRequest(FoldingRangeRequest.type, { textDocument }));
    await see('links', connection.sendRequest(DocumentLinkRequest.type, { textDocument }));
    await see('lenses', connection.sendRequest(CodeLensRequest.type, { textDocument }));
    await see('hints', connection.sendRequest(InlayHintRequest.type, { textDocument, range: ALL }));
    const context = { diagnostics: [] };
    await see('actions', connection.sendRequest(CodeActionRequest.type, { textDocument, range: ALL, context }));
  }
  look.set('found', lines((await connection.sendRequest(WorkspaceSymbolRequest.type, { query: '' })) ?? []));
  return look;
}

/** Versions count changes, which a fresh start has none of. */
function lines(items: readonly unknown[]): string {
  return items.map((item) => JSON.stringify(item, (key, value) => (key === 'version' ? undefined : value))).join('\n');
}
