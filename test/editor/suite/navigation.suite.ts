import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../polling.ts';
import { test } from './registry.ts';
import { rangeOf, replace } from './text.ts';
import { uriOf, withOpen } from './workspace.ts';

const agreement = 'agreements/acquirer.yaml';
const domains = 'agreements/trust-domains.yaml';

test('the outline shows each manifest with the fields that matter', async () => {
  await withOpen(domains, async () => {
    const symbols = await ask<vscode.DocumentSymbol[]>('DocumentSymbol', uriOf(domains));
    assert.deepEqual(
      symbols.map(({ name, detail }) => `${name}: ${detail}`),
      ['TrustDomain payments: payments.corp.internal', 'TrustDomain acquirer: acquirer.partner.net'],
    );
  });
  await withOpen(agreement, async () => {
    const [federation] = await ask<vscode.DocumentSymbol[]>('DocumentSymbol', uriOf(agreement));
    const owners = federation?.children.find(({ name }) => name === 'owners');
    assert.deepEqual(
      owners?.children.map(({ name }) => name),
      ['accountable', 'bundle', 'renewal', 'authorization'],
    );
  });
});

test('a manifest is found by its name or its trust domain, in files that are not open', async () => {
  const found = await until('the symbols', async () => {
    const symbols = await ask<vscode.SymbolInformation[]>('WorkspaceSymbol', 'bank.partner');
    return symbols.find(({ name }) => name.includes('bank'));
  });
  assert.equal(found.name, 'ClusterFederatedTrustDomain bank (bank.partner.net)');
  assert.equal(found.location.uri.toString(), uriOf('spire/bank.yaml').toString());
});

test('from a name to its manifest, and to everywhere it is written', async () => {
  await withOpen(agreement, async ({ document }) => {
    const place = rangeOf(document, 'remote: acquirer.partner.net').end;
    const [target, ...others] = await ask<vscode.LocationLink[]>('Definition', document.uri, place);
    assert.deepEqual(others, []);
    assert.equal(target?.targetUri.toString(), uriOf(domains).toString());
    assert.equal(target?.targetSelectionRange?.start.line, 15);

    const gateway = rangeOf(document, '[payments-gateway').end;
    const [point] = await ask<vscode.LocationLink[]>('Definition', document.uri, gateway);
    assert.equal(point?.targetUri.toString(), uriOf('agreements/payments-gateway.yaml').toString());

    const references = await ask<vscode.Location[]>('Reference', document.uri, place);
    const files = new Set(references.map(({ uri }) => vscode.workspace.asRelativePath(uri)));
    assert.deepEqual([...files].sort(), [
      agreement,
      'agreements/payments-gateway.yaml',
      domains,
      'spire/acquirer.yaml',
      'spire/identities.json',
    ]);
  });
});

test('documents and blocks fold, and a selection grows from the word to the manifest', async () => {
  await withOpen(domains, async ({ document }) => {
    const folds = await ask<vscode.FoldingRange[]>('FoldingRange', document.uri);
    const lines = folds.map(({ start, end }) => `${start}-${end}`);
    for (const expected of ['0-8', '4-8', '10-18']) assert.ok(lines.includes(expected), `${expected} not in ${lines}`);

    const place = rangeOf(document, 'team-partners').start.translate(0, 6);
    const [selection] = await ask<vscode.SelectionRange[]>('SelectionRange', document.uri, [place]);
    const texts: string[] = [];
    for (let step = selection; step; step = step.parent) texts.push(document.getText(step.range));
    assert.ok(texts.includes('team-partners') && texts.includes('owner: team-partners'), texts.join('\n---\n'));
    assert.ok(texts.some((text) => text.startsWith('apiVersion:') && text.endsWith('team-partners')));
  });
});

test('addresses are links, and what is no sound address is none', async () => {
  await withOpen(agreement, async (editor) => {
    const { document } = editor;
    const place = rangeOf(document, 'https://bundle.acquirer.partner.net/spiffe');
    const links = await ask<vscode.DocumentLink[]>('Link', document.uri, 10);
    const link = links.find(({ range }) => range.isEqual(place));
    assert.equal(link?.target?.toString(), 'https://bundle.acquirer.partner.net/spiffe');
    await replace(editor, 'https://bundle.acquirer.partner.net/spiffe', 'command:workbench.action.quit');
    const after = await ask<vscode.DocumentLink[]>('Link', document.uri, 10);
    assert.ok(
      after.every(({ target }) => target?.scheme === 'https'),
      `${after.map(({ target }) => target)}`,
    );
  });
});

function ask<T>(provider: string, ...args: unknown[]): Thenable<T> {
  return vscode.commands.executeCommand<T>(`vscode.execute${provider}Provider`, ...args);
}
