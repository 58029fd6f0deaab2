import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { FedlintExports } from '../../../client/src/start.ts';
import { eventually, until } from '../polling.ts';
import { findings } from './findings.ts';
import { test } from './registry.ts';
import { rangeOf, replace } from './text.ts';
import { closeAll, open, textOnDisk, uriOf, withFile, writeOnDisk } from './workspace.ts';

/** A repository of its own in the workspace; the agreement has been edited since the only commit. */
const agreement = 'harbour/freight-bookings.yaml';
const gateway = 'harbour/berths-gateway.yaml';

type Thread = ReturnType<FedlintExports['reviewThreads']>[number];

function threads(): readonly Thread[] {
  const extension = vscode.extensions.getExtension<FedlintExports>('fedlint.fedlint');
  assert.ok(extension?.isActive);
  return extension.exports.reviewThreads();
}

function threadOn(words: RegExp): Thread | undefined {
  return threads().find(({ comments }) => words.test(comments[0] ?? ''));
}

/** What a link of a comment leads to, by its words. */
function linkOf(thread: Thread, title: string): { readonly command: string; readonly args: readonly unknown[] } {
  const links = [...(thread.comments[0] ?? '').matchAll(/\[([^\]]+)\]\(command:([\w.]+)\?([^)]+)\)/g)];
  const link = links.find(([, text]) => text === title);
  assert.ok(link, `no “${title}” in\n${thread.comments[0]}`);
  const args: unknown[] = JSON.parse(decodeURIComponent(link[3] ?? '[]'));
  return { command: link[2] ?? '', args };
}

async function click(thread: Thread, title: string): Promise<void> {
  const { command, args } = linkOf(thread, title);
  await vscode.commands.executeCommand(command, ...args);
}

async function reviewing(body: () => Promise<void>): Promise<void> {
  const before = await Promise.all([agreement, gateway].map(async (path) => [path, await textOnDisk(path)] as const));
  await vscode.commands.executeCommand('fedlint.review.start');
  try {
    await body();
  } finally {
    await vscode.commands.executeCommand('fedlint.review.end');
    await closeAll();
    for (const [path, text] of before) await writeOnDisk(path, text);
    assert.deepEqual(threads(), []);
  }
}

test('a review comments what was edited and not committed, where it was edited', async () => {
  await open(agreement);
  assert.deepEqual(threads(), [], 'nothing is commented before it is asked for');
  await reviewing(async () => {
    const thread = await until('the thread', () => threadOn(/direction changes from inbound to mutual/));
    const { document } = await open(agreement);
    assert.equal(thread.uri.toString(), uriOf(agreement).toString());
    assert.equal(thread.line, rangeOf(document, 'direction: mutual').start.line);
    assert.equal(thread.label, 'Widens trust: federation with freight.partner.example');
    assert.ok(
      threads().every(({ uri }) => uri.path.includes('/harbour/')),
      'nothing else has changed',
    );
  });
});

test('an action of a comment settles what is open, and a change that is taken back loses its thread', async () => {
  await reviewing(async () => {
    const open = /direction changes.*○ Somebody is accountable/s;
    await click(await until('an open obligation', () => threadOn(open)), 'Add the missing owner');
    const editor = await until('the line for the owner', () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.getText().includes('renewal:') ? active : undefined;
    });
    await replace(editor, /renewal: .*/.exec(editor.document.getText())?.[0] ?? '', 'renewal: team-identity');
    await until('what is settled', () => threadOn(/direction changes.*✓ Somebody is accountable/s));
    await replace(editor, 'direction: mutual', 'direction: inbound');
    await eventually(() => assert.equal(threadOn(/direction changes/), undefined));
  });
});

