/** `fedlint lsp --stdio`: the language server over the pipes of a process. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { createProtocolConnection, DocumentDiagnosticRequest } from 'vscode-languageserver';
import { StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { MISSPELT } from './manifests.ts';
import { commandLine, fedlint, folderWith } from './run.ts';

test('it answers, finds what check finds, and ends when asked to', async () => {
  const cwd = folderWith({ 'a.yaml': MISSPELT });
  const args = commandLine('lsp', '--stdio', `--clientProcessId=${process.pid}`);
  const child = spawn(process.execPath, args, { cwd, stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  const initialized = await connection.sendRequest<{ serverInfo: { name: string } }>('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [{ uri: pathToFileURL(cwd).href, name: 'w' }],
    capabilities: { textDocument: { diagnostic: {} } },
  });
  assert.equal(initialized.serverInfo.name, 'fedlint');
  await connection.sendNotification('initialized', {});
  const uri = pathToFileURL(`${cwd}/a.yaml`).href;
  const textDocument = { uri, languageId: 'yaml', version: 1, text: MISSPELT };
  await connection.sendNotification('textDocument/didOpen', { textDocument });
  const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
  assert.deepEqual(report.kind === 'full' ? report.items.map(({ code }) => code) : report.kind, ['unknown-field']);
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  assert.equal(await ended, 0);
  connection.dispose();
});

test('it takes no paths', () => {
  const { status, stderr } = fedlint(folderWith({}), ['lsp', 'a.yaml']);
  assert.deepEqual([status, stderr], [2, 'fedlint: `fedlint lsp` takes no paths: the editor names the folders.\n']);
});
