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

const path = 'clearing/server.conf';

test('a server.conf has a language of its own, and its findings come and go', async () => {
  await withOpen(path, async (editor) => {
    assert.equal(editor.document.languageId, 'spire-conf');
    await replace(editor, 'federation {', 'federaton {');
    const finding = await until('the finding', () => findingOf(path, 'unknown-field'));
    assert.deepEqual(finding.range, rangeOf(editor.document, 'federaton'));
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Error);
    await replace(editor, 'federaton {', 'federation {');
    await eventually(() => assert.deepEqual(rulesIn(path), []));
  });
});

test('in a server.conf a hover says what a setting does and what its value comes to', async () => {
  await withOpen(path, async ({ document }) => {
    assert.match(await hoverAt(document, rangeOf(document, 'refresh_hint')), /\*\*`refresh_hint`\*\*/);
    assert.match(await hoverAt(document, rangeOf(document, '"24h"')), /24 hours|1 day/);
    assert.match(await hoverAt(document, rangeOf(document, '"https_spiffe"')), /https_spiffe/);
  });
});

test('in a server.conf keys, labels and values are completed as they are typed', async () => {
  await withOpen(path, async (editor) => {
    const { document } = editor;
    await replace(editor, '  federation {\n', '  federation {\n    \n');
    const { line } = cursorBehind(editor, '  federation {\n    ');
    const keys = await until('proposals', async () => {
      const found = await proposals(document, new vscode.Position(line, 4));
      return found.length > 0 ? found : undefined;
    });
    assert.ok(keys.map(labelOf).includes('federates_with'), `${keys.map(labelOf)}`);
    await type('federates');
    await acceptFirstProposal(editor, '    federates_with ');
    assert.match(lineAt(editor, line), /^ {4}federates_with "[^"]*" \{/);
  });
  await withOpen(path, async (editor) => {
    await replace(editor, '"ec-p256"', '""');
    const types = await proposals(editor.document, cursorBehind(editor, 'ca_key_type  = "'));
    assert.deepEqual(types.map(labelOf).sort(), ['ec-p256', 'ec-p384', 'rsa-2048', 'rsa-4096']);
    await type('rsa-4');
    await acceptFirstProposal(editor, 'ca_key_type  = "rsa-4096"');
    await eventually(() => assert.deepEqual(rulesIn(path), []));
  });
});

test('a fix in a server.conf leaves comments and alignment as they are', async () => {
  await withOpen(path, async (editor) => {
    const before = editor.document.getText();
    await replace(editor, '"24h"', '"1d"');
    const finding = await until('the finding', () => findingOf(path, 'unreadable-duration'));
    const place = rangeOf(editor.document, '"1d"');
    assert.deepEqual(finding.range, place);
    await apply(await quickFix(editor, place, 'Write `24h`'));
    assert.equal(editor.document.getText(), before);
    await eventually(() => assert.deepEqual(rulesIn(path), []));
  });
});
