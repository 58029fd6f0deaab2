import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { FedlintExports } from '../../../client/src/start.ts';
import { eventually } from '../polling.ts';
import { apply, quickFix } from '../suite/actions.ts';
import { rulesIn } from '../suite/findings.ts';
import { test } from '../suite/registry.ts';
import { rangeOf, replace } from '../suite/text.ts';
import { withOpen } from '../suite/workspace.ts';

test('in Restricted Mode, as any new folder opens, findings show and are mended', async () => {
  assert.equal(vscode.workspace.isTrusted, false, 'the folder is trusted');
  const path = 'spire/acquirer.yaml';
  await withOpen(path, async (editor) => {
    const before = editor.document.getText();
    await replace(editor, '  name: acquirer\n', '  name: acquirer\n  namespace: spire\n');
    await eventually(() => assert.deepEqual(rulesIn(path), ['namespace-on-cluster-resource']));
    await apply(await quickFix(editor, rangeOf(editor.document, 'namespace: spire'), 'Delete the namespace'));
    assert.equal(editor.document.getText(), before);
    await eventually(() => assert.deepEqual(rulesIn(path), []));
  });
  await eventually(() => assert.deepEqual(rulesIn('spire/bank.yaml'), ['undocumented-federation']));
});

test('a review, which needs Git, does not begin in Restricted Mode', async () => {
  assert.equal(vscode.extensions.getExtension('vscode.git'), undefined, 'Git is there');
  await vscode.commands.executeCommand('fedlint.review.start');
  const extension = vscode.extensions.getExtension<FedlintExports>('fedlint.fedlint');
  assert.deepEqual(extension?.exports.reviewThreads(), []);
});
