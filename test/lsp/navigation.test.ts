import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type ClientCapabilities,
  DefinitionRequest,
  DocumentLinkRequest,
  type DocumentSymbol,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  type Location,
  type LocationLink,
  ReferencesRequest,
  type SelectionRange,
  SelectionRangeRequest,
  type SymbolInformation,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver';
import { TRUST_DOMAINS } from '../../server/src/core/rules/examples.ts';
import { SOUND_SPIRE } from '../../server/src/core/rules/spire-examples.ts';
import { MODERN, PLAIN, startClient, type TestClient, uri } from '../harness/language-client.ts';
import { lookUp, positionOf } from './position-of.ts';

const RICH: ClientCapabilities = {
  ...MODERN,
  textDocument: {
    ...MODERN.textDocument,
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    foldingRange: { rangeLimit: 3, lineFoldingOnly: true },
  },
};

const FEDERATION = SOUND_SPIRE['acme-orders.yaml'] ?? '';
const FOREIGN = 'kind: ConfigMap\nmetadata:\n  name: x\n';
/** The second document of a file with Windows line ends, behind signs of two units. */
const AWKWARD = `# 🔐 one\n${FOREIGN}---\n# 🔐 two\n${FEDERATION.replace('remote:', '"remote" :').replace(
  'allow:',
  'allow: # 🔐',
)}`.replaceAll('\n', '\r\n');

async function withClient(
  capabilities: ClientCapabilities,
  files: Readonly<Record<string, string>>,
  run: (client: TestClient) => Promise<void>,
): Promise<void> {
  const client = await startClient(capabilities, files);
  await client.ready();
  await run(client);
  await client.stop();
}

const document = (path: string) => ({ textDocument: { uri: uri(path) } });

test('definition: the document about a name, with the whole name underlined', async () => {
  await withClient(RICH, SOUND_SPIRE, async (client) => {
    client.open('awkward.yaml', AWKWARD);
    const position = positionOf(AWKWARD, 'subject: spiffe://acme|.partner');
    const found = await client.connection.sendRequest(DefinitionRequest.type, {
      ...document('awkward.yaml'),
      position,
    });
    const [link, ...others] = found as LocationLink[];
    assert.deepEqual(others, []);
    assert.equal(link?.targetUri, uri('trust-domains.yaml'));
    const domains = SOUND_SPIRE['trust-domains.yaml'] ?? '';
    const name = positionOf(domains, 'trustDomain: |acme');
    assert.deepEqual(link?.targetSelectionRange.start, name);
    assert.deepEqual(link?.originSelectionRange, {
      start: positionOf(AWKWARD, 'subject: spiffe://|acme'),
      end: positionOf(AWKWARD, 'subject: spiffe://acme.partner.example|/'),
    });
  });
});

test('definition: plain places for a client without links, and none where there is no name', async () => {
  await withClient(PLAIN, SOUND_SPIRE, async (client) => {
    const ask = (marked: string) =>
      client.connection.sendRequest(DefinitionRequest.type, {
        ...document('acme-orders.yaml'),
        position: positionOf(FEDERATION, marked),
      });
    const gateway = SOUND_SPIRE['payments-gateway.yaml'] ?? '';
    const range = lookUp(gateway, 'payments-gateway');
    assert.deepEqual(await ask('[payments|-gateway]'), [{ uri: uri('payments-gateway.yaml'), range }]);
    assert.equal(await ask('direction: in|bound'), null);
  });
});

test('references: all files, with and without the declaration, and what was typed just now', async () => {
  await withClient(MODERN, SOUND_SPIRE, async (client) => {
    const position = positionOf(FEDERATION, 'remote: acme|');
    const ask = async (includeDeclaration: boolean): Promise<string[]> => {
      const params = { ...document('acme-orders.yaml'), position, context: { includeDeclaration } };
      const found: Location[] | null = await client.connection.sendRequest(ReferencesRequest.type, params);
      return (found ?? []).map(({ uri: address }) => address.split('/').pop() ?? '');
    };
    const all = await ask(true);
    assert.equal(all.length, 8);
    assert.equal(all.at(-1), 'trust-domains.yaml');
    assert.deepEqual(await ask(false), all.slice(0, -1));
    client.open('more.yaml', AWKWARD);
    assert.deepEqual((await ask(true)).filter((name) => name === 'more.yaml').length, 3);
    client.change('more.yaml', FOREIGN);
    assert.deepEqual(await ask(true), all);
  });
});

