import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, until } from '../polling.ts';
import { findingOf, rulesIn } from './findings.ts';
import { test } from './registry.ts';
import { cursorBehind, rangeOf, replace, type } from './text.ts';
import { textOnDisk, uriOf, withFile, withOpen, writeOnDisk } from './workspace.ts';

const agreement = 'agreements/acquirer.yaml';
const renewal = '    renewal: team-identity\n';

test('files that are not open are checked', async () => {
  await eventually(() => {
    assert.ok(rulesIn('partner.yaml').includes('missing-owner'), `found only: ${rulesIn('partner.yaml')}`);
    assert.deepEqual(rulesIn('spire/bank.yaml'), ['undocumented-federation']);
  });
  assert.deepEqual(rulesIn(agreement), []);
});

test('a finding has place, severity, rule, link, source and related places', async () => {
  await withOpen(agreement, async (editor) => {
    await replace(editor, renewal, '');
    const finding = await until('the finding', () => findingOf(agreement, 'missing-owner'));
    assert.deepEqual(finding.range, rangeOf(editor.document, 'owners'));
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Error);
    assert.ok(typeof finding.code === 'object' && 'target' in finding.code);
    assert.match(String(finding.code.target), /^https:.*\/docs\/rules\/missing-owner\.md$/);
    assert.match(finding.message, /^Nobody is named for the renewal /);
  });
  await withFile('spire/acquirer-again.yaml', await twin(), async (editor) => {
    const path = 'spire/acquirer-again.yaml';
    const finding = await until('the finding', () => findingOf(path, 'duplicate-federated-trust-domain'));
    const [related, ...others] = finding.relatedInformation ?? [];
    assert.deepEqual(others, []);
    assert.equal(related?.location.uri.toString(), uriOf('spire/acquirer.yaml').toString());
    assert.equal(related?.location.range.start.line, lineOf(await textOnDisk('spire/acquirer.yaml'), 'trustDomain:'));
    assert.deepEqual(
      finding.range,
      rangeOf(editor.document, ' acquirer.partner.net').with({ start: finding.range.start }),
    );
  });
  await eventually(() => assert.deepEqual(rulesIn('spire/acquirer-again.yaml'), []));
});

test('findings come and go while a person types', async () => {
  await withOpen(agreement, async (editor) => {
    cursorBehind(editor, '    renewal: team-identity');
    await vscode.commands.executeCommand('deleteWordLeft');
    await vscode.commands.executeCommand('deleteWordLeft');
    await vscode.commands.executeCommand('deleteWordLeft');
    await eventually(() => assert.deepEqual(rulesIn(agreement), ['missing-owner']));
    await type(' team-night');
    await eventually(() => assert.deepEqual(rulesIn(agreement), []));
    assert.ok(editor.document.isDirty, 'the file on the disk is not what is judged');
  });
});

test('a broken manifest is a finding at its place, and its neighbours are judged on', async () => {
  const path = 'agreements/trust-domains.yaml';
  await withOpen(path, async (editor) => {
    await replace(editor, '  owner: team-partners\n', '');
    await replace(editor, '  operator: internal', '  operator: [internal');
    await eventually(() => assert.deepEqual(rulesIn(path), ['missing-owner', 'syntax-error']));
    const end = rangeOf(editor.document, '---').start;
    assert.ok(findingOf(path, 'syntax-error')?.range.start.isBefore(end));
    assert.ok(findingOf(path, 'missing-owner')?.range.start.isAfter(end));
    await replace(editor, '  operator: [internal', '  operator: internal');
    await eventually(() => assert.deepEqual(rulesIn(path), ['missing-owner']));
  });
  await eventually(() => assert.deepEqual(rulesIn(path), []));
});

test('what one file says is followed in another', async () => {
  await withOpen('agreements/payments-gateway.yaml', async (editor) => {
    await replace(editor, 'name: payments-gateway', 'name: other-gateway');
    await eventually(() =>
      assert.ok(rulesIn(agreement).includes('dangling-policy-reference'), `${rulesIn(agreement)}`),
    );
    await replace(editor, 'name: other-gateway', 'name: payments-gateway');
    await eventually(() => assert.deepEqual(rulesIn(agreement), []));
  });
});

test('a file that is made, changed and deleted by another program is followed', async () => {
  const path = 'spire/acquirer-copy.yaml';
  const text = await twin();
  await writeOnDisk(path, text);
  await eventually(() => assert.deepEqual(rulesIn(path), ['duplicate-federated-trust-domain']));
  await writeOnDisk(path, text.replace('className: spire-payments', 'className: spire-other'));
  await eventually(() => assert.deepEqual(rulesIn(path), []));
  await writeOnDisk(path, text);
  await eventually(() => assert.deepEqual(rulesIn(path), ['duplicate-federated-trust-domain']));
  await vscode.workspace.fs.delete(uriOf(path));
  await eventually(() => assert.deepEqual(rulesIn(path), []));
});

/** A second resource for a trust domain that has one. */
async function twin(): Promise<string> {
  return (await textOnDisk('spire/acquirer.yaml')).replace('name: acquirer', 'name: acquirer-again');
}

function lineOf(text: string, part: string): number {
  return text.split('\n').findIndex((line) => line.includes(part));
}
