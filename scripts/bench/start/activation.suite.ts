/** Runs in the extension host of a VS Code that was just started; writes its figures to the file it is told of. */
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { until } from '../../../test/editor/polling.ts';
import { uriOf } from '../../../test/editor/suite/workspace.ts';

const EXTENSION = 'fedlint.fedlint';

export async function run(): Promise<void> {
  const uri = uriOf('partner.yaml');
  const wasActive = vscode.extensions.getExtension(EXTENSION)?.isActive ?? false;
  const started = performance.now();
  const seen = firstFinding(uri);
  await vscode.window.showTextDocument(uri);
  await seen;
  const elapsed = performance.now() - started;
  const remark = wasActive ? ', the extension being active' : '';
  const figures = { ...(await ownFigures()), [`from opening a file to its first finding${remark}`]: elapsed };
  writeFileSync(process.env.BENCH_FIGURES ?? '', JSON.stringify(figures));
}

function firstFinding(uri: vscode.Uri): Promise<void> {
  const isThere = () => vscode.languages.getDiagnostics(uri).some(({ source }) => source === 'fedlint');
  return new Promise((resolve) => {
    if (isThere()) return resolve();
    const listening = vscode.languages.onDidChangeDiagnostics(() => {
      if (!isThere()) return;
      listening.dispose();
      resolve();
    });
  });
}

/** What VS Code itself has measured, as "Developer: Startup Performance" shows it. */
async function ownFigures(): Promise<Readonly<Record<string, number>>> {
  await vscode.commands.executeCommand('perfview.show');
  const row = await until('the figures of VS Code', () => {
    const texts = vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === 'perf');
    return texts.flatMap((document) => document.getText().split('\n')).find((line) => line.includes(EXTENSION));
  });
  // | extension | eager | load code | call activate | finish activate | event | by |
  const [, , load, call, finish] = row
    .split('|')
    .slice(1)
    .map((cell) => cell.trim());
  return {
    'loading the code': Number(load),
    'calling activate': Number(call),
    'until activate has finished': Number(finish),
  };
}
