import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../polling.ts';
import { findingOf, rulesIn } from './findings.ts';
import { test } from './registry.ts';
import { replace } from './text.ts';
import { textOnDisk, withOpen, writeOnDisk } from './workspace.ts';

const file = '.fedlint.yaml';
const link = 'spire/bank.yaml';
const rule = 'undocumented-federation';

test('`.fedlint.yaml` is followed while it is typed, and when another program writes it', async () => {
  await eventually(() => assert.deepEqual(rulesIn(link), [rule]));
  const before = await textOnDisk(file);
  await withOpen(file, async (editor) => {
    await replace(editor, 'timeBox:', `rules:\n  ${rule}: off\ntimeBox:`);
    await eventually(() => assert.deepEqual(rulesIn(link), []));
  });
  await eventually(() => assert.deepEqual(rulesIn(link), [rule]));
  try {
    await writeOnDisk(file, `${before}rules:\n  ${rule}: error\n`);
    await eventually(() => assert.equal(findingOf(link, rule)?.severity, vscode.DiagnosticSeverity.Error));
  } finally {
    await writeOnDisk(file, before);
  }
  await eventually(() => assert.equal(findingOf(link, rule)?.severity, vscode.DiagnosticSeverity.Warning));
});

test('a mistake in `.fedlint.yaml` is a finding', async () => {
  await withOpen(file, async (editor) => {
    await replace(editor, 'localTrustDomains', 'localTrustDomain');
    await eventually(() => assert.deepEqual(rulesIn(file), ['unknown-field']));
  });
  await eventually(() => assert.deepEqual(rulesIn(file), []));
});

test('the settings of the editor are followed, and `.fedlint.yaml` wins over them', async () => {
  const before = await textOnDisk(file);
  const settings = () => vscode.workspace.getConfiguration('fedlint');
  const severity = () => findingOf(link, rule)?.severity;
  try {
    await settings().update('rules', { [rule]: 'info' }, vscode.ConfigurationTarget.Workspace);
    await eventually(() => assert.equal(severity(), vscode.DiagnosticSeverity.Information));
    await writeOnDisk(file, `${before}rules:\n  ${rule}: error\n`);
    await eventually(() => assert.equal(severity(), vscode.DiagnosticSeverity.Error));
    await writeOnDisk(file, before);
    await eventually(() => assert.equal(severity(), vscode.DiagnosticSeverity.Information));
    await settings().update('adoption', 'strict', vscode.ConfigurationTarget.Workspace);
    await eventually(() => assert.ok(rulesIn(link).includes('missing-owner'), `found only: ${rulesIn(link)}`));
  } finally {
    await writeOnDisk(file, before);
    await settings().update('rules', undefined, vscode.ConfigurationTarget.Workspace);
    await settings().update('adoption', undefined, vscode.ConfigurationTarget.Workspace);
  }
  await eventually(() => assert.equal(severity(), vscode.DiagnosticSeverity.Warning));
  assert.deepEqual(rulesIn(link), [rule]);
});
