import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, until } from '../polling.ts';
import { apply, quickFix, quickFixes } from './actions.ts';
import { findingOf, rulesIn } from './findings.ts';
import { test } from './registry.ts';
import { cursorBehind, rangeOf, replace } from './text.ts';
import { closeAll, remove, textOnDisk, uriOf, withOpen, writeOnDisk } from './workspace.ts';

const agreement = 'agreements/acquirer.yaml';
const domains = 'agreements/trust-domains.yaml';
const link = 'spire/acquirer.yaml';

test('the quick fixes of a line repair, suggest and ignore, in this order', async () => {
  await withOpen(agreement, async (editor) => {
    await replace(editor, '    renewal: team-identity\n', '');
    await eventually(() => assert.deepEqual(rulesIn(agreement), ['missing-owner']));
    const actions = await quickFixes(editor, rangeOf(editor.document, 'owners:'));
    const titles = actions.map(({ title }) => title.replace(/\d{4}-\d\d-\d\d/, 'DATE'));
    assert.deepEqual(titles, [
      'Add the missing owner',
      'Ignore `missing-owner` here until DATE',
      'Ignore `missing-owner` in this file until DATE',
    ]);
    assert.ok(
      actions.every(({ isPreferred }) => !isPreferred),
      'what needs a decision is never applied unasked',
    );
    const elsewhere = await quickFixes(editor, rangeOf(editor.document, 'purpose: The acquirer'));
    assert.deepEqual(elsewhere, []);
  });
});

test('a suggestion is inserted with its blank selected, ready to be typed over', async () => {
  await withOpen(agreement, async (editor) => {
    const before = editor.document.getText();
    await replace(editor, '    renewal: team-identity\n', '');
    await apply(await quickFix(editor, rangeOf(editor.document, 'owners:'), 'Add the missing owner'));
    const filledIn = await until('the selected blank', () => editor.document.getText(editor.selection) || undefined);
    const line = editor.document.lineAt(editor.selection.start.line).text;
    assert.equal(line, `    renewal: ${filledIn}`);
    await vscode.commands.executeCommand('type', { text: 'team-identity' });
    assert.deepEqual(sorted(editor.document.getText()), sorted(before));
    await eventually(() => assert.deepEqual(rulesIn(agreement), []));
  });
});

test('the preferred fix repairs as "Auto Fix" does, and leaves every other byte alone', async () => {
  await withOpen(link, async (editor) => {
    const before = editor.document.getText();
    await replace(editor, '  name: acquirer\n', '  name: acquirer\n  namespace: spire # not here\n');
    await until('the finding', () => findingOf(link, 'namespace-on-cluster-resource'));
    cursorBehind(editor, 'namespace: spire');
    await vscode.commands.executeCommand('editor.action.autoFix');
    await eventually(() => assert.equal(editor.document.getText(), before));
    await eventually(() => assert.deepEqual(rulesIn(link), []));
  });
});

test('one fix mends all findings of its rule in the file, and no others', async () => {
  await withOpen(domains, async (editor) => {
    const before = editor.document.getText();
    const faulty = before.replaceAll('operator:', 'oprator:').replace('  owner: team-partners\n', '');
    await replaceAll(editor, faulty);
    await eventually(() => assert.deepEqual(rulesIn(domains), ['missing-owner', 'unknown-field', 'unknown-field']));
    await apply(await quickFix(editor, rangeOf(editor.document, 'oprator: internal'), 'Fix all `unknown-field`'));
    assert.equal(editor.document.getText(), faulty.replaceAll('oprator:', 'operator:'));
    await eventually(() => assert.deepEqual(rulesIn(domains), ['missing-owner']));
  });
});

test('saving mends what can be mended safely, where the editor is set to', async () => {
  const editorSettings = vscode.workspace.getConfiguration('editor');
  const target = vscode.ConfigurationTarget.Workspace;
  await editorSettings.update('codeActionsOnSave', { 'source.fixAll.fedlint': 'explicit' }, target);
  const before = await textOnDisk(domains);
  try {
    await withOpen(domains, async (editor) => {
      await replaceAll(editor, before.replaceAll('operator:', 'oprator:'));
      await eventually(() => assert.deepEqual(rulesIn(domains), ['unknown-field', 'unknown-field']));
      assert.ok(await editor.document.save());
      assert.equal(editor.document.getText(), before);
    });
    assert.equal(await textOnDisk(domains), before);
  } finally {
    await editorSettings.update('codeActionsOnSave', undefined, target);
    await writeOnDisk(domains, before);
  }
});

test('a finding is hidden until a date, with a reason to be filled in', async () => {
  await withOpen(agreement, async (editor) => {
    await replace(editor, '    renewal: team-identity\n', '');
    await apply(await quickFix(editor, rangeOf(editor.document, 'owners:'), 'Ignore `missing-owner` here'));
    await vscode.commands.executeCommand('type', { text: 'the night shift is being hired' });
    assert.match(
      editor.document.getText(),
      /\n {2}# fedlint-ignore missing-owner until=\d{4}-\d\d-\d\d -- the night shift is being hired\n {2}owners:\n/,
    );
    await eventually(() => assert.deepEqual(rulesIn(agreement), []));
  });
});

test('the Federation manifest of a naked trust link is made beside it, with blanks where somebody has to decide', async () => {
  const created = 'spire/bank.partner.net-federation.yaml';
  await withOpen('spire/bank.yaml', async (editor) => {
    await until('the finding', () => findingOf('spire/bank.yaml', 'undocumented-federation'));
    const place = rangeOf(editor.document, 'trustDomain: bank.partner.net');
    await apply(await quickFix(editor, place, 'Create the Federation manifest'));
    const { document } = await until('an editor of the new manifest', () => {
      const { activeTextEditor } = vscode.window;
      return activeTextEditor?.document.uri.toString() === uriOf(created).toString() ? activeTextEditor : undefined;
    });
    assert.match(document.getText(), /^apiVersion: fedlint\.dev\/v1alpha1\nkind: Federation\n/);
    assert.match(document.getText(), /\n {2}remote: bank\.partner\.net\n/);
    assert.match(document.getText(), /\n {4}endpointURL: https:\/\/bundle\.bank\.partner\.net\/spiffe\n/);
    assert.match(document.getText(), /TODO/);
    await eventually(() => assert.deepEqual(rulesIn('spire/bank.yaml'), []));
  });
  await closeAll();
  await remove(created);
  await eventually(() => assert.deepEqual(rulesIn('spire/bank.yaml'), ['undocumented-federation']));
});

const sorted = (text: string): string[] => text.split('\n').sort();

async function replaceAll(editor: vscode.TextEditor, text: string): Promise<void> {
  const { document } = editor;
  const all = new vscode.Range(new vscode.Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
  assert.ok(await editor.edit((edit) => edit.replace(all, text)));
}
