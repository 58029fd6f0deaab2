/** The server on a real disk with what others put there: it reads what it can, and goes on answering. */
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { DidChangeWatchedFilesNotification, DocumentDiagnosticRequest, FileChangeType } from 'vscode-languageserver';
import { diskFiles } from '../../server/src/files/disk-files.ts';
import { MISSPELT } from '../cli/manifests.ts';
import { folderWith } from '../cli/run.ts';
import { MODERN, startClient, type TestClient } from '../harness/language-client.ts';
import { pipe, posix, socket } from './workspace.ts';

async function serving(folder: string, body: (client: TestClient) => Promise<void>): Promise<void> {
  const workspaceFolders = [{ uri: pathToFileURL(folder).href, name: 'workspace' }];
  const client = await startClient(MODERN, {}, { files: diskFiles, initialize: { workspaceFolders } });
  try {
    await client.ready();
    await body(client);
  } finally {
    await client.stop();
  }
}

async function findings(client: TestClient, path: string): Promise<number> {
  const textDocument = { uri: pathToFileURL(path).href };
  const report = await client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
  return report.kind === 'full' ? report.items.length : -1;
}

function changed(client: TestClient, ...paths: readonly string[]): Promise<void> {
  const changes = paths.map((path) => ({ uri: pathToFileURL(path).href, type: FileChangeType.Changed }));
  return client.connection.sendNotification(DidChangeWatchedFilesNotification.method, { changes });
}

test('what cannot be read is passed over, and the rest is judged', posix, async () => {
  const cwd = folderWith({
    'a.yaml': MISSPELT,
    'folder.yaml/b.yaml': MISSPELT,
    'locked.yaml': MISSPELT,
    'utf16.yaml': Buffer.from(`\uFEFF${MISSPELT}`, 'utf16le'),
    '__proto__.yaml': MISSPELT,
    'a\nb %2F#?.yaml': MISSPELT,
    '.fedlint.yaml/x.yaml': MISSPELT,
  });
  pipe(join(cwd, 'pipe.yaml'));
  await socket(join(cwd, 'socket.yaml'));
  chmodSync(join(cwd, 'locked.yaml'), 0);
  writeFileSync(Buffer.from(`${cwd}/\xff.yaml`, 'latin1'), MISSPELT);
  for (const [name, target] of [
    ['loop', '.'],
    ['up', '..'],
    ['zero.yaml', '/dev/zero'],
    ['self.yaml', 'self.yaml'],
  ] as const)
    symlinkSync(target, join(cwd, name));
  await serving(cwd, async (client) => {
    for (const name of ['a.yaml', 'folder.yaml/b.yaml', '__proto__.yaml', 'a\nb %2F#?.yaml'])
      assert.equal(await findings(client, join(cwd, name)), 1, name);
    for (const name of ['pipe.yaml', 'socket.yaml', 'zero.yaml', 'self.yaml', 'nowhere.yaml', 'loop/a.yaml'])
      assert.equal(await findings(client, join(cwd, name)), 0, name);
  });
});

test('a file that becomes something else, and a folder that goes, are followed', posix, async () => {
  const cwd = folderWith({ 'a.yaml': MISSPELT, 'b.yaml': MISSPELT, 'sub/c.yaml': MISSPELT });
  const [a, b, c] = [join(cwd, 'a.yaml'), join(cwd, 'b.yaml'), join(cwd, 'sub', 'c.yaml')];
  await serving(cwd, async (client) => {
    for (const path of [a, b, c]) assert.equal(await findings(client, path), 1);
    rmSync(a);
    mkdirSync(a);
    rmSync(b);
    pipe(b);
    rmSync(join(cwd, 'sub'), { recursive: true });
    await changed(client, a, b, c);
    for (const path of [a, b, c])
      await client.until(async () => (await findings(client, path)) === 0, `${path} is forgotten`);
    rmSync(b);
    writeFileSync(b, MISSPELT);
    await changed(client, b);
    await client.until(async () => (await findings(client, b)) === 1, 'it is read again');
  });
});

test('what the editor calls by no path of this disk does no harm', posix, async () => {
  const cwd = folderWith({ 'a.yaml': MISSPELT });
  await serving(cwd, async (client) => {
    const odd = ['untitled:a.yaml', 'file://elsewhere/a.yaml', 'file:///%00.yaml', 'file:///a%2Fb.yaml', 'x', ''];
    const changes = odd.map((uri) => ({ uri, type: FileChangeType.Changed }));
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.method, { changes });
    await changed(client, join(cwd, 'a.yaml'));
    assert.equal(await findings(client, join(cwd, 'a.yaml')), 1);
  });
});
