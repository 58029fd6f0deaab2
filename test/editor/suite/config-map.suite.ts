import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, until } from '../polling.ts';
import { apply, quickFix } from './actions.ts';
import { findingOf, rulesIn } from './findings.ts';
import { hoverAt } from './hovers.ts';
import { acceptFirstProposal, labelOf, proposals } from './proposals.ts';
import { test } from './registry.ts';
import { cursorBehind, lineAt, rangeOf, replace, type } from './text.ts';
import { withOpen } from './workspace.ts';

const path = 'clearing/spire-server.yaml';

test('what stands in a ConfigMap has its findings and hovers where it stands', async () => {
  await withOpen(path, async (editor) => {
    const { document } = editor;
    assert.match(await hoverAt(document, rangeOf(document, 'jwt_key_type')), /\*\*`jwt_key_type`\*\*/);
    assert.match(await hoverAt(document, rangeOf(document, '"10m"')), /10 minutes/);
    await replace(editor, '      federation {', '      federaton {');
    const finding = await until('the finding', () => findingOf(path, 'unknown-field'));
    assert.deepEqual(finding.range, rangeOf(document, 'federaton'));
    await vscode.commands.executeCommand('undo');
    await eventually(() => assert.deepEqual(rulesIn(path), []));
  });
});

test('what stands in a ConfigMap is completed in its own language and at its own depth', async () => {
  await withOpen(path, async (editor) => {
    const { document } = editor;
    await replace(editor, '      ca_ttl       = "48h"\n', '      ca_ttl       = "48h"\n      \n');
    const { line } = cursorBehind(editor, '"48h"\n      ');
    const keys = await until('proposals', async () => {
      const found = await proposals(document, new vscode.Position(line, 6));
      return found.length > 0 ? found : undefined;
    });
    assert.ok(keys.map(labelOf).includes('default_x509_svid_ttl'), `${keys.map(labelOf)}`);
    assert.ok(!keys.map(labelOf).includes('metadata'), 'fields of the ConfigMap do not belong here');
    await type('default_x509');
    await acceptFirstProposal(editor, 'default_x509_svid_ttl = ');
    assert.match(lineAt(editor, line), /^ {6}default_x509_svid_ttl = /);
  });
});

test('a fix inside a ConfigMap changes the one word and nothing around it', async () => {
  await withOpen(path, async (editor) => {
    const before = editor.document.getText();
    await replace(editor, '"48h"', '"2d"');
    const place = rangeOf(editor.document, '"2d"');
    await until('the finding', () => findingOf(path, 'unreadable-duration'));
    await apply(await quickFix(editor, place, 'Write `48h`'));
    assert.equal(editor.document.getText(), before);
    await eventually(() => assert.deepEqual(rulesIn(path), []));
  });
});
