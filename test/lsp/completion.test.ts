import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type ClientCapabilities,
  type CompletionItem,
  CompletionItemKind,
  CompletionRequest,
  InsertTextFormat,
  InsertTextMode,
} from 'vscode-languageserver';
import { ENFORCEMENT_POINT, FEDERATION, TRUST_DOMAINS } from '../../server/src/core/rules/examples.ts';
import { MODERN, PLAIN, startClient, uri } from '../harness/language-client.ts';

const HEAD = 'apiVersion: fedlint.dev/v1alpha1\nkind: Federation\nmetadata:\n  name: x\nspec:\n';

const SOUND = { 'domains.yaml': TRUST_DOMAINS, 'gateway.yaml': ENFORCEMENT_POINT };

const ABLE: ClientCapabilities = {
  ...MODERN,
  textDocument: {
    ...MODERN.textDocument,
    completion: {
      completionItem: {
        snippetSupport: true,
        documentationFormat: ['markdown', 'plaintext'],
        labelDetailsSupport: true,
        insertTextModeSupport: { valueSet: [InsertTextMode.asIs, InsertTextMode.adjustIndentation] },
      },
    },
  },
  experimental: { commands: { commands: ['editor.action.triggerSuggest'] } },
};

async function completed(
  capabilities: ClientCapabilities,
  path: string,
  marked: string,
  files: Readonly<Record<string, string>> = {},
): Promise<CompletionItem[]> {
  const client = await startClient(capabilities, files);
  await client.ready();
  const cursor = marked.indexOf('|');
  client.open(path, marked.replace('|', ''));
  const lines = marked.slice(0, cursor).split('\n');
  const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  const answer = await client.connection.sendRequest(CompletionRequest.type, {
    textDocument: { uri: uri(path) },
    position,
  });
  await client.stop();
  return Array.isArray(answer) ? answer : (answer?.items ?? []);
}

test('a key comes with its place, its words and its snippet', async () => {
  const items = await completed(ABLE, 'a.yaml', `${HEAD}  local: a\n  own|\n`);
  assert.deepEqual(
    items.find(({ label }) => label === 'owners'),
    {
      label: 'owners',
      kind: CompletionItemKind.Property,
      sortText: '0005',
      documentation: items.find(({ label }) => label === 'owners')?.documentation,
      insertTextFormat: InsertTextFormat.Snippet,
      insertTextMode: InsertTextMode.adjustIndentation,
      textEdit: {
        range: { start: { line: 6, character: 2 }, end: { line: 6, character: 5 } },
        // biome-ignore lint/suspicious/noTemplateCurlyInString: an LSP snippet.
        newText: 'owners:\n  accountable: ${1}\n  bundle: ${2}\n  renewal: ${3}\n  authorization: ${4}',
      },
      command: { title: 'Suggest', command: 'editor.action.triggerSuggest' },
    },
  );
  const remote = items.find(({ label }) => label === 'remote');
  assert.deepEqual(remote?.labelDetails, { description: 'required' });
  assert.ok(typeof remote?.documentation === 'object' && remote.documentation.kind === 'markdown');
});

test('no command for clients that have not named it, no snippet for those that know none', async () => {
  const [modern] = await completed(MODERN, 'a.yaml', `${HEAD}  |`);
  assert.equal(modern?.command, undefined);
  assert.equal(modern?.detail, 'required');
  const bare: ClientCapabilities = { textDocument: { completion: {} } };
  const items = await completed(bare, 'a.yaml', `${HEAD}  tru|`);
  const trust = items.find(({ label }) => label === 'trust');
  assert.equal(trust?.insertTextFormat, undefined);
  assert.equal(trust?.textEdit?.newText, 'trust:\n  authentication: accepted\n  authorization: local');
});

test('names come from the files of the workspace, positions from the second document of a file', async () => {
  const files = { 'domains.yaml': TRUST_DOMAINS };
  const items = await completed(ABLE, 'a.yaml', `${FEDERATION}---\n${HEAD}  remote: |`, files);
  const line = FEDERATION.split('\n').length + 5;
  assert.equal(items[0]?.label, 'acme.partner.example');
  assert.deepEqual(items[0]?.textEdit, {
    range: { start: { line, character: 10 }, end: { line, character: 10 } },
    newText: 'acme.partner.example',
  });
});

test('the comma that JSON wants is an edit of its own', async () => {
  const json = '{\n  "apiVersion": "fedlint.dev/v1alpha1",\n  "kind": "Federation"\n  |\n}';
  const [metadata] = await completed(ABLE, 'a.json', json);
  const end = { line: 2, character: 22 };
  assert.deepEqual(metadata?.additionalTextEdits, [{ range: { start: end, end }, newText: ',' }]);
});

test('rules that found something in this document come first', async () => {
  const ownerless = FEDERATION.replace('    renewal: team-identity\n', '').replace(
    'spec:',
    '# fedlint-ignore |\nspec:',
  );
  const [first] = await completed(ABLE, 'a.yaml', ownerless, SOUND);
  assert.equal(first?.label, 'missing-owner');
});

test('nothing in files that the configuration tells to leave alone', async () => {
  const files = { '.fedlint.yaml': 'ignore:\n  - generated/\n' };
  assert.deepEqual(await completed(ABLE, 'generated/a.yaml', `${HEAD}  |`, files), []);
  assert.notDeepEqual(await completed(ABLE, 'a.yaml', `${HEAD}  |`, files), []);
});

test('offered only to clients that complete', async () => {
  const plain = await startClient(PLAIN);
  assert.equal(plain.initialized.capabilities.completionProvider, undefined);
  await plain.stop();
  const able = await startClient(ABLE);
  assert.ok(able.initialized.capabilities.completionProvider?.triggerCharacters?.includes(':'));
  await able.stop();
});

test('in a configuration of SPIRE, also while its line is only half typed', async () => {
  const text = 'server {\n\ttrust_domain = "corp.example"\n\tfed|\n}\n';
  const items = await completed(ABLE, 'conf/server.conf', text, SOUND);
  const federation = items.find(({ label }) => label === 'federation');
  assert.deepEqual(federation?.textEdit, {
    range: { start: { line: 2, character: 1 }, end: { line: 2, character: 4 } },
    newText: `federation {\n\t$${'{1}'}\n\\}`,
  });
  assert.equal(federation?.insertTextMode, InsertTextMode.adjustIndentation);
  assert.deepEqual(await completed(ABLE, 'nginx.conf', 'server {\n    |\n}\n', SOUND), []);
});
