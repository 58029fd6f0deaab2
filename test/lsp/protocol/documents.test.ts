/** Documents that come, change and go in ways no good editor would. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver';
import { MODERN, PLAIN, type TestClient, uri, withClient } from '../../harness/language-client.ts';
import { errorOf } from './error-of.ts';
import { OWNERLESS, SOUND } from './texts.ts';

const FILE = 'a.yaml';
const textDocument = { uri: uri(FILE) };
const position = { line: 0, character: 0 };
const range = { start: position, end: { line: 99, character: 0 } };

function sendChange({ connection }: TestClient, version: number, ...contentChanges: readonly object[]): Promise<void> {
  return connection.sendNotification('textDocument/didChange', {
    textDocument: { ...textDocument, version },
    contentChanges,
  });
}

function sendOpen({ connection }: TestClient, version: number, text: string): Promise<void> {
  return connection.sendNotification('textDocument/didOpen', {
    textDocument: { ...textDocument, languageId: 'yaml', version, text },
  });
}

async function rulesOf(client: TestClient): Promise<unknown[]> {
  return (await client.diagnostics(FILE)).map(({ code }) => code);
}

/** Every request about a document, answered with nothing. */
async function assertNothing({ connection }: TestClient): Promise<void> {
  const asked: Readonly<Record<string, object>> = {
    'textDocument/hover': { position },
    'textDocument/completion': { position },
    'textDocument/definition': { position },
    'textDocument/references': { position, context: { includeDeclaration: true } },
    'textDocument/codeAction': { range, context: { diagnostics: [] } },
    'textDocument/codeLens': {},
    'textDocument/inlayHint': { range },
    'textDocument/documentSymbol': {},
    'textDocument/documentLink': {},
    'textDocument/foldingRange': {},
    'textDocument/selectionRange': { positions: [position] },
    'textDocument/diagnostic': {},
  };
  for (const [method, params] of Object.entries(asked)) {
    const answer = await connection.sendRequest<{ items?: unknown } | null>(method, { textDocument, ...params });
    const items = answer?.items ?? answer ?? [];
    assert.deepEqual(items, [], method);
  }
}

const ALL = { ...MODERN, textDocument: { ...MODERN.textDocument, codeLens: {}, inlayHint: {} } };

test('there is nothing to say about a document that was never open, was closed, or was deleted', async () => {
  const files: Record<string, string> = {};
  await withClient(ALL, files, async (client) => {
    await assertNothing(client);
    client.open(FILE, OWNERLESS);
    client.close(FILE);
    await client.until(async () => (await rulesOf(client)).length === 0, 'the closed document is forgotten');
    await assertNothing(client);
    files[FILE] = OWNERLESS;
    const tell = (type: number) =>
      client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ ...textDocument, type }] });
    await tell(1);
    await client.until(async () => (await rulesOf(client)).length === 1, 'the file is there');
    delete files[FILE];
    await tell(3);
    await client.until(async () => (await rulesOf(client)).length === 0, 'the file is gone');
    await assertNothing(client);
    client.edit(FILE, { start: position, end: position }, OWNERLESS);
    client.close(FILE);
    await assertNothing(client);
  });
});

test('texts follow the order in which changes come, whatever their versions', async () => {
  await withClient(PLAIN, {}, async (client) => {
    const shown = () => client.pushed(FILE);
    await sendOpen(client, 10, SOUND);
    await sendChange(client, 15, { text: OWNERLESS });
    await client.until(() => shown()?.version === 15 && shown()?.diagnostics.length === 1, 'a version was skipped');
    await sendChange(client, 12, { text: SOUND });
    await client.until(() => shown()?.version === 12 && shown()?.diagnostics.length === 0, 'an older version');
    await sendChange(client, 12, { text: OWNERLESS });
    await client.until(() => shown()?.diagnostics.length === 1, 'the same version');
    await sendChange(client, -1, { text: SOUND });
    await client.until(() => shown()?.diagnostics.length === 0, 'a version below zero');
  });
});

