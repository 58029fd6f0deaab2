import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClientCapabilities, Hover, Position } from 'vscode-languageserver';
import { HoverRequest } from 'vscode-languageserver';
import { TRUST_DOMAINS } from '../../server/src/core/rules/examples.ts';
import { SOUND_SPIRE } from '../../server/src/core/rules/spire-examples.ts';
import { MODERN, PLAIN, startClient, type TestClient, uri } from '../harness/language-client.ts';
import { lookUp, positionOf } from './position-of.ts';

function hover(client: TestClient, path: string, position: Position): Promise<Hover | null> {
  return client.connection.sendRequest(HoverRequest.type, { textDocument: { uri: uri(path) }, position });
}

function textOf(found: Hover | null): string {
  return found && typeof found.contents === 'object' && 'value' in found.contents ? found.contents.value : '';
}

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

test('a key and a value, as Markdown, with the range of each', async () => {
  await withClient(MODERN, SOUND_SPIRE, async (client) => {
    assert.equal(client.initialized.capabilities.hoverProvider, true);
    assert.equal('renameProvider' in client.initialized.capabilities, false);
    const text = SOUND_SPIRE['acme-orders.yaml'] ?? '';
    const key = await hover(client, 'acme-orders.yaml', positionOf(text, '  rem|ote: acme'));
    assert.deepEqual(key?.range, lookUp(text, 'remote'));
    assert.match(textOf(key), /^\*\*`remote`\*\* · required/);
    const value = await hover(client, 'acme-orders.yaml', positionOf(text, '  remote: ac|me'));
    assert.deepEqual(value?.range, lookUp(text, 'acme.partner.example'));
    assert.match(
      textOf(value),
      /TrustDomain `acme` \[trust-domains\.yaml:14\]\(file:\/\/\/workspace\/trust-domains\.yaml#L14\)/,
    );
  });
});

test('an editor without Markdown gets plain text', async () => {
  await withClient(PLAIN, SOUND_SPIRE, async (client) => {
    const text = SOUND_SPIRE['acme-orders.yaml'] ?? '';
    const found = await hover(client, 'acme-orders.yaml', positionOf(text, '  rem|ote: acme'));
    assert.equal(
      found && typeof found.contents === 'object' && 'kind' in found.contents && found.contents.kind,
      'plaintext',
    );
    assert.match(textOf(found), /^`remote` · required · a trust domain name\n\n/);
    assert.doesNotMatch(textOf(found), /\]\(|\*\*|\\/);
  });
});

test('Windows line ends, signs of two units before the place, and a second document', async () => {
  const text = TRUST_DOMAINS.replace('name: acme', 'name: "🔐🔐"')
    .replace('  owner: team-partners', '  # 🔐\n  owner: { team: "🔐", contact: team-partners }')
    .replaceAll('\n', '\r\n');
  await withClient(MODERN, {}, async (client) => {
    client.open('domains.yaml', text);
    const found = await hover(client, 'domains.yaml', positionOf(text, 'contact|: team-partners'));
    assert.deepEqual(found?.range, lookUp(text, 'contact'));
    const date = await hover(client, 'domains.yaml', positionOf(text, 'trustDomain: acme|.partner'));
    assert.deepEqual(date?.range, lookUp(text, 'acme.partner.example'));
    assert.match(textOf(date), /TrustDomain `🔐🔐` \[domains\.yaml:14\]/);
  });
});

test('documents that are not ours, files that are unknown or left alone, and places with nothing to say', async () => {
  const files = { '.fedlint.yaml': 'ignore: ["old/**"]\n', 'old/domains.yaml': TRUST_DOMAINS };
  await withClient(MODERN, files, async (client) => {
    const mixed = `kind: ConfigMap\nspec:\n  trustDomain: x\n---\n${TRUST_DOMAINS}`;
    client.open('mixed.yaml', mixed);
    assert.equal(await hover(client, 'mixed.yaml', positionOf(mixed, 'trustDomain|: x')), null);
    assert.notEqual(await hover(client, 'mixed.yaml', positionOf(mixed, 'trustDomain|: shop')), null);
    assert.equal(await hover(client, 'mixed.yaml', { line: 999, character: 0 }), null);
    assert.equal(await hover(client, 'nowhere.yaml', { line: 0, character: 0 }), null);
    assert.equal(await hover(client, 'old/domains.yaml', positionOf(TRUST_DOMAINS, 'trustDomain|: shop')), null);
  });
});

test('half-typed text: what is there is described, and follows the typing', async () => {
  const half = 'apiVersion: fedlint.dev/v1alpha1\nkind: Federation\nspec:\n  remote: acme.partner.example\n  dir';
  await withClient(MODERN, { 'domains.yaml': TRUST_DOMAINS }, async (client) => {
    client.open('a.yaml', half);
    const end = positionOf(half, '  dir|');
    assert.equal(await hover(client, 'a.yaml', end), null);
    assert.match(textOf(await hover(client, 'a.yaml', positionOf(half, 'remote|: acme'))), /^\*\*`remote`/);
    client.edit('a.yaml', { start: end, end }, 'ection: in');
    const typed = `${half}ection: in`;
    assert.match(textOf(await hover(client, 'a.yaml', positionOf(typed, 'direction|: in'))), /^\*\*`direction`/);
    const broken = typed.replace('kind: Federation', 'kind: Federation\nmetadata: {name: [x');
    client.change('a.yaml', broken);
    assert.equal(await hover(client, 'a.yaml', positionOf(broken, 'name: [x|')), null);
  });
});

test('an answer follows another file and the configuration', async () => {
  const files = { 'federation.yaml': SOUND_SPIRE['acme-orders.yaml'] ?? '' };
  await withClient(MODERN, files, async (client) => {
    const at = positionOf(files['federation.yaml'], '  remote: ac|me');
    assert.match(textOf(await hover(client, 'federation.yaml', at)), /no TrustDomain document declares it/);
    client.open('domains.yaml', TRUST_DOMAINS);
    assert.match(textOf(await hover(client, 'federation.yaml', at)), /of a partner · issues identities/);
    client.open('.fedlint.yaml', 'credentials:\n  maxTTL: 30m\n');
    const ttl = positionOf(files['federation.yaml'], 'maxTTL: 1|h');
    assert.match(textOf(await hover(client, 'federation.yaml', ttl)), /Longer than the limit of 30 minutes/);
  });
});
