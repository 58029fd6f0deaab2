/** One file has many spellings, and not every document is a file. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PublishDiagnosticsNotification } from 'vscode-languageserver';
import type { FileProvider } from '../../../server/src/files/file-provider.ts';
import { MODERN, PLAIN, startClient, type TestClient } from '../../harness/language-client.ts';
import { OWNERLESS, SOUND } from './texts.ts';

/** Files by URI as they are listed; nothing but these exact URIs can be read, as a disk would have it. */
function filesAt(files: Readonly<Record<string, string>>): FileProvider {
  return {
    list: async (folder) => Object.keys(files).filter((uri) => uri.startsWith(folder)),
    read: async (uri) => {
      if (!uri.startsWith('file:///')) throw new TypeError('The URL must be of scheme file');
      return files[uri];
    },
  };
}

function openAt({ connection }: TestClient, uri: string, text: string, version = 1): Promise<void> {
  return connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'yaml', version, text },
  });
}

async function findingsAt({ connection }: TestClient, uri: string): Promise<unknown[]> {
  const report = await connection.sendRequest<{ items: { code: unknown }[] }>('textDocument/diagnostic', {
    textDocument: { uri },
  });
  return report.items.map(({ code }) => code);
}

/** What an editor may call a file, what it is called where it is listed, and its folder. */
const SPELLINGS: readonly (readonly [editor: string, disk: string, folder: string])[] = [
  ['file:///c%3A/work/a.yaml', 'file:///c:/work/a.yaml', 'file:///c%3A/work'],
  ['file:///C:/work/a.yaml', 'file:///c:/work/a.yaml', 'file:///C:/work'],
  ['file:///C%3a/work/a.yaml', 'file:///c:/work/a.yaml', 'file:///c:/work/'],
  ['file:///work/with%20a%20space/a.yaml', 'file:///work/with%20a%20space/a.yaml', 'file:///work'],
  ['file:///work/with a space/a.yaml', 'file:///work/with%20a%20space/a.yaml', 'file:///work'],
  ['file:///work/%61%2b%28b%29.yaml', 'file:///work/a%2B(b).yaml', 'file:///work'],
  ['file:///work/100%.yaml', 'file:///work/100%25.yaml', 'file:///work'],
  ['file:///work/Bu%CC%88ro.yaml', 'file:///work/Bu%CC%88ro.yaml', 'file:///work'],
  ['file:///work/B\u00fcro.yaml', 'file:///work/B%C3%BCro.yaml', 'file:///work'],
];

for (const [editor, disk, folder] of SPELLINGS) {
  test(`${editor} is the file that the disk calls ${disk}`, async () => {
    const files: Record<string, string> = { [disk]: OWNERLESS };
    const initialize = { workspaceFolders: [{ uri: folder, name: 'w' }] };
    const client = await startClient(MODERN, {}, { files: filesAt(files), initialize });
    await client.ready();
    assert.deepEqual(await findingsAt(client, editor), ['missing-owner'], 'closed');
    await openAt(client, editor, SOUND);
    const found = await client.connection.sendRequest<{ location: { uri: string } }[]>('workspace/symbol', {
      query: 'acme',
    });
    assert.deepEqual(
      [...new Set(found.map(({ location }) => location.uri))],
      [editor],
      'one file, spelled as it is open',
    );
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: editor } });
    await client.until(async () => (await findingsAt(client, editor)).length === 1, 'the file on the disk');
    delete files[disk];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: editor, type: 3 }],
    });
    await client.until(async () => (await findingsAt(client, editor)).length === 0, 'the file is gone');
    await client.stop();
  });
}

test('composed and decomposed letters are two files, as they are on most disks', async () => {
  const client = await startClient(MODERN, {}, { files: filesAt({}) });
  await client.ready();
  await openAt(client, 'file:///workspace/B%C3%BCro.yaml', OWNERLESS);
  await openAt(client, 'file:///workspace/Bu%CC%88ro.yaml', 'a: b\n');
  assert.deepEqual(await findingsAt(client, 'file:///workspace/B%C3%BCro.yaml'), ['missing-owner']);
  assert.deepEqual(await findingsAt(client, 'file:///workspace/Bu%CC%88ro.yaml'), []);
  await client.stop();
});

const ELSEWHERE = [
  'untitled:Untitled-1',
  'untitled:/work/new.yaml',
  'vscode-vfs://github%2B7b2276223a312c22726566223a7b2274797065223a34/org/repo/a.yaml',
  'vscode-notebook-cell:/work/a.ipynb#W0sZmlsZQ%3D%3D',
  'git:/work/a.yaml?%7B%22ref%22%3A%22~%22%7D',
  'file://server/share/a.yaml',
  'file:///work/a%2Fb.yaml',
  'file:///work/\ud800.yaml',
  'file:///work/%ff%fe.yaml',
  'a.yaml',
  '',
];

for (const uri of ELSEWHERE) {
  test(`a document that is called ${JSON.stringify(uri)} is judged, and let go of`, async () => {
    const client = await startClient(PLAIN, {}, { files: filesAt({}) });
    const pushed = new Map<string, number>();
    client.connection.onNotification(PublishDiagnosticsNotification.type, ({ uri: address, diagnostics }) => {
      pushed.set(address, diagnostics.length);
    });
    await openAt(client, uri, OWNERLESS);
    await client.until(() => (pushed.get(uri) ?? 0) > 0, 'findings under the name it was opened by');
    const position = { line: 1, character: 2 };
    await client.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position });
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    await client.until(() => pushed.get(uri) === 0, 'nothing is left');
    assert.deepEqual([...pushed.keys()], [uri]);
    await client.stop();
  });
}

test('a folder that no disk has does not keep the others from being read', async () => {
  const files: FileProvider = {
    list: async (folder) => {
      if (!folder.startsWith('file:')) throw new TypeError('The URL must be of scheme file');
      return [`${folder}/a.yaml`];
    },
    read: async () => OWNERLESS,
  };
  const workspaceFolders = ['vscode-vfs://github/org/repo', 'file:///work', 'untitled:'].map((uri) => ({
    uri,
    name: uri,
  }));
  const client = await startClient(MODERN, {}, { files, initialize: { workspaceFolders } });
  await client.ready();
  assert.deepEqual(await findingsAt(client, 'file:///work/a.yaml'), ['missing-owner']);
  await client.stop();
});
