import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type InlayHint, InlayHintRefreshRequest, InlayHintRequest, type Range } from 'vscode-languageserver';
import { bundle, ca } from '../harness/certificates.ts';
import { MODERN, PLAIN, startClient, type TestClient, uri } from '../harness/language-client.ts';

const ABLE = {
  ...MODERN,
  textDocument: { ...MODERN.textDocument, inlayHint: {} },
  workspace: { ...MODERN.workspace, inlayHint: { refreshSupport: true } },
};

const ACME = await ca({ domain: 'acme.partner.example' });
const BANK = await ca({ domain: 'bank.partner.example', notAfter: '2026-12-01T00:00:00Z' });
const ALL = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };

function hints(client: TestClient, path: string, range: Range = ALL): Promise<InlayHint[] | null> {
  return client.connection.sendRequest(InlayHintRequest.type, { textDocument: { uri: uri(path) }, range });
}

/** Where each stands, by the text before and after it on its line. */
function shown(text: string, found: readonly InlayHint[] | null): string[] {
  return (found ?? []).map(({ position, label }) => {
    const line = text.split(/\r\n|\n/)[position.line] ?? '';
    return `${line.slice(0, position.character).trimStart()} [${label}] ${line.slice(position.character).slice(0, 5)}`;
  });
}

async function withClient(run: (client: TestClient) => Promise<void>, files = {}, able = ABLE): Promise<void> {
  const client = await startClient(able, files);
  await client.ready();
  await run(client);
  await client.stop();
}

test('declared where the client wants it', async () => {
  await withClient(async ({ initialized }) => {
    assert.deepEqual(initialized.capabilities.inlayHintProvider, { resolveProvider: false });
  });
  const plain = await startClient(PLAIN);
  assert.equal(plain.initialized.capabilities.inlayHintProvider, undefined);
  await plain.stop();
});

test('the end of a certificate stands before its base64, whose own end nobody sees', async () => {
  const text = bundle({ keys: [ACME.jwk, BANK.jwk] });
  await withClient(async (client) => {
    client.open('bundle.json', text);
    const found = await hints(client, 'bundle.json');
    assert.deepEqual(shown(text, found), [
      ' [expires 2027-05-01, in 161 days] "MIIB',
      ' [expires 2026-12-01, in 10 days] "MIIB',
    ]);
    const [first] = found ?? [];
    assert.equal(first?.paddingRight, true);
    assert.match(typeof first?.tooltip === 'object' ? first.tooltip.value : '', /^\*\*CA certificate\*\*/);
  });
});

test('in PEM it stands at the end of the BEGIN line, in a file and in a manifest', async () => {
  const pem = `# both\r\n${ACME.pem}${BANK.pem}`.replace(/\r?\n/g, '\r\n');
  const lines = ACME.pem.trimEnd().replace(/^/gm, '    ');
  const map = `a: 1\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: "🔐"}\ndata:\n  root.crt: |\n${lines}\n`;
  const begin = '-----BEGIN CERTIFICATE-----';
  await withClient(async (client) => {
    client.open('roots.pem', pem);
    client.open('map.yaml', map);
    assert.deepEqual(shown(pem, await hints(client, 'roots.pem')), [
      `${begin} [expires 2027-05-01, in 161 days] `,
      `${begin} [expires 2026-12-01, in 10 days] `,
    ]);
    const inside = await hints(client, 'map.yaml');
    assert.deepEqual(shown(map, inside), [`${begin} [expires 2027-05-01, in 161 days] `]);
    assert.equal(inside?.[0]?.paddingLeft, true);
  });
});

test('of a text on one line the certificate that ends first is told', async () => {
  const text = JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', data: { 'root.crt': ACME.pem + BANK.pem } });
  await withClient(async (client) => {
    client.open('map.json', text);
    const labels = (await hints(client, 'map.json'))?.map(({ label }) => label);
    assert.deepEqual(labels, ['expires 2026-12-01, in 10 days']);
  });
});

test('only for what is seen, and only where there is something to say', async () => {
  const pem = ACME.pem + BANK.pem;
  const second = ACME.pem.split('\n').length - 1;
  const lines = (from: number, to: number) => ({
    start: { line: from, character: 0 },
    end: { line: to, character: 0 },
  });
  const files = { '.fedlint.yaml': 'ignore: ["old/**"]\n', 'old/roots.pem': pem };
  await withClient(async (client) => {
    client.open('roots.pem', pem);
    const linesOf = async (range: Range) =>
      (await hints(client, 'roots.pem', range))?.map(({ position }) => position.line);
    assert.deepEqual(await linesOf(ALL), [0, second]);
    assert.deepEqual(await linesOf(lines(0, 2)), [0]);
    assert.deepEqual(await linesOf(lines(second + 1, second + 2)), [second], 'its middle is seen');
    assert.deepEqual(await hints(client, 'old/roots.pem'), []);
    assert.deepEqual(await hints(client, 'nowhere.pem'), []);
    client.open('cut.json', bundle({ keys: [{ ...ACME.jwk, x5c: [ACME.base64.slice(0, 90)] }] }));
    assert.deepEqual(await hints(client, 'cut.json'), []);
  }, files);
});

test('an answer follows the typing, and the editor is asked to look again when the configuration changes', async () => {
  await withClient(async (client) => {
    let asked = 0;
    client.connection.onRequest(InlayHintRefreshRequest.type, () => {
      asked++;
    });
    const text = bundle({ keys: [ACME.jwk] });
    client.open('bundle.json', text);
    assert.equal((await hints(client, 'bundle.json'))?.length, 1);
    client.change('bundle.json', bundle({ keys: [BANK.jwk] }));
    assert.deepEqual(
      (await hints(client, 'bundle.json'))?.map(({ label }) => label),
      ['expires 2026-12-01, in 10 days'],
    );
    client.open('.fedlint.yaml', 'ignore: ["*.json"]\n');
    await client.until(() => asked > 0, 'the editor is asked to look again');
    assert.deepEqual(await hints(client, 'bundle.json'), []);
    client.change('.fedlint.yaml', 'ignore: []\n');
    await client.until(() => asked > 1, 'and again');
    assert.equal((await hints(client, 'bundle.json'))?.length, 1);
    assert.equal(asked, 2, 'not for each change of a text');
  });
});
