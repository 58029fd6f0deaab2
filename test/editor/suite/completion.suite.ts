import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../polling.ts';
import { acceptFirstProposal, labelOf, proposals } from './proposals.ts';
import { test } from './registry.ts';
import { cursorBehind, lineAt, replace, type } from './text.ts';
import { withFile, withOpen } from './workspace.ts';

const agreement = 'agreements/acquirer.yaml';
const begun = `apiVersion: fedlint.dev/v1alpha1
kind: Federation
metadata:
  name: begun
spec:
`;

test('below `spec:` the missing keys are offered, the required ones first', async () => {
  await withFile('agreements/begun.yaml', `${begun}  \n`, async ({ document }) => {
    const items = await until('proposals', async () => {
      const found = await proposals(document, new vscode.Position(5, 2));
      return found.length > 0 ? found : undefined;
    });
    const labels = items.map(labelOf);
    assert.deepEqual(labels.slice(0, 3).sort(), ['direction', 'local', 'remote']);
    assert.ok(labels.includes('owners') && labels.includes('timeBox'), `${labels}`);
    const owners = items.find((item) => labelOf(item) === 'owners');
    assert.ok(owners?.documentation instanceof vscode.MarkdownString && owners.documentation.value.length > 20);
  });
});

test('a key that is typed and accepted comes with its block, rightly indented', async () => {
  await withFile('agreements/begun.yaml', `${begun}  local: payments.corp.internal\n  `, async (editor) => {
    cursorBehind(editor, 'payments.corp.internal\n  ');
    await type('timeB');
    await acceptFirstProposal(editor, 'timeBox:');
    const [key, ...below] = editor.document.getText().split('\n').slice(6);
    assert.equal(key, '  timeBox:');
    assert.match(below[0] ?? '', /^ {4}\w+:/);
    assert.ok(!editor.selection.isEmpty || editor.selection.start.line === 7, 'the cursor is where a value is wanted');
  });
});

test('values come from the schema and from the workspace', async () => {
  await withOpen(agreement, async (editor) => {
    const { document } = editor;
    await replace(editor, 'remoteOperator: partner', 'remoteOperator: ');
    const operators = await proposals(document, cursorBehind(editor, 'remoteOperator: '));
    assert.deepEqual(operators.map(labelOf).sort(), ['business-unit', 'partner', 'platform']);
    await replace(editor, 'enforcementPoints: [payments-gateway]', 'enforcementPoints: []');
    const points = await proposals(document, cursorBehind(editor, 'enforcementPoints: ['));
    assert.ok(points.map(labelOf).includes('payments-gateway'), `${points.map(labelOf)}`);
    await replace(editor, 'remote: acquirer.partner.net', 'remote: ');
    const remotes = await proposals(document, cursorBehind(editor, 'remote: '));
    assert.ok(remotes.map(labelOf).includes('acquirer.partner.net'), `${remotes.map(labelOf)}`);
  });
});

test('a value that is typed in part is completed in place', async () => {
  await withOpen(agreement, async (editor) => {
    await replace(editor, 'lifecycle: permanent', 'lifecycle: ');
    const { line } = cursorBehind(editor, 'lifecycle: ');
    await type('temp');
    await acceptFirstProposal(editor, 'lifecycle: temporary');
    assert.equal(lineAt(editor, line), '  lifecycle: temporary');
  });
});

test('an empty file offers whole manifests, and JSON is completed like YAML', async () => {
  await withFile('agreements/empty.yaml', '', async ({ document }) => {
    const items = await until('proposals', async () => {
      const found = await proposals(document, new vscode.Position(0, 0));
      return found.some((item) => labelOf(item).includes('Federation')) ? found : undefined;
    });
    const labels = items.map(labelOf).join(', ');
    for (const kind of ['TrustDomain', 'EnforcementPoint', 'TrustException', 'ClusterFederatedTrustDomain']) {
      assert.ok(labels.includes(kind), `${kind} is not among ${labels}`);
    }
  });
  await withOpen('spire/identities.json', async (editor) => {
    await replace(editor, '"ttl": "1h"', '"ttl": "1h",\n    ""');
    const position = cursorBehind(editor, '"ttl": "1h",\n    "');
    const items = await proposals(editor.document, position);
    assert.ok(items.map(labelOf).includes('jwtTtl'), `${items.map(labelOf)}`);
  });
});