test('a mark with a note resolves a thread, until its change is another one', async () => {
  await reviewing(async () => {
    const words = /direction changes/;
    const [id] = linkOf(await until('the thread', () => threadOn(words)), 'Add the missing owner').args;
    await vscode.commands.executeCommand('fedlint.review.mark', id, 'agreed in *CHG-1042*');
    const marked = await until('the note', () => (threadOn(words)?.isResolved ? threadOn(words) : undefined));
    assert.equal(marked.comments[1], 'agreed in *CHG-1042*');
    await replace(await open(agreement), 'direction: mutual', 'direction: outbound');
    const other = await until('another change', () => threadOn(/direction changes from inbound to outbound/));
    assert.deepEqual([other.isResolved, other.comments.length], [false, 1]);
  });
});

test('what is typed into a file that was as committed is reviewed as well, before it is saved', async () => {
  await reviewing(async () => {
    const editor = await open(gateway);
    await replace(editor, 'mode: enforce', 'mode: observe');
    const thread = await until('its thread', () =>
      threads().find(({ uri }) => uri.toString() === uriOf(gateway).toString()),
    );
    assert.match(thread.label, /^Widens trust: enforcement point berths-gateway$/);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await eventually(() => assert.ok(threads().every(({ uri }) => !uri.path.endsWith(gateway))));
  });
});

test('a manifest that is gone is commented where it was, in the commit', async () => {
  await reviewing(async () => {
    await vscode.workspace.fs.delete(uriOf(gateway));
    const thread = await until('its thread', () => threads().find(({ uri }) => uri.path.endsWith(gateway)));
    assert.equal(thread.uri.scheme, 'git');
  });
});

test('a new manifest is commented, though Git does not know it yet', async () => {
  await reviewing(async () => {
    const text = (await textOnDisk(agreement)).replaceAll('freight', 'cargo');
    await withFile('harbour/cargo.yaml', text, async () => {
      await until('its thread', () =>
        threads().find(({ label }) => label.endsWith('federation with cargo.partner.example')),
      );
    });
  });
});

test('the difference opens at the place, and both its sides are no second copy of the manifest', async () => {
  await reviewing(async () => {
    // Git may still have to hear of what the tests before took away.
    await until('the agreement alone', () => {
      const uris = new Set(threads().map(({ uri }) => uri.toString()));
      return uris.size === 1 && uris.has(uriOf(agreement).toString());
    });
    await vscode.commands.executeCommand('fedlint.review.next');
    const input = await until('the difference', () => {
      const shown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return shown instanceof vscode.TabInputTextDiff ? shown : undefined;
    });
    assert.equal(input.original.scheme, 'git');
    assert.equal(input.modified.toString(), uriOf(agreement).toString());
    const editor = await until('its right side', () => vscode.window.activeTextEditor);
    await eventually(() => assert.ok(threads().some(({ line }) => line === editor.selection.active.line)));
    const all = vscode.languages.getDiagnostics().filter(([uri]) => uri.scheme === 'git');
    assert.deepEqual(
      all.flatMap(([, found]) => found),
      [],
    );
  });
});

test('only new problems are shown while that is asked for', async () => {
  const old = 'meshes/grid/mesh.yaml';
  const text = (await textOnDisk(agreement)).replaceAll('freight', 'cargo');
  await until('problems that were there', () => findings(old).length > 0);
  const before = findings(old).length;
  await withFile('harbour/cargo.yaml', text, async () => {
    await until('new ones', () => findings('harbour/cargo.yaml').length > 0);
    await reviewing(async () => {
      await vscode.commands.executeCommand('fedlint.review.onlyNew');
      await eventually(() => assert.equal(findings(old).length, 0));
      assert.ok(findings('harbour/cargo.yaml').length > 0);
    });
  });
  await eventually(() => assert.equal(findings(old).length, before));
});

test('a person can have the review begin by itself', async () => {
  const settings = vscode.workspace.getConfiguration('fedlint');
  await settings.update('review.live', true, vscode.ConfigurationTarget.Global);
  try {
    await until('its threads', () => threadOn(/direction changes/));
  } finally {
    await settings.update('review.live', undefined, vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('fedlint.review.end');
  }
  assert.deepEqual(threads(), []);
});