test('outline: our documents with their fields; nothing for files that are not ours', async () => {
  await withClient(RICH, {}, async (client) => {
    client.open('awkward.yaml', AWKWARD);
    client.open('foreign.yaml', FOREIGN);
    const ask = async (path: string) =>
      (await client.connection.sendRequest(DocumentSymbolRequest.type, document(path))) as DocumentSymbol[];
    const [federation, ...others] = await ask('awkward.yaml');
    assert.deepEqual(others, []);
    assert.equal(federation?.name, 'Federation acme-orders');
    assert.deepEqual(federation?.selectionRange, lookUp(AWKWARD, 'acme-orders'));
    const remote = federation?.children?.find(({ name }) => name === 'remote');
    assert.equal(remote?.detail, 'acme.partner.example');
    assert.deepEqual(remote?.selectionRange, lookUp(AWKWARD, '"remote"'));
    assert.deepEqual(await ask('foreign.yaml'), []);
    client.change('foreign.yaml', `${TRUST_DOMAINS}  half`);
    assert.deepEqual(
      (await ask('foreign.yaml')).map(({ name }) => name),
      ['TrustDomain shop', 'TrustDomain acme'],
    );
  });
});

test('outline: very many documents are cut with a last entry that says so', async () => {
  await withClient(RICH, {}, async (client) => {
    const one = 'apiVersion: fedlint.dev/v1alpha1\nkind: TrustException\nmetadata: {name: x}\nspec: {federation: y}\n';
    client.open('many.yaml', Array(1010).fill(one).join('---\n'));
    const symbols = (await client.connection.sendRequest(DocumentSymbolRequest.type, document('many.yaml'))) ?? [];
    assert.equal(symbols.length, 1001);
    const last = symbols.at(-1) as DocumentSymbol;
    assert.equal(last.name, '10 more documents are not listed');
    assert.deepEqual(last.range.start, { line: 1000 * 5, character: 0 });
  });
});

test('outline: a flat list for a client that knows no nesting', async () => {
  await withClient(PLAIN, SOUND_SPIRE, async (client) => {
    const found = await client.connection.sendRequest(DocumentSymbolRequest.type, document('trust-domains.yaml'));
    const symbols = found as SymbolInformation[];
    assert.deepEqual(
      symbols.map(({ name, location }) => [name, location.uri, location.range.start.line]),
      [
        ['TrustDomain shop', uri('trust-domains.yaml'), 0],
        ['TrustDomain acme', uri('trust-domains.yaml'), 10],
      ],
    );
  });
});

test('workspace symbols: by name, kind or trust domain, in all files', async () => {
  await withClient(MODERN, SOUND_SPIRE, async (client) => {
    const ask = async (query: string) =>
      ((await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query })) ?? []) as SymbolInformation[];
    const [point, ...others] = await ask('enforcementpoint');
    assert.deepEqual(others, []);
    assert.equal(point?.name, 'EnforcementPoint payments-gateway (acme.partner.example)');
    assert.equal(point?.containerName, 'payments-gateway.yaml');
    assert.deepEqual(point?.location.range, lookUp(SOUND_SPIRE['payments-gateway.yaml'] ?? '', 'payments-gateway'));
    assert.equal((await ask('')).length, 8);
    assert.deepEqual(await ask('zzz'), []);
    client.open('more.yaml', AWKWARD);
    assert.equal((await ask('federation acme-orders')).length, 2);
  });
});

