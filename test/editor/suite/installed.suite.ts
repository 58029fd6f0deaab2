import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../polling.ts';
import { test } from './registry.ts';
import { closeAll, findings, open, ruleOf } from './workspace.ts';

test('the packaged extension is installed and starts', async () => {
  const extension = vscode.extensions.getExtension('fedlint.fedlint');
  assert.ok(extension, 'fedlint.fedlint is not installed');
  assert.match(extension.extensionPath, /extensions/, 'it must be the installed package, not the sources');
  await extension.activate();
  assert.ok(extension.isActive);
});

test('a federation without owners is a finding until owners are written', async () => {
  const editor = await open('partner.yaml');
  const rules = () => findings('partner.yaml').map(ruleOf);
  await eventually(() => assert.ok(rules().includes('missing-owner'), `found only: ${rules()}`));

  const spec = editor.document.getText().indexOf('spec:\n') + 'spec:\n'.length;
  const owners = '  owners: { accountable: payments, bundle: platform, renewal: platform, authorization: payments }\n';
  assert.ok(await editor.edit((edit) => edit.insert(editor.document.positionAt(spec), owners)));
  await eventually(() => assert.ok(!rules().includes('missing-owner'), 'the finding is still there'));
  await closeAll();
});
