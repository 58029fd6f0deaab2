import assert from 'node:assert/strict';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { eventually } from '../polling.ts';
import { rulesIn } from './findings.ts';
import { test } from './registry.ts';
import { textOnDisk, uriOf } from './workspace.ts';

const file = 'copies/deep/bourse.yaml';
const rule = 'undocumented-federation';

test('a folder that another program deletes, makes anew and renames is followed', async () => {
  const folder = uriOf('copies').fsPath;
  const other = uriOf('copies-elsewhere').fsPath;
  const text = (await textOnDisk('spire/bank.yaml')).replaceAll('bank', 'bourse');
  const make = async () => {
    await mkdir(uriOf('copies/deep').fsPath, { recursive: true });
    await writeFile(uriOf(file).fsPath, text);
  };
  try {
    await make();
    await eventually(() => assert.deepEqual(rulesIn(file), [rule]));
    await rm(folder, { recursive: true });
    await eventually(() => assert.deepEqual(rulesIn(file), []));
    await make();
    await eventually(() => assert.deepEqual(rulesIn(file), [rule]));
    await rename(folder, other);
    await eventually(() => {
      assert.deepEqual(rulesIn(file), []);
      assert.deepEqual(rulesIn('copies-elsewhere/deep/bourse.yaml'), [rule]);
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(other, { recursive: true, force: true });
  }
  await eventually(() => assert.deepEqual(rulesIn('copies-elsewhere/deep/bourse.yaml'), []));
});

test('a folder that the editor renames and deletes is followed', async () => {
  const text = (await textOnDisk('spire/bank.yaml')).replaceAll('bank', 'bourse');
  await mkdir(uriOf('copies/deep').fsPath, { recursive: true });
  await writeFile(uriOf(file).fsPath, text);
  await eventually(() => assert.deepEqual(rulesIn(file), [rule]));
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(uriOf('copies'), uriOf('copies-moved'));
  assert.ok(await vscode.workspace.applyEdit(edit));
  const moved = 'copies-moved/deep/bourse.yaml';
  await eventually(() => {
    assert.deepEqual(rulesIn(file), []);
    assert.deepEqual(rulesIn(moved), [rule]);
  });
  await vscode.workspace.fs.delete(uriOf('copies-moved'), { recursive: true });
  await eventually(() => assert.deepEqual(rulesIn(moved), []));
});