test('links: endpoints and rule ids, where they stand', async () => {
  await withClient(MODERN, { '.fedlint.yaml': 'rules:\n  missing-owner: off\n' }, async (client) => {
    client.open('awkward.yaml', AWKWARD);
    client.open('foreign.yaml', FOREIGN.replace('x', 'https://plain.example'));
    const ask = (path: string) => client.connection.sendRequest(DocumentLinkRequest.type, document(path));
    const [endpoint, ...others] = (await ask('awkward.yaml')) ?? [];
    assert.deepEqual(others, []);
    assert.equal(endpoint?.target, 'https://spire.acme.partner.example:8443');
    assert.deepEqual(endpoint?.range.start, positionOf(AWKWARD, 'endpointURL: |https'));
    const [rule] = (await ask('.fedlint.yaml')) ?? [];
    assert.match(rule?.target ?? '', /^https:.*\/missing-owner\.md$/);
    assert.deepEqual(rule?.range, { start: { line: 1, character: 2 }, end: { line: 1, character: 15 } });
    assert.deepEqual(await ask('foreign.yaml'), []);
  });
});

test('folding: within the limit of the client; a file with anything foreign is left to the editor', async () => {
  await withClient(RICH, {}, async (client) => {
    const ask = (path: string) => client.connection.sendRequest(FoldingRangeRequest.type, document(path));
    const text = `# one\n# two\n${FEDERATION}`.replaceAll('\n', '\r\n');
    client.open('ours.yaml', text);
    const folds = (await ask('ours.yaml')) ?? [];
    assert.equal(folds.length, 3);
    assert.deepEqual(folds[0], { startLine: 0, endLine: 1, kind: 'comment' });
    assert.deepEqual(folds[1], { startLine: 4, endLine: 5 });
    client.open('awkward.yaml', AWKWARD);
    assert.equal(await ask('awkward.yaml'), null);
    assert.equal(await ask('nowhere.yaml'), null);
  });
});

test('selection: grows from the word to the document, for several cursors', async () => {
  await withClient(MODERN, {}, async (client) => {
    client.open('awkward.yaml', AWKWARD);
    const ask = (...positions: { line: number; character: number }[]): Promise<SelectionRange[] | null> =>
      client.connection.sendRequest(SelectionRangeRequest.type, { ...document('awkward.yaml'), positions });
    const at = positionOf(AWKWARD, 'remote" : acme|.partner');
    const found = (await ask(at, { line: 1, character: 2 })) ?? [];
    assert.equal(found.length, 2);
    const [first, foreign] = found;
    assert.deepEqual(first?.range, lookUp(AWKWARD, 'acme.partner.example'));
    assert.deepEqual(first?.parent?.range, { start: lookUp(AWKWARD, '"remote"').start, end: first?.range.end });
    let outermost = first;
    while (outermost?.parent) outermost = outermost.parent;
    assert.equal(outermost?.range.start.line, AWKWARD.split('\n').indexOf('---\r'));
    assert.deepEqual(foreign, { range: { start: { line: 1, character: 2 }, end: { line: 1, character: 2 } } });
    assert.equal(await ask({ line: 1, character: 2 }), null);
  });
});

test('definition: the file that a configuration names', async () => {
  const conf =
    'server {\n  trust_domain = "a.example"\n  federation {\n    federates_with "b.example" {\n      bootstrap_bundle_path = "b.pem"\n    }\n  }\n}\n';
  const files = { 'conf/server.conf': conf, 'conf/b.pem': '-----BEGIN CERTIFICATE-----\n' };
  await withClient(RICH, files, async (client) => {
    const position = positionOf(conf, '"b.p|em"');
    const found = await client.connection.sendRequest(DefinitionRequest.type, {
      ...document('conf/server.conf'),
      position,
    });
    const beginning = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    assert.deepEqual(found, [
      {
        originSelectionRange: { start: positionOf(conf, '|"b.pem"'), end: positionOf(conf, '"b.pem"|') },
        targetUri: uri('conf/b.pem'),
        targetRange: beginning,
        targetSelectionRange: beginning,
      },
    ]);
  });
});
