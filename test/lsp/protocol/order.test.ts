/** What comes too early, too late or twice is answered with the error the protocol has for it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ErrorCodes, type ProtocolConnection } from 'vscode-languageserver';
import { FEDERATION } from '../../../server/src/core/rules/examples.ts';
import { connect, filesInMemory, MODERN, startClient, uri } from '../../harness/language-client.ts';
import { errorOf } from './error-of.ts';

const INITIALIZE = { processId: null, rootUri: null, workspaceFolders: null, capabilities: MODERN };
const HOVER = { textDocument: { uri: uri('a.yaml') }, position: { line: 0, character: 0 } };

async function withServer(body: (connection: ProtocolConnection) => Promise<void>): Promise<void> {
  const { connection, dispose } = connect(filesInMemory({}));
  try {
    await body(connection);
    await connection.sendRequest('shutdown').catch(() => {});
  } finally {
    dispose();
  }
}

test('before initialize, requests are refused and notifications are passed over', async () => {
  await withServer(async (connection) => {
    for (const method of ['textDocument/hover', 'shutdown', 'fedlint/ready', 'no/such']) {
      const { code } = await errorOf(connection.sendRequest(method, HOVER));
      assert.equal(code, ErrorCodes.ServerNotInitialized, method);
    }
    const textDocument = { uri: uri('a.yaml'), languageId: 'yaml', version: 1, text: FEDERATION };
    await connection.sendNotification('textDocument/didOpen', { textDocument });
    await connection.sendNotification('initialized', {});
    await connection.sendRequest('initialize', INITIALIZE);
    await connection.sendNotification('initialized', {});
    assert.equal(await connection.sendRequest('textDocument/hover', HOVER), null, 'nothing has been opened');
  });
});

test('a second initialize is refused, and the first one stands', async () => {
  const client = await startClient(MODERN, { 'a.yaml': FEDERATION });
  const { code } = await errorOf(client.connection.sendRequest('initialize', { ...INITIALIZE, capabilities: {} }));
  assert.equal(code, ErrorCodes.InvalidRequest);
  await client.ready();
  const found = await client.connection.sendRequest<unknown[]>('workspace/symbol', { query: '' });
  assert.ok(found.length > 0);
  await client.stop();
});

test('an initialize that makes no sense is refused, and may be tried again', async () => {
  await withServer(async (connection) => {
    for (const params of [{}, { ...INITIALIZE, capabilities: null }, { ...INITIALIZE, workspaceFolders: 'here' }]) {
      const { code } = await errorOf(connection.sendRequest('initialize', params));
      assert.equal(code, ErrorCodes.InvalidParams, JSON.stringify(params));
    }
    const { capabilities } = await connection.sendRequest<{ capabilities: object }>('initialize', INITIALIZE);
    assert.ok('hoverProvider' in capabilities);
    await connection.sendNotification('initialized', {});
  });
});

test('after shutdown, nothing is answered any more', async () => {
  const client = await startClient(MODERN, { 'a.yaml': FEDERATION });
  await client.ready();
  await client.connection.sendRequest('shutdown');
  for (const method of ['textDocument/hover', 'shutdown', 'initialize', 'fedlint/ready']) {
    const { code } = await errorOf(client.connection.sendRequest(method, HOVER));
    assert.equal(code, ErrorCodes.InvalidRequest, method);
  }
  client.open('a.yaml', FEDERATION);
  const { code } = await errorOf(client.pull('a.yaml'));
  assert.equal(code, ErrorCodes.InvalidRequest);
  client.dispose();
});

test('a request that waits for something is answered when the server is shut down', async () => {
  const client = await startClient(MODERN, {});
  await client.ready();
  const waiting = errorOf(client.connection.sendRequest('workspace/diagnostic', { previousResultIds: [] }));
  await client.connection.sendRequest('shutdown');
  assert.equal((await waiting).code, -32800);
  client.dispose();
});

test('unknown requests are not found, unknown notifications are passed over', async () => {
  const client = await startClient(MODERN, { 'a.yaml': FEDERATION });
  const { connection } = client;
  for (const method of ['no/such', '$/noSuch', 'textDocument/rename', 'toString', 'workspace/executeCommand']) {
    assert.equal((await errorOf(connection.sendRequest(method, HOVER))).code, ErrorCodes.MethodNotFound, method);
  }
  for (const method of ['no/such', '$/noSuch', '__proto__', 'textDocument/didSave', 'textDocument/willSave'])
    await connection.sendNotification(method, { textDocument: { uri: uri('a.yaml') } });
  await client.ready();
  await client.stop();
});