test('a second didOpen is another text', async () => {
  await withClient(MODERN, {}, async (client) => {
    await sendOpen(client, 1, OWNERLESS);
    assert.deepEqual(await rulesOf(client), ['missing-owner']);
    await sendOpen(client, 1, SOUND);
    assert.deepEqual(await rulesOf(client), []);
    client.close(FILE);
    client.close(FILE);
    await sendOpen(client, 1, OWNERLESS);
    assert.deepEqual(await rulesOf(client), ['missing-owner']);
  });
});

test('a change without changes changes nothing, and saving without a text neither', async () => {
  await withClient(MODERN, {}, async (client) => {
    await sendOpen(client, 1, OWNERLESS);
    const first = await client.pull(FILE);
    await sendChange(client, 2);
    await client.connection.sendNotification('textDocument/didSave', { textDocument });
    const second = await client.pull(FILE, first.resultId);
    assert.equal(second.kind, 'unchanged');
    await sendChange(client, 3, { text: SOUND }, { text: OWNERLESS }, { range, rangeLength: 7, text: SOUND });
    assert.deepEqual(await rulesOf(client), []);
  });
});

test('a request that is cancelled before, during and after its answer is no trouble', async () => {
  await withClient(MODERN, { [FILE]: OWNERLESS }, async (client) => {
    const { connection } = client;
    // The numbers of requests that have not been sent yet.
    for (let id = 0; id < 50; id++) await connection.sendNotification('$/cancelRequest', { id });
    assert.deepEqual(await rulesOf(client), ['missing-owner']);
    await connection.sendNotification('$/cancelRequest', { id: 'no such' });
    const source = new CancellationTokenSource();
    const hover = connection.sendRequest('textDocument/hover', { textDocument, position }, source.token);
    source.cancel();
    await hover.catch(({ code }) => assert.equal(code, LSPErrorCodes.RequestCancelled));
    source.cancel();
    assert.deepEqual(await rulesOf(client), ['missing-owner']);
  });
});

test('a cancelled wait for changes ends at once, and others wait on', async () => {
  await withClient(MODERN, { [FILE]: SOUND }, async (client) => {
    const sources = [new CancellationTokenSource(), new CancellationTokenSource()];
    const [one, other] = sources.map(({ token }) =>
      client.connection.sendRequest<{ items: { uri: string }[] }>(
        'workspace/diagnostic',
        { previousResultIds: [] },
        token,
      ),
    );
    await client.ready();
    sources[0]?.cancel();
    assert.equal((await errorOf(one ?? Promise.resolve())).code, LSPErrorCodes.RequestCancelled);
    client.open(FILE, OWNERLESS);
    assert.deepEqual(
      (await other)?.items.map((item) => item.uri),
      [uri(FILE)],
    );
  });
});

test('answers come in the order in which they are known', async () => {
  await withClient(MODERN, { [FILE]: SOUND }, async ({ connection, open }) => {
    const order: string[] = [];
    const note = (what: string) => () => void order.push(what);
    const all = [
      connection.sendRequest('workspace/diagnostic', { previousResultIds: [] }).then(note('changes')),
      connection.sendRequest('textDocument/hover', { textDocument, position }).then(note('hover')),
      connection.sendRequest('textDocument/foldingRange', { textDocument }).then(note('folds')),
    ];
    await all[2];
    open(FILE, OWNERLESS);
    await Promise.all(all);
    assert.deepEqual(order, ['hover', 'folds', 'changes']);
  });
});

test('a document that is closed while it is asked about is answered for as it is then', async () => {
  await withClient(MODERN, {}, async (client) => {
    client.open(FILE, OWNERLESS);
    const asked = [1, 2, 3].map(() => client.pull(FILE));
    client.close(FILE);
    const late = client.pull(FILE);
    client.open(FILE, OWNERLESS);
    for (const report of await Promise.all(asked)) assert.ok(report.kind === 'full' && report.items.length === 1);
    await late;
    assert.deepEqual(await rulesOf(client), ['missing-owner'], 'reading the closed file did not overtake the open one');
  });
});
