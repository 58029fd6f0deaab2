import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../polling.ts';
import { labelOf, proposals } from './proposals.ts';
import { test } from './registry.ts';
import { cursorBehind, rangeOf, replace } from './text.ts';
import { closeAll, open, textOnDisk, uriOf, withFile, withOpen, writeOnDisk } from './workspace.ts';

const agreement = 'agreements/acquirer.yaml';
const gateway = 'agreements/payments-gateway.yaml';
const policy = 'mesh/settlement.yaml';
const policyText = `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: settlement
  namespace: payments
spec:
  rules:
    - from:
        - source:
            principals: [acquirer.partner.net/ns/settlement/sa/batch]
      to:
        - operation:
            methods: [POST]
`;
const reference = 'AuthorizationPolicy/payments/settlement';

async function lenses(path: string): Promise<vscode.CodeLens[]> {
  return vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uriOf(path));
}

function lens(path: string, title: RegExp): Promise<vscode.CodeLens> {
  return until(`a lens ${title} over ${path}`, async () =>
    (await lenses(path)).find(({ command }) => title.test(command?.title ?? '')),
  );
}

function waysToDocument(path: string): Thenable<vscode.CodeAction[]> {
  const place = new vscode.Range(3, 8, 3, 8);
  const kind = 'refactor.rewrite.fedlint.document';
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', uriOf(path), place, kind);
}

async function click({ command }: vscode.CodeLens): Promise<void> {
  assert.ok(command, 'the lens leads somewhere');
  await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
}

/** The peek has an editor of its own beside the one it stands in. */
async function peek(): Promise<void> {
  await until('a peek', () => vscode.window.visibleTextEditors.length > 1);
  await vscode.commands.executeCommand('closeReferenceSearch');
  await until('the end of the peek', () => vscode.window.visibleTextEditors.length === 1);
}

test('the lens over an undocumented policy documents it in the agreement, in another file', async () => {
  const before = await Promise.all([agreement, gateway].map(async (path) => [path, await textOnDisk(path)] as const));
  await withFile(policy, policyText, async () => {
    try {
      // The policy cannot be this point then, and there is only one way left to document it.
      const point = await textOnDisk(gateway);
      await writeOnDisk(gateway, point.replace('type: gateway', 'type: gateway\n    policyRef: Gateway/edge/payments'));
      await until('the only way', async () => (await waysToDocument(policy)).length === 1);
      await click(await lens(policy, /^accepts acquirer\.partner\.net · not documented$/));
      const { document } = await until('the agreement, opened to be filled in', () => {
        const editor = vscode.window.activeTextEditor;
        return editor?.document.uri.toString() === uriOf(agreement).toString() ? editor : undefined;
      });
      rangeOf(document, `policyRef: ${reference}`);
      rangeOf(document, 'owner: TODO');
      assert.ok(await document.save());
      await open(policy);
      await lens(
        policy,
        /^enforces for acquirer\.partner\.net · documented in federation acquirer-settlement · owner /,
      );

      const { document: manifest } = await open(agreement);
      await lens(agreement, /^2 enforcement points$/);
      const place = rangeOf(manifest, reference).start;
      const targets = await vscode.commands.executeCommand<vscode.LocationLink[]>(
        'vscode.executeDefinitionProvider',
        manifest.uri,
        place,
      );
      assert.deepEqual(
        targets.map(({ targetUri }) => targetUri.toString()),
        [uriOf(policy).toString()],
      );
    } finally {
      await closeAll();
      for (const [path, text] of before) await writeOnDisk(path, text);
    }
  });
});

test('from a policy to the manifests that name it, by references', async () => {
  const point = `apiVersion: fedlint.dev/v1alpha1
kind: EnforcementPoint
metadata:
  name: settlement
spec:
  accepts: [acquirer.partner.net]
  location: { type: mesh, policyRef: ${reference} }
  mode: enforce
  owner: team-payments
`;
  await withFile('mesh/point.yaml', point, async () => {
    await withFile(policy, policyText, async ({ document }) => {
      const place = rangeOf(document, 'name: settlement').end;
      await until('both places', async () => {
        const found = await vscode.commands.executeCommand<vscode.Location[]>(
          'vscode.executeReferenceProvider',
          document.uri,
          place,
        );
        const files = found.map(({ uri }) => vscode.workspace.asRelativePath(uri)).sort();
        return files.join() === `mesh/point.yaml,${policy}`;
      });
    });
  });
});

test('an agreement is offered the policies of the workspace as enforcement points', async () => {
  await withFile(policy, policyText, async () => {
    await withOpen(agreement, async (editor) => {
      await replace(editor, 'enforcementPoints: [payments-gateway]', 'enforcementPoints:\n    - ');
      const position = cursorBehind(editor, 'enforcementPoints:\n    - ');
      const items = await until('the policy among the proposals', async () => {
        const found = await proposals(editor.document, position);
        return found.some((item) => labelOf(item) === reference) && found;
      });
      const labels = items.map(labelOf);
      assert.ok(labels.indexOf('payments-gateway') < labels.indexOf(reference), `${labels}`);
      const item = items.find((one) => labelOf(one) === reference);
      const text = item?.insertText;
      assert.ok(text instanceof vscode.SnippetString && text.value.includes(`policyRef: ${reference}`));
    });
  });
});

test('every place that decides for a trust domain is shown in a peek', async () => {
  await withFile(policy, policyText, async () => {
    await withOpen(agreement, async () => {
      await lens(agreement, /^1 enforcement point · 1 policy not documented$/);
      await vscode.commands.executeCommand('fedlint.showDecisions', 'acquirer.partner.net');
      await peek();
      await click(await lens(agreement, /^1 enforcement point/));
      await peek();
    });
  });
});
