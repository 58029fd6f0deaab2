import assert from 'node:assert/strict';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { eventually, until } from '../polling.ts';
import { findingOf, rulesIn } from './findings.ts';
import { skip, test } from './registry.ts';
import { killServer, serverProcess } from './server-process.ts';
import { cursorBehind, rangeOf, replace, type } from './text.ts';
import { textOnDisk, withOpen } from './workspace.ts';

const agreement = 'agreements/acquirer.yaml';
const owners = 'owners';
const onUnix = process.platform === 'win32' ? (name: string) => skip(name, 'it needs `ps`') : test;

/** The server that has taken the place of another. */
function successorOf(killed: number): Promise<number> {
  return until('another server', async () => {
    const pid = await serverProcess();
    return pid === killed ? undefined : pid;
  });
}

/** Presses the first button of the message that is shown, until there is a server again. */
async function acceptRestart(): Promise<void> {
  await until('a server that a person has started', async () => {
    await vscode.commands.executeCommand('notification.acceptPrimaryAction');
    return serverProcess();
  });
}

onUnix('a server that is killed while somebody types comes back, and knows what was typed', async () => {
  await withOpen(agreement, async (editor) => {
    const before = editor.document.getText();
    await replace(editor, '    renewal: team-identity\n', '');
    await eventually(() => assert.deepEqual(rulesIn(agreement), ['missing-owner']));
    const purpose = 'settles card payments with us.';
    cursorBehind(editor, purpose);
    await type(' Daily.');
    const killed = await killServer();
    await type(' Nobody sees this.');
    await replace(editor, '  direction:', '  flavour: none\n  direction:');
    await successorOf(killed);
    await type(' Nor this.');
    await eventually(() => {
      assert.deepEqual(rulesIn(agreement), ['missing-owner', 'unknown-field']);
      assert.deepEqual(findingOf(agreement, 'missing-owner')?.range, rangeOf(editor.document, owners));
    });
    const expected = before
      .replace('    renewal: team-identity\n', '')
      .replace(purpose, `${purpose} Daily. Nobody sees this. Nor this.`)
      .replace('  direction:', '  flavour: none\n  direction:');
    assert.equal(editor.document.getText(), expected);
    assert.ok(editor.document.isDirty);
    assert.equal(await textOnDisk(agreement), before);
  });
  await eventually(() => assert.deepEqual(rulesIn(agreement), []));
});

onUnix('a server that keeps ending is left alone until a person starts it, from the message that tells', async () => {
  await withOpen(agreement, async (editor) => {
    await replace(editor, '    renewal: team-identity\n', '');
    await eventually(() => assert.deepEqual(rulesIn(agreement), ['missing-owner']));
    const text = editor.document.getText();
    // The test before has killed it once.
    for (let time = 0; time < 3; time++) await successorOf(await killServer());
    await killServer();
    await eventually(() => assert.deepEqual(rulesIn(agreement), [], 'nothing is shown that nobody looks after'));
    assert.equal(await serverProcess(), undefined);
    await acceptRestart();
    await eventually(() => assert.deepEqual(rulesIn(agreement), ['missing-owner']));
    assert.equal(editor.document.getText(), text);
  });
});

onUnix('a server that cannot start does not take the extension with it', async () => {
  const path = vscode.extensions.getExtension('fedlint.fedlint')?.extensionPath ?? '';
  const bundle = join(path, 'dist', 'server.cjs');
  await rename(bundle, `${bundle}.away`);
  try {
    await killServer();
    await eventually(async () => assert.equal(await serverProcess(), undefined));
    await vscode.commands.executeCommand('fedlint.showLog');
    await vscode.commands.executeCommand('workbench.action.closePanel');
  } finally {
    await rename(`${bundle}.away`, bundle);
  }
  await vscode.commands.executeCommand('fedlint.restart');
  await until('the server', serverProcess);
  await eventually(() => assert.deepEqual(rulesIn('spire/bank.yaml'), ['undocumented-federation']));
});
