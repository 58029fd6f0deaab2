/** Clients that can less than the one we know best are given what they can take. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  ClientCapabilities,
  CodeAction,
  CompletionList,
  Definition,
  Hover,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { ReviewChanged, StatusChanged } from '../../../server/src/lsp/protocol.ts';
import { MODERN, PLAIN, startClient, type TestClient, uri, withClient } from '../../harness/language-client.ts';
import { positionOf } from '../position-of.ts';
import { OWNERLESS, SOUND } from './texts.ts';

const FILE = 'a.yaml';
const textDocument = { uri: uri(FILE) };
const NATIVE = `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterFederatedTrustDomain
metadata:
  name: bank
spec:
  trustDomain: bank.partner.example
  bundleEndpointURL: https://spire.bank.partner.example
  bundleEndpointProfile:
    type: https_web
`;

async function actionsOn(client: TestClient, text: string, before: string): Promise<CodeAction[]> {
  const position = positionOf(text, before);
  return client.connection.sendRequest('textDocument/codeAction', {
    ...{ textDocument, range: { start: position, end: position } },
    context: { diagnostics: [] },
  });
}

function able(workspaceEdit: NonNullable<ClientCapabilities['workspace']>['workspaceEdit']): ClientCapabilities {
  return { ...MODERN, workspace: { ...MODERN.workspace, ...(workspaceEdit && { workspaceEdit }) } };
}

const OURS = [StatusChanged.method, ReviewChanged.method];

test('a client without any capability is answered in plain text, and asked for nothing', async () => {
  const asked: string[] = [];
  const client = await startClient(PLAIN, { [FILE]: OWNERLESS });
  for (const method of ['client/registerCapability', 'workspace/configuration', 'workspace/diagnostic/refresh'])
    client.connection.onRequest(method, () => void asked.push(method));
  const told = new Set<string>();
  for (const method of OURS) client.connection.onNotification(method, () => void told.add(method));
  try {
    await client.ready();
    const { capabilities } = client.initialized;
    assert.equal(capabilities.diagnosticProvider, undefined);
    assert.equal(capabilities.codeActionProvider, undefined, 'there is nothing it could do with an edit');
    assert.equal(capabilities.inlayHintProvider, undefined);
    client.open(FILE, OWNERLESS);
    await client.until(() => (client.pushed(FILE)?.diagnostics.length ?? 0) === 1, 'findings are pushed');
    const position = positionOf(OWNERLESS, '  |direction: ');
    const hover = await client.connection.sendRequest<Hover>('textDocument/hover', { textDocument, position });
    assert.ok(typeof hover.contents === 'object' && 'kind' in hover.contents);
    assert.equal(hover.contents.kind, 'plaintext');
    assert.doesNotMatch(hover.contents.value, /\*\*|\]\(http/);
    const symbols = await client.connection.sendRequest<object[]>('textDocument/documentSymbol', { textDocument });
    assert.ok(symbols.length > 0 && symbols.every((symbol) => 'location' in symbol && !('children' in symbol)));
    const at = positionOf(OWNERLESS, 'remote: |acme');
    const found = await client.connection.sendRequest<Definition>('textDocument/definition', {
      ...{ textDocument, position: at },
    });
    assert.ok(Array.isArray(found) && found.length > 0 && found.every((place) => 'range' in place));
    assert.deepEqual(asked, []);
    assert.deepEqual([...told], [], 'nothing of our own');
  } finally {
    await client.stop();
  }
});

test('without snippets, what is completed has no fields', async () => {
  const snippet = { ...MODERN, textDocument: { ...MODERN.textDocument, completion: {} } };
  await withClient(snippet, {}, async (client) => {
    client.open(FILE, '');
    const list = await client.connection.sendRequest<CompletionList>('textDocument/completion', {
      ...{ textDocument, position: { line: 0, character: 0 } },
    });
    assert.ok(list.items.length > 0);
    for (const item of list.items) assert.notEqual(item.insertTextFormat, 2);
    assert.doesNotMatch(JSON.stringify(list.items.map(({ textEdit }) => textEdit)), /\$\{?\d/);
  });
});

test('without versioned edits, changes are given by file', async () => {
  await withClient(able({}), {}, async (client) => {
    client.open(FILE, OWNERLESS);
    const actions = await actionsOn(client, OWNERLESS, '  |owners:');
    const edit: WorkspaceEdit = actions.find(({ title }) => title === 'Add the missing owner')?.edit ?? {};
    assert.equal(edit.documentChanges, undefined);
    const [change] = edit.changes?.[uri(FILE)] ?? [];
    assert.match(change?.newText ?? '', /renewal: TODO/);
  });
});

test('a new file is offered to those who can make one', async () => {
  for (const [capabilities, isOffered] of [
    [able({ documentChanges: true, resourceOperations: ['create'] }), true],
    [able({ documentChanges: true, resourceOperations: ['rename'] }), false],
    [able({ documentChanges: true }), false],
    [able({}), false],
  ] as const) {
    await withClient(capabilities, {}, async (client) => {
      client.open(FILE, NATIVE);
      const titles = (await actionsOn(client, NATIVE, '  |trustDomain: ')).map(({ title }) => title);
      assert.equal(
        titles.includes('Create the Federation manifest'),
        isOffered,
        JSON.stringify(capabilities.workspace),
      );
      assert.ok(titles.length > 0, 'what needs no new file is offered all the same');
    });
  }
});

/** Ways in which a client may name its folder. */
const ROOTS: readonly Readonly<Record<string, unknown>>[] = [
  { workspaceFolders: [{ uri: 'file:///workspace/', name: 'w' }] },
  { workspaceFolders: null, rootUri: 'file:///workspace' },
  { workspaceFolders: undefined, rootUri: 'file:///workspace/' },
  { workspaceFolders: null, rootUri: null, rootPath: '/workspace' },
];

for (const root of ROOTS) {
  test(`a folder may be named by ${JSON.stringify(root)}`, async () => {
    const check = async (client: TestClient) => assert.equal((await client.diagnostics(FILE)).length, 1);
    await withClient(MODERN, { [FILE]: OWNERLESS }, check, { initialize: root });
  });
}

test('without any folder, what is open is judged', async () => {
  const check = async (client: TestClient) => {
    assert.deepEqual(await client.diagnostics(FILE), []);
    client.open(FILE, OWNERLESS);
    assert.equal((await client.diagnostics(FILE)).length, 1);
  };
  for (const workspaceFolders of [null, [], undefined]) {
    await withClient(MODERN, { [FILE]: SOUND }, check, { initialize: { workspaceFolders, rootUri: null } });
  }
});

test('a path of Windows names a folder as well', async () => {
  const listed: string[] = [];
  const files = {
    list: async (folder: string) => {
      listed.push(folder);
      return [];
    },
    read: async () => undefined,
  };
  const initialize = { workspaceFolders: null, rootUri: null, rootPath: 'C:\\work\\100% ours' };
  await withClient(MODERN, {}, async () => {}, { files, initialize });
  assert.deepEqual(listed, ['file:///c:/work/100%25%20ours']);
});
