/** Parameters that make no sense are an error of whoever sent them, and change nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ErrorCodes, LogMessageNotification } from 'vscode-languageserver';
import { MODERN, startClient, uri } from '../../harness/language-client.ts';
import { errorOf } from './error-of.ts';
import { OWNERLESS, SOUND } from './texts.ts';

const FILE = 'federation.yaml';
const textDocument = { uri: uri(FILE) };
const position = { line: 0, character: 0 };
const range = { start: position, end: position };

const AT_DOCUMENT = [
  'textDocument/diagnostic',
  'textDocument/codeLens',
  'textDocument/documentSymbol',
  'textDocument/documentLink',
  'textDocument/foldingRange',
];
const AT_POSITION = ['textDocument/hover', 'textDocument/completion', 'textDocument/definition'];
const NO_DOCUMENTS = [{}, { textDocument: null }, { textDocument: uri(FILE) }, { textDocument: { uri: 7 } }];
const NO_POSITIONS = [
  undefined,
  null,
  3,
  [0, 0],
  { line: 0 },
  { line: '0', character: 0 },
  { line: -1, character: 0 },
  { line: 0, character: -1 },
  { line: 0.5, character: 0 },
  { line: 1e300, character: 0 },
];

const REQUESTS: readonly (readonly [method: string, params: object])[] = [
  ...AT_DOCUMENT.flatMap((method) => NO_DOCUMENTS.map((params) => [method, params] as const)),
  ...AT_POSITION.flatMap((method) => [
    ...NO_DOCUMENTS.map((params) => [method, { ...params, position }] as const),
    ...NO_POSITIONS.map((wrong) => [method, { textDocument, position: wrong }] as const),
  ]),
  ['textDocument/references', { textDocument, position }],
  ['textDocument/references', { textDocument, position, context: { includeDeclaration: 'yes' } }],
  ['textDocument/codeAction', { textDocument, context: { diagnostics: [] } }],
  ['textDocument/codeAction', { textDocument, range }],
  ['textDocument/codeAction', { textDocument, range, context: { diagnostics: [], only: 'quickfix' } }],
  ['textDocument/inlayHint', { textDocument, range: { start: position } }],
  ['textDocument/selectionRange', { textDocument, positions: position }],
  ['textDocument/selectionRange', { textDocument, positions: [position, null] }],
  ['workspace/diagnostic', {}],
  ['workspace/diagnostic', { previousResultIds: [uri(FILE)] }],
  ['workspace/symbol', {}],
  ['fedlint/decisionsFor', { domain: null }],
  ['fedlint/decidedDomains', { uri: uri(FILE), position: 1 }],
  ['fedlint/documentationAt', { uri: uri(FILE) }],
  ['fedlint/beginReview', { files: {} }],
  ['fedlint/beginReview', { files: [{ uri: null, before: { uri: uri(FILE) } }] }],
  ['fedlint/reviewEdit', { change: 'a' }],
  ['fedlint/showOnlyNew', {}],
];

test('a request with wrong parameters is answered with what is wrong, and the next one as ever', async () => {
  const client = await startClient({
    ...MODERN,
    textDocument: { ...MODERN.textDocument, inlayHint: {}, codeLens: {} },
  });
  await client.ready();
  client.open(FILE, OWNERLESS);
  for (const [method, params] of REQUESTS) {
    const { code, message } = await errorOf(client.connection.sendRequest(method, params));
    assert.equal(code, ErrorCodes.InvalidParams, `${method} ${JSON.stringify(params)}: ${message}`);
    assert.ok(message.startsWith(`${method}: `), message);
  }
  const { message } = await errorOf(
    client.connection.sendRequest('textDocument/hover', { textDocument, position: {} }),
  );
  assert.equal(message, 'textDocument/hover: position.line is not a whole number from 0.');
  assert.equal((await client.diagnostics(FILE)).length, 1);
  await client.stop();
});

test('a notification with wrong parameters is passed over, and the log says so', async () => {
  const client = await startClient(MODERN);
  const logged: string[] = [];
  client.connection.onNotification(LogMessageNotification.type, (params) => void logged.push(params.message));
  await client.ready();
  client.open(FILE, OWNERLESS);
  const before = logged.length;
  const item = { uri: uri(FILE), version: 2 };
  const wrong: readonly (readonly [string, object])[] = [
    ['textDocument/didOpen', { textDocument: { ...item, text: null } }],
    ['textDocument/didOpen', { textDocument: { version: 2, text: '' } }],
    ['textDocument/didChange', { textDocument: item }],
    ['textDocument/didChange', { textDocument: { uri: uri(FILE) }, contentChanges: [{ text: '' }] }],
    ['textDocument/didChange', { textDocument: item, contentChanges: [{ range, text: 5 }] }],
    ['textDocument/didChange', { textDocument: item, contentChanges: [{ range: { start: position }, text: '' }] }],
    ['textDocument/didChange', { textDocument: item, contentChanges: [{ text: 'fine: yes\n' }, {}] }],
    ['textDocument/didClose', { textDocument: null }],
    ['workspace/didChangeWatchedFiles', { changes: { uri: uri(FILE) } }],
    ['workspace/didChangeWorkspaceFolders', { event: { added: [] } }],
    ['workspace/didRenameFiles', { files: [{ oldUri: uri(FILE) }] }],
  ];
  for (const [method, params] of wrong) await client.connection.sendNotification(method, params);
  assert.deepEqual(
    (await client.diagnostics(FILE)).map(({ code }) => code),
    ['missing-owner'],
    'the text is still the one that was opened',
  );
  const complaints = logged.slice(before).filter((message) => message.includes('was passed over: '));
  assert.equal(complaints.length, wrong.length, logged.join('\n'));
  await client.stop();
});

test('a position behind the end is the end', async () => {
  const client = await startClient(MODERN);
  await client.ready();
  client.open(FILE, OWNERLESS);
  const far = { line: 2 ** 31 - 1, character: 2 ** 31 - 1 };
  for (const method of AT_POSITION) await client.connection.sendRequest(method, { textDocument, position: far });
  await client.connection.sendRequest('textDocument/selectionRange', { textDocument, positions: [far, position] });
  const end = { start: far, end: far };
  client.edit(FILE, end, '# the last line\n');
  client.edit(FILE, { start: position, end: far }, SOUND);
  assert.deepEqual(await client.diagnostics(FILE), []);
  await client.stop();
});
