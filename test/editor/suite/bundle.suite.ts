import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, until } from '../polling.ts';
import { apply, quickFix } from './actions.ts';
import { findingOf, rulesIn } from './findings.ts';
import { hoverAt } from './hovers.ts';
import { labelOf, proposals } from './proposals.ts';
import { test } from './registry.ts';
import { cursorBehind, rangeOf, replace } from './text.ts';
import { withOpen } from './workspace.ts';

const path = 'clearing/clearing.partner.net.bundle.json';

test('a certificate in a bundle says when it ends, beside itself and in a hover', async () => {
  await withOpen(path, async ({ document }) => {
    const certificate = rangeOf(document, '"MII');
    const [hint, ...others] = await until('the hint', async () => {
      const all = new vscode.Range(0, 0, document.lineCount, 0);
      const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        document.uri,
        all,
      );
      return hints.length > 0 ? hints : undefined;
    });
    assert.deepEqual(others, []);
    assert.deepEqual(hint?.position, certificate.start);
    assert.match(String(hint?.label), /^expires 2098-12-31/);

    const text = await hoverAt(document, certificate);
    assert.match(text, /\*\*CA certificate\*\*: expires 2098-12-31/);
    assert.match(text, /URI SAN `spiffe:\/\/clearing\.partner\.net`/);
    assert.match(text, /SHA-256 `[0-9a-f]{64}`/);
    assert.match(text, /anchor of trust domain `clearing\.partner\.net`/);
  });
});

test('a damaged certificate is one finding, and the rest of the bundle stays as it was', async () => {
  await withOpen(path, async (editor) => {
    await replace(editor, '"MII', '"');
    await eventually(() => assert.deepEqual(rulesIn(path), ['unreadable-certificate']));
    await vscode.commands.executeCommand('undo');
    await eventually(() => assert.deepEqual(rulesIn(path), []));
  });
});

test('in a bundle the fields of a key and their values are completed', async () => {
  await withOpen(path, async (editor) => {
    const { document } = editor;
    await replace(editor, '"spiffe_refresh_hint": 300', '"": 300');
    const fields = await until('proposals', async () => {
      const found = await proposals(document, cursorBehind(editor, '"spiffe_sequence": 12,\n  "'));
      return found.some((item) => labelOf(item) === 'spiffe_refresh_hint') ? found : undefined;
    });
    assert.ok(!fields.some((item) => labelOf(item) === 'spiffe_sequence'), 'it is there already');
    await replace(editor, '"use": "jwt-svid"', '"use": ""');
    const uses = await proposals(document, rangeOf(document, '"use": ""').end.translate(0, -1));
    for (const use of ['jwt-svid', 'wit-svid', 'x509-svid'])
      assert.ok(uses.map(labelOf).includes(use), `${uses.map(labelOf)}`);
  });
});

test('a field of a bundle that nobody reads gets its right name', async () => {
  await withOpen(path, async (editor) => {
    const before = editor.document.getText();
    await replace(editor, '"spiffe_refresh_hint"', '"refresh_hint"');
    const place = rangeOf(editor.document, '"refresh_hint"');
    await until('the finding', () => findingOf(path, 'bundle-field-name'));
    await apply(await quickFix(editor, place, 'Rename to `spiffe_refresh_hint`'));
    assert.equal(editor.document.getText(), before);
    await eventually(() => assert.deepEqual(rulesIn(path), []));
  });
});
