import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ClientCapabilities, type CodeLens, CodeLensRefreshRequest, CodeLensRequest } from 'vscode-languageserver';
import { changed } from '../../server/src/core/rules/examples.ts';
import { POLICY, SOUND_POLICIES } from '../../server/src/core/rules/policy-examples.ts';
import { COMMANDS } from '../../server/src/lsp/protocol.ts';
import { MODERN, PLAIN, startClient, type TestClient, uri } from '../harness/language-client.ts';

const ABLE: ClientCapabilities = {
  ...MODERN,
  textDocument: { ...MODERN.textDocument, codeLens: {} },
  workspace: { ...MODERN.workspace, codeLens: { refreshSupport: true } },
};
const OURS: ClientCapabilities = { ...ABLE, experimental: { commands: { commands: Object.values(COMMANDS) } } };

async function withClient(
  run: (client: TestClient) => Promise<void>,
  files: Readonly<Record<string, string>> = SOUND_POLICIES,
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

async function lenses(client: TestClient, path: string): Promise<CodeLens[]> {
  return (await client.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri: uri(path) } })) ?? [];
}

async function titles(client: TestClient, path: string): Promise<(string | undefined)[]> {
  return (await lenses(client, path)).map(({ command }) => command?.title);
}

const DOCUMENTED = 'enforces for acme.partner.example · documented in federation acme-orders · owner team-payments';
const UNNAMED = changed(SOUND_POLICIES['acme-orders.yaml'] ?? '', '  enforcementPoints: [payments-gateway]\n', '');

test('declared where the client wants it', async () => {
  await withClient(async ({ initialized }) => {
    assert.deepEqual(initialized.capabilities.codeLensProvider, { resolveProvider: false });
  });
  const plain = await startClient(PLAIN);
  assert.equal(plain.initialized.capabilities.codeLensProvider, undefined);
  await plain.stop();
});

test('above each policy and each Federation, with what a click leads to', async () => {
  const two = `# 🔐\n${POLICY}---\n${changed(POLICY, 'acme-orders', 'acme-refunds')}`;
  await withClient(async (client) => {
    client.open('policy.yaml', two);
    const found = await lenses(client, 'policy.yaml');
    const second = two.split('\n').indexOf('---') + 1;
    assert.deepEqual(
      found.map(({ range, command }) => [range.start.line, command?.title]),
      [
        [1, DOCUMENTED],
        [second, 'accepts acme.partner.example · not documented'],
      ],
    );
    assert.deepEqual(
      found.map(({ command }) => [command?.command, command?.arguments]),
      [
        [COMMANDS.showDocumentation, [uri('policy.yaml'), { line: 4, character: 8 }]],
        [COMMANDS.documentPoint, [uri('policy.yaml'), { line: second + 3, character: 8 }]],
      ],
    );
    const [federation] = await lenses(client, 'acme-orders.yaml');
    assert.equal(federation?.command?.title, '1 enforcement point · 1 policy not documented');
    assert.deepEqual(federation?.command?.arguments, [
      'acme.partner.example',
      uri('acme-orders.yaml'),
      { line: 0, character: 0 },
    ]);
  });
});

test('a line of text alone for a client that does not know our commands', async () => {
  await withClient(
    async (client) => {
      const [lens] = await lenses(client, 'policy.yaml');
      assert.deepEqual(lens?.command, { title: DOCUMENTED, command: '' });
    },
    SOUND_POLICIES,
    ABLE,
  );
});

test('nothing in a file that the configuration ignores', async () => {
  const files = { ...SOUND_POLICIES, '.fedlint.yaml': 'ignore: [policy.yaml]\n' };
  await withClient(async (client) => {
    assert.deepEqual(await lenses(client, 'policy.yaml'), []);
    assert.deepEqual(await lenses(client, 'nowhere.yaml'), []);
  }, files);
});

test('the editor is asked to look again when another file changes what is known, and not otherwise', async () => {
  await withClient(async (client) => {
    let asked = 0;
    client.connection.onRequest(CodeLensRefreshRequest.type, () => {
      asked++;
    });
    client.open('policy.yaml', POLICY);
    client.open('acme-orders.yaml', SOUND_POLICIES['acme-orders.yaml'] ?? '');
    assert.deepEqual(await titles(client, 'policy.yaml'), [DOCUMENTED]);
    client.change('acme-orders.yaml', UNNAMED);
    await client.until(() => asked > 0, 'the editor is asked to look again');
    const asPoint =
      'enforces for acme.partner.example · documented as enforcement point payments-gateway · owner team-payments';
    assert.deepEqual(await titles(client, 'policy.yaml'), [asPoint]);
    client.change('acme-orders.yaml', UNNAMED.replace('purpose: ACME', 'purpose: They'));
    client.change('acme-orders.yaml', SOUND_POLICIES['acme-orders.yaml'] ?? '');
    await client.until(() => asked > 1, 'and again');
    assert.deepEqual(await titles(client, 'policy.yaml'), [DOCUMENTED]);
    assert.equal(asked, 2, 'not for each change of a text');
  });
});
