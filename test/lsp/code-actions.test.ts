import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClientCapabilities, CodeAction, Range, TextDocumentEdit } from 'vscode-languageserver';
import { ENFORCEMENT_POINT, FEDERATION, TRUST_DOMAINS } from '../../server/src/core/rules/examples.ts';
import { MODERN, startClient, type TestClient, uri } from '../harness/language-client.ts';

const SOUND = { 'domains.yaml': TRUST_DOMAINS, 'gateway.yaml': ENFORCEMENT_POINT };
const OWNERLESS = FEDERATION.replace('    renewal: team-identity\n', '');
const WITHOUT_SNIPPETS: ClientCapabilities = {
  ...MODERN,
  workspace: { ...MODERN.workspace, workspaceEdit: { documentChanges: true } },
};
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

function lineOf(text: string, start: string): Range {
  const line = text.split('\n').findIndex((candidate) => candidate.startsWith(start));
  return { start: { line, character: 0 }, end: { line, character: 0 } };
}

function actions(client: TestClient, path: string, range: Range, only?: string[]): Promise<CodeAction[]> {
  const context = { diagnostics: [], ...(only ? { only } : {}) };
  return client.connection.sendRequest('textDocument/codeAction', { textDocument: { uri: uri(path) }, range, context });
}

function edits(action: CodeAction | undefined): TextDocumentEdit[] {
  return (action?.edit?.documentChanges ?? []).filter((change) => 'edits' in change);
}

test('a suggestion is a snippet with fields to fill, for the version it was computed from', async () => {
  const client = await startClient(MODERN, SOUND);
  await client.ready();
  client.open('federation.yaml', FEDERATION);
  client.change('federation.yaml', OWNERLESS);
  const found = await actions(client, 'federation.yaml', lineOf(OWNERLESS, '  owners:'));
  const [edit] = edits(found.find(({ title }) => title === 'Add the missing owner'));
  assert.equal(edit?.textDocument.version, 2);
  const [change] = edit?.edits ?? [];
  assert.ok(change && 'snippet' in change);
  assert.match(change.snippet.value, /renewal: \$\{1:team-[a-z]+\}/);
  await client.stop();
});

test('a client without snippets gets a TODO, which is a finding of its own', async () => {
  const client = await startClient(WITHOUT_SNIPPETS, SOUND);
  await client.ready();
  client.open('federation.yaml', OWNERLESS);
  const found = await actions(client, 'federation.yaml', lineOf(OWNERLESS, '  owners:'));
  const [change] = edits(found.find(({ title }) => title === 'Add the missing owner'))[0]?.edits ?? [];
  assert.ok(change && 'newText' in change);
  assert.match(change.newText, /renewal: TODO/);
  client.edit('federation.yaml', change.range, change.newText);
  const left = await client.diagnostics('federation.yaml');
  assert.ok(left.length > 0, 'an unanswered blank hides nothing');
  await client.stop();
});

test('suppressing writes a comment with a date, and the finding is gone', async () => {
  const client = await startClient(WITHOUT_SNIPPETS, SOUND);
  await client.ready();
  client.open('federation.yaml', OWNERLESS);
  const found = await actions(client, 'federation.yaml', lineOf(OWNERLESS, '  owners:'));
  const [change] = edits(found.find(({ title }) => /^Ignore `missing-owner` here/.test(title)))[0]?.edits ?? [];
  assert.ok(change && 'newText' in change);
  assert.match(change.newText, /^ {2}# fedlint-ignore missing-owner until=2027-02-19 -- TODO\n/);
  client.edit('federation.yaml', change.range, change.newText.replace('TODO', 'waits for CHG-1042'));
  assert.deepEqual(await client.diagnostics('federation.yaml'), []);
  await client.stop();
});

test('fix-all applies safe fixes and leaves suggestions alone', async () => {
  const text = NATIVE.replace('bank.partner.example\n', 'spiffe://bank.partner.example\n').replace(
    'name: bank',
    'name: bank\n  namespace: spire',
  );
  const client = await startClient(MODERN);
  await client.ready();
  client.open('native.yaml', text);
  const [all] = await actions(client, 'native.yaml', lineOf(text, 'spec:'), ['source.fixAll']);
  const changed = edits(all)[0]?.edits ?? [];
  // From the last to the first, so that the places of the others stay what they are.
  for (const change of changed.toReversed())
    if ('newText' in change) client.edit('native.yaml', change.range, change.newText);
  const left = await client.diagnostics('native.yaml');
  assert.deepEqual(
    left.map(({ code }) => code),
    ['undocumented-federation'],
    'the missing documentation is for a person to write',
  );
  assert.equal(changed.length, 2);
  await client.stop();
});

test('the Federation manifest for a trust link is offered as a new file, never over one that exists', async () => {
  const client = await startClient(MODERN, { 'native.yaml': NATIVE });
  await client.ready();
  client.open('native.yaml', NATIVE);
  const found = await actions(client, 'native.yaml', lineOf(NATIVE, '  trustDomain:'));
  const create = found.find(({ title }) => title === 'Create the Federation manifest');
  const [file, text] = create?.edit?.documentChanges ?? [];
  assert.ok(file && 'kind' in file && file.kind === 'create');
  assert.equal(file.uri, uri('bank.partner.example-federation.yaml'));
  assert.equal(file.options?.overwrite, false);
  const [change] = text && 'edits' in text ? text.edits : [];
  assert.ok(change && 'newText' in change, 'text: a file that is not open takes no fields to fill');
  assert.match(change.newText, /remote: bank\.partner\.example/);
  assert.match(change.newText, /accountable: TODO/);
  client.open('bank.partner.example-federation.yaml', FEDERATION);
  const again = await actions(client, 'native.yaml', lineOf(NATIVE, '  trustDomain:'));
  assert.ok(!again.some(({ title }) => title === 'Create the Federation manifest'));
  await client.stop();
});
