/** "Document this enforcement point" and the way to all decisions, where nothing is wrong and where something is. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionTriggerKind,
  CreateFile,
  type Position,
  TextDocumentEdit,
} from 'vscode-languageserver';
import { changed } from '../../server/src/core/rules/examples.ts';
import { POLICY, SOUND_POLICIES } from '../../server/src/core/rules/policy-examples.ts';
import { COMMANDS, DOCUMENT_KIND } from '../../server/src/lsp/protocol.ts';
import { MODERN, startClient, type TestClient, uri } from '../harness/language-client.ts';
import { positionOf } from './position-of.ts';

const OURS: ClientCapabilities = {
  ...MODERN,
  experimental: { commands: { commands: Object.values(COMMANDS) } },
};
const { 'payments-gateway.yaml': _, ...REST } = SOUND_POLICIES;
/** The agreement names no point, and lies in another folder than the policy. */
const FILES: Readonly<Record<string, string>> = {
  ...REST,
  'acme-orders.yaml': '',
  'agreements/acme.yaml': changed(
    SOUND_POLICIES['acme-orders.yaml'] ?? '',
    '  enforcementPoints: [payments-gateway]\n',
    '',
  ),
};
const RULE = 'undocumented-enforcement-point';
const SUPPRESSED = changed(
  POLICY,
  '            principals:',
  `            # fedlint-ignore ${RULE} until=2026-12-31 -- being agreed, CHG-1042\n            principals:`,
);

async function withClient(
  files: Readonly<Record<string, string>>,
  run: (client: TestClient) => Promise<void>,
  able = OURS,
): Promise<void> {
  const client = await startClient(able, files);
  await client.ready();
  try {
    await run(client);
  } finally {
    await client.stop();
  }
}

async function actions(client: TestClient, path: string, position: Position, context = {}): Promise<CodeAction[]> {
  const params = {
    textDocument: { uri: uri(path) },
    range: { start: position, end: position },
    context: { diagnostics: [], ...context },
  };
  return client.connection.sendRequest('textDocument/codeAction', params);
}

const AT_NAME = positionOf(POLICY, 'name: |acme-orders');
const ONLY = { only: [DOCUMENT_KIND] };

test('the entry goes to the Federation with that side, wherever that file is', async () => {
  await withClient(FILES, async (client) => {
    const [action, ...others] = await actions(client, 'policy.yaml', AT_NAME, ONLY);
    assert.deepEqual(others, []);
    assert.equal(action?.title, 'Document this enforcement point in the Federation `acme-orders`');
    assert.equal(action?.kind, DOCUMENT_KIND);
    const [edit] = action?.edit?.documentChanges ?? [];
    assert.ok(TextDocumentEdit.is(edit));
    assert.equal(edit.textDocument.uri, uri('agreements/acme.yaml'));
    const [entry, ...more] = edit.edits;
    assert.ok(entry && 'newText' in entry && more.length === 0, 'no fields to fill in where nobody looks');
    assert.match(entry.newText, /policyRef: AuthorizationPolicy\/payments\/acme-orders\n/);
    assert.match(entry.newText, /owner: TODO$/);
  });
});

test('without an agreement it is noted on the native link, and without that in a new file', async () => {
  const { 'agreements/acme.yaml': _, ...files } = FILES;
  await withClient(files, async (client) => {
    const [action, ...others] = await actions(client, 'policy.yaml', AT_NAME, ONLY);
    assert.deepEqual(others, []);
    assert.equal(action?.title, 'Document this enforcement point on the IstioOperator `shop`');
  });
  const aliased = 'trustDomainAliases: [acme.partner.example]';
  const mesh = (files['mesh.yaml'] ?? '').replace(/caCertificates:(\n {6}.*)+/, aliased);
  await withClient({ ...files, 'mesh.yaml': mesh }, async (client) => {
    const [action, ...others] = await actions(client, 'policy.yaml', AT_NAME, ONLY);
    assert.deepEqual(others, []);
    const [create, text] = action?.edit?.documentChanges ?? [];
    assert.ok(CreateFile.is(create) && TextDocumentEdit.is(text));
    assert.equal(create.uri, uri('acme.partner.example-federation.yaml'));
    assert.match(JSON.stringify(text.edits), /policyRef: AuthorizationPolicy\/payments\/acme-orders/);
  });
});

test('it works where the finding is hidden, and is not offered twice where it is shown', async () => {
  await withClient({ ...FILES, 'policy.yaml': SUPPRESSED }, async (client) => {
    assert.deepEqual(await client.diagnostics('policy.yaml'), []);
    const found = await actions(client, 'policy.yaml', positionOf(SUPPRESSED, 'principals: [|acme'));
    assert.deepEqual(
      found.filter(({ title }) => title.startsWith('Document')).map(({ kind }) => kind),
      [DOCUMENT_KIND],
    );
  });
  await withClient(FILES, async (client) => {
    assert.ok((await client.diagnostics('policy.yaml')).some(({ code }) => code === RULE));
    const found = await actions(client, 'policy.yaml', positionOf(POLICY, 'principals: [|acme'));
    assert.deepEqual(
      found.filter(({ title }) => title.startsWith('Document')).map(({ kind }) => kind),
      ['quickfix'],
    );
  });
});

test('nothing to document at a documented policy, and none at one among one’s own workloads', async () => {
  await withClient(SOUND_POLICIES, async (client) => {
    assert.deepEqual(await actions(client, 'policy.yaml', AT_NAME, ONLY), []);
    assert.deepEqual(await actions(client, 'mesh.yaml', { line: 1, character: 0 }, ONLY), []);
  });
  await withClient({ 'policy.yaml': POLICY }, async (client) => {
    assert.deepEqual(await actions(client, 'policy.yaml', AT_NAME, ONLY), []);
  });
});

test('at a trust domain, the way to all that decides for it, for those who ask', async () => {
  const place = positionOf(POLICY, 'principals: [acme|.partner');
  await withClient(SOUND_POLICIES, async (client) => {
    const [action, ...others] = await actions(client, 'policy.yaml', place);
    assert.deepEqual(others, []);
    assert.equal(action?.title, 'Show every place that decides for acme.partner.example');
    assert.deepEqual(action?.command?.arguments, ['acme.partner.example', uri('policy.yaml'), place]);
    const automatic = { triggerKind: CodeActionTriggerKind.Automatic };
    assert.deepEqual(await actions(client, 'policy.yaml', place, automatic), []);
    assert.deepEqual(await actions(client, 'policy.yaml', AT_NAME), []);
  });
  await withClient(
    SOUND_POLICIES,
    async (client) => assert.deepEqual(await actions(client, 'policy.yaml', place), []),
    MODERN,
  );
});
