/** The server as a process of its own, over its pipes: how it ends, and what does not end it. */
import assert from 'node:assert/strict';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { after, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { createProtocolConnection, type ProtocolConnection, ResponseError } from 'vscode-languageserver';
import { StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { commandLine, emptyFolder } from '../../cli/run.ts';
import { OWNERLESS } from './texts.ts';

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

interface Server {
  readonly child: Child;
  readonly connection: ProtocolConnection;
  /** The status it ends with. */
  readonly ended: Promise<number | null>;
}

const folder = emptyFolder();
const root = pathToFileURL(folder).href;
const textDocument = { uri: `${root}/a.yaml`, languageId: 'yaml', version: 1, text: OWNERLESS };

function startProcess(...args: readonly string[]): Server {
  const child = spawn(process.execPath, commandLine('lsp', '--stdio', ...args), {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  after(() => child.kill());
  // What is written while it ends is lost.
  child.stdin.on('error', () => {});
  const ended = once(child, 'exit').then(([status]) => (typeof status === 'number' ? status : null));
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  return { child, connection, ended };
}

const REFRESHED = {
  textDocument: { diagnostic: {}, codeLens: {}, inlayHint: {} },
  workspace: {
    ...{
      diagnostics: { refreshSupport: true },
      codeLens: { refreshSupport: true },
      inlayHint: { refreshSupport: true },
    },
    ...{ configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
};

async function initialize({ connection }: Server, params: object = {}): Promise<void> {
  await connection.sendRequest('initialize', {
    ...{ processId: null, rootUri: null, workspaceFolders: [{ uri: root, name: 'w' }] },
    ...{ capabilities: REFRESHED, ...params },
  });
  await connection.sendNotification('initialized', {});
}

async function findingsOf({ connection }: Server): Promise<number> {
  const report = await connection.sendRequest<{ items: unknown[] }>('textDocument/diagnostic', { textDocument });
  return report.items.length;
}

async function shutDown({ connection, ended }: Server): Promise<void> {
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  assert.equal(await ended, 0);
}

test('exit without shutdown is status 1, at any time', async () => {
  const early = startProcess();
  await early.connection.sendNotification('exit');
  assert.equal(await early.ended, 1);
  const late = startProcess();
  await initialize(late);
  await late.connection.sendNotification('exit');
  assert.equal(await late.ended, 1);
});

test('closing its input ends it', async () => {
  const server = startProcess();
  await initialize(server);
  server.child.stdin.end();
  assert.equal(await server.ended, 1);
});

for (const where of ['processId', '--clientProcessId']) {
  test(`it ends when the process of the editor is gone, named by ${where}`, async () => {
    const editor = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
    const isParameter = where === 'processId';
    const server = startProcess(...(isParameter ? [] : [`--clientProcessId=${editor.pid}`]));
    await initialize(server, { processId: isParameter ? editor.pid : null });
    await server.connection.sendNotification('textDocument/didOpen', { textDocument });
    assert.ok((await findingsOf(server)) > 0, 'it runs as long as the editor does');
    editor.kill();
    assert.equal(await server.ended, 1);
  });
}

/** All that the server asks of an editor in this test. */
const ASKED = ['client/registerCapability', 'workspace/configuration', 'workspace/diagnostic/refresh'];

test('an editor that refuses all it is asked, or answers nonsense, ends nothing', async () => {
  for (const answer of [() => new ResponseError(-32601, 'no'), () => 'nonsense']) {
    const server = startProcess();
    const asked = new Set<string>();
    const everything = new Promise<void>((resolve) => {
      for (const method of ASKED) {
        server.connection.onRequest(method, () => {
          asked.add(method);
          if (asked.size === ASKED.length) resolve();
          return answer();
        });
      }
    });
    await initialize(server);
    await server.connection.sendNotification('textDocument/didOpen', { textDocument });
    assert.ok((await findingsOf(server)) > 0);
    // A second file changes what is known of the first, which the editor has to be asked to look at again.
    const other = {
      uri: `${root}/.fedlint.yaml`,
      languageId: 'yaml',
      version: 1,
      text: 'rules: { missing-owner: off }\n',
    };
    await server.connection.sendNotification('textDocument/didOpen', { textDocument: other });
    await everything;
    assert.equal(await findingsOf(server), 0);
    await shutDown(server);
  }
});

function framed(body: Buffer | string): Buffer {
  const bytes = Buffer.from(body);
  return Buffer.concat([Buffer.from(`Content-Length: ${bytes.length}\r\n\r\n`), bytes]);
}

const NONSENSE: Readonly<Record<string, Buffer>> = {
  'no JSON': framed('{"jsonrpc'),
  'half a character': framed(Buffer.of(0x22, 0xc3)),
  'JSON that is no message': framed('null'),
  'a list of messages': framed('[]'),
  'an object without a method': framed('{}'),
  'an answer nobody asked for': framed('{"jsonrpc":"2.0","id":99,"result":true}'),
  'an empty body': framed(''),
  'cancelling nothing': framed('{"jsonrpc":"2.0","method":"$/cancelRequest"}'),
  'a request with an odd id': framed('{"jsonrpc":"2.0","id":[1],"method":"shutdown"}'),
  'a header without a length': Buffer.from('Content-Type: application/json\r\n\r\n'),
  'a length that is no number': Buffer.from('Content-Length: many\r\n\r\n'),
  'a line that is no header': Buffer.from('hello\r\n\r\n'),
};

/** What came in one piece with a broken header is read when more comes. */
async function findingsInTheEnd(server: Server): Promise<number> {
  let found: number | undefined;
  const answer = findingsOf(server).then((count) => {
    found = count;
  });
  while (found === undefined) {
    await server.connection.sendNotification('$/more', {});
    await Promise.race([answer, setImmediate()]);
  }
  return found;
}

test('bytes that are no message are passed over, and the next message is answered', async () => {
  const server = startProcess();
  await initialize(server);
  await server.connection.sendNotification('textDocument/didOpen', { textDocument });
  for (const [what, bytes] of Object.entries(NONSENSE)) {
    server.child.stdin.write(bytes);
    assert.ok((await findingsInTheEnd(server)) > 0, what);
    for (const byte of bytes) server.child.stdin.write(Buffer.of(byte));
    assert.ok((await findingsInTheEnd(server)) > 0, `${what}, byte by byte`);
  }
  await shutDown(server);
});
