import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../polling.ts';
import { skip, test } from './registry.ts';
import { withOpen } from './workspace.ts';

const id = 'fedlint.fedlint';

function installed(): vscode.Extension<unknown> {
  const extension = vscode.extensions.getExtension(id);
  assert.ok(extension, `${id} is not installed`);
  return extension;
}

test('the packaged extension is installed, and a manifest that is opened starts it', async () => {
  const { extensionPath } = installed();
  assert.match(extensionPath, /extensions/, 'it must be the installed package, not the sources');
  await withOpen('partner.yaml', async () => {
    await eventually(() => assert.ok(installed().isActive, 'it is not active'));
  });
});

test('the package holds what it needs and nothing else', async () => {
  const { extensionUri } = installed();
  const files = await filesBelow(extensionUri);
  const expected =
    /^(package\.json|\.vsixmanifest|(README|readme|CHANGELOG|changelog|LICENSE)(\.md|\.txt)?|NOTICE|client\/languages\/[\w.-]+\.json|client\/icons\/[\w-]+\.svg|dist\/(extension|server|certificates)\.cjs|dist\/browser\/(extension|server)\.js)$/;
  assert.deepEqual(
    files.filter((file) => !expected.test(file)),
    [],
  );
  for (const needed of [
    'readme.md',
    'NOTICE',
    'LICENSE.txt',
    'dist/extension.cjs',
    'dist/server.cjs',
    'dist/certificates.cjs',
  ]) {
    assert.ok(files.includes(needed), `${needed} is missing`);
  }
});

test('the log can be opened', async () => {
  await vscode.commands.executeCommand('fedlint.showLog');
  const isLog = ({ document: { uri } }: vscode.TextEditor) => uri.scheme === 'output' && /Fedlint/.test(uri.path);
  await eventually(() => assert.ok(vscode.window.visibleTextEditors.some(isLog), 'the log is not to be seen'));
  await vscode.commands.executeCommand('workbench.action.closePanel');
});

skip('the language status item', 'no extension can read it; npm start -- --headless-check does');

async function filesBelow(folder: vscode.Uri, base = ''): Promise<string[]> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  const lists = entries.map(([name, type]) =>
    type === vscode.FileType.Directory
      ? filesBelow(vscode.Uri.joinPath(folder, name), `${base}${name}/`)
      : [base + name],
  );
  return (await Promise.all(lists)).flat().sort();
}
