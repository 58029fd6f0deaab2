import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, until } from '../polling.ts';
import { findingOf, findings, rulesIn } from './findings.ts';
import { test } from './registry.ts';
import { rangeOf, replace } from './text.ts';
import { textOnDisk, uriOf, withFile, withOpen } from './workspace.ts';

test('JSON is checked like YAML', async () => {
  const path = 'spire/identities.json';
  await withOpen(path, async (editor) => {
    await replace(editor, '"name": "settlement"', '"name": "settlement",\n    "namespace": "payments"');
    const finding = await until('the finding', () => findingOf(path, 'namespace-on-cluster-resource'));
    assert.deepEqual(finding.range, rangeOf(editor.document, '"payments"'));
    assert.deepEqual(finding.tags, [vscode.DiagnosticTag.Unnecessary]);
    await replace(editor, ',\n    "namespace": "payments"', '');
    await eventually(() => assert.deepEqual(rulesIn(path), []));
  });
});

test('a file with the line endings of Windows has its findings at the right places', async () => {
  const path = 'agreements/windows.yaml';
  const text = (await textOnDisk('agreements/trust-domains.yaml')).replaceAll('corp.internal', 'windows.internal');
  const faulty = text
    .replaceAll('partner.net', 'windows.net')
    .replace('operator: partner', 'oprator: partner')
    .replaceAll('\n', '\r\n');
  await withFile(path, faulty, async (editor) => {
    assert.equal(editor.document.eol, vscode.EndOfLine.CRLF);
    await eventually(() => assert.deepEqual(rulesIn(path), ['unknown-field']));
    assert.deepEqual(findingOf(path, 'unknown-field')?.range, rangeOf(editor.document, 'oprator'));
    await replace(editor, 'oprator', 'operator');
    await eventually(() => assert.deepEqual(rulesIn(path), []));
  });
});

test('files that are none of ours stay without findings', async () => {
  const foreign = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: other\nspec:\n  local: a\n  remote: b\n';
  const ours = 'apiVersion: spire.spiffe.io/v1\nkind: ClusterSPIFFEID\nmetadata:\n  name: x\n';
  await withFile('spire/foreign.yaml', `${foreign}---\n${ours}`, async (editor) => {
    const finding = await until('the finding of our document', () => findings('spire/foreign.yaml')[0]);
    const begin = rangeOf(editor.document, '---').start;
    const here = findings('spire/foreign.yaml').filter(({ range }) => range.start.isBefore(begin));
    assert.deepEqual(here, [], finding.message);
  });
});

test('a file of 14,000 lines opens, answers and follows an edit at its end', async () => {
  const path = 'large/links.yaml';
  await withFile(path, largeText(14_000), async (editor) => {
    assert.ok(editor.document.lineCount > 14_000);
    await until('the first findings', () => findings(path)[0]);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      uriOf(path),
    );
    assert.ok(symbols.length >= 1000, `${symbols.length} symbols`);

    const last = editor.document.lineCount - 1;
    assert.ok(await editor.edit((edit) => edit.insert(new vscode.Position(last, 0), '    endpointSPIFFEId: x\n')));
    const finding = await until('the finding of the edit', () => findingOf(path, 'unknown-field'));
    assert.equal(finding.range.start.line, last);
    await vscode.commands.executeCommand('undo');
    await eventually(() => assert.equal(findingOf(path, 'unknown-field'), undefined));
  });
});

/** Trust links without governance, 13 lines each. */
function largeText(lines: number): string {
  const link = (index: number) => `---
apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterFederatedTrustDomain
metadata:
  name: partner-${index}
  labels:
    tier: bulk
spec:
  className: spire-payments
  trustDomain: partner-${index}.partner.net
  bundleEndpointURL: https://bundle.partner-${index}.partner.net/spiffe
  bundleEndpointProfile:
    type: https_web
`;
  return Array.from({ length: Math.ceil(lines / 13) }, (_, index) => link(index)).join('');
}
