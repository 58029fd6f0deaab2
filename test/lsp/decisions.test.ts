/** Every place that decides for a trust domain, and the manifests that document a policy. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Location, Position } from 'vscode-languageserver';
import { changed } from '../../server/src/core/rules/examples.ts';
import { POLICY, SOUND_POLICIES } from '../../server/src/core/rules/policy-examples.ts';
import { DecidedDomains, DecisionsFor, DocumentationAt } from '../../server/src/lsp/protocol.ts';
import { MODERN, startClient, type TestClient, uri } from '../harness/language-client.ts';
import { positionOf } from './position-of.ts';

const BANK = `apiVersion: fedlint.dev/v1alpha1
kind: EnforcementPoint
metadata:
  name: bank-gateway
spec:
  accepts: [bank.partner.example]
  location: { type: gateway, policyRef: AuthorizationPolicy/payments/anybody }
  mode: enforce
  owner: team-payments
`;
/** It names nobody, so only the manifest tells for whom it decides. */
const ANYBODY = changed(
  changed(POLICY, 'name: acme-orders', 'name: anybody'),
  '[acme.partner.example/ns/orders/sa/checkout]',
  '["*"]',
);
const FILES = { ...SOUND_POLICIES, 'bank-gateway.yaml': BANK, 'anybody.yaml': ANYBODY };

async function withClient(run: (client: TestClient) => Promise<void>): Promise<void> {
  const client = await startClient(MODERN, FILES);
  await client.ready();
  try {
    await run(client);
  } finally {
    await client.stop();
  }
}

/** "policy.yaml 12: [acme.partner.example/…": file, line, and the text at the place. */
function shown(found: readonly Location[]): string[] {
  const files: Readonly<Record<string, string>> = FILES;
  return found.map(({ uri: address, range: { start, end } }) => {
    const path = address.replace('file:///workspace/', '');
    const line = (files[path] ?? '').split('\n')[start.line] ?? '';
    return `${path} ${line.slice(start.character, end.character)}`;
  });
}

test('policies, enforcement points and agreements, each once, in the order of the workspace', async () => {
  await withClient(async ({ connection }) => {
    assert.deepEqual(shown(await connection.sendRequest(DecisionsFor, { domain: 'Acme.partner.example' })), [
      'acme-orders.yaml acme.partner.example',
      'mesh.yaml acme.partner.example',
      'payments-gateway.yaml acme.partner.example',
      'policy.yaml acme.partner.example/ns/orders/sa/checkout',
    ]);
    assert.deepEqual(shown(await connection.sendRequest(DecisionsFor, { domain: 'bank.partner.example' })), [
      'anybody.yaml anybody',
      'bank-gateway.yaml bank.partner.example',
    ]);
    assert.deepEqual(await connection.sendRequest(DecisionsFor, { domain: 'nobody.example' }), []);
  });
});

test('for whom anything decides, with a count, the one under the cursor first', async () => {
  await withClient(async ({ connection }) => {
    const ask = async (path?: string, position?: Position) =>
      connection.sendRequest(DecidedDomains, { ...(path && { uri: uri(path) }), ...(position && { position }) });
    assert.deepEqual(await ask(), [
      { domain: 'acme.partner.example', places: '1 policy, 1 enforcement point, 1 federation, 1 trust link' },
      { domain: 'bank.partner.example', places: '1 policy, 1 enforcement point' },
    ]);
    const [first] = await ask('bank-gateway.yaml', positionOf(BANK, 'accepts: [bank.|partner'));
    assert.equal(first?.domain, 'bank.partner.example');
    const elsewhere = await ask('bank-gateway.yaml', positionOf(BANK, 'mode: en|force'));
    assert.equal(elsewhere[0]?.domain, 'acme.partner.example');
  });
});

test('the manifests that document the policy at a place', async () => {
  await withClient(async ({ connection }) => {
    const ask = async (path: string, position: Position) =>
      shown(await connection.sendRequest(DocumentationAt, { uri: uri(path), position }));
    assert.deepEqual(await ask('policy.yaml', positionOf(POLICY, 'name: |acme-orders')), [
      'payments-gateway.yaml AuthorizationPolicy/payments/acme-orders',
      'acme-orders.yaml acme-orders',
    ]);
    assert.deepEqual(await ask('bank-gateway.yaml', positionOf(BANK, 'name: |bank')), []);
    assert.deepEqual(await ask('nowhere.yaml', { line: 0, character: 0 }), []);
  });
});
