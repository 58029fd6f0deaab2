import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ENFORCEMENT_POINT, FEDERATION, TRUST_DOMAINS } from '../../server/src/core/rules/examples.ts';
import { MODERN, PLAIN, startClient, uri } from '../harness/language-client.ts';

const SOUND = { 'domains.yaml': TRUST_DOMAINS, 'gateway.yaml': ENFORCEMENT_POINT };
const OWNERLESS = FEDERATION.replace('    renewal: team-identity\n', '');

function ids(diagnostics: readonly { code?: unknown }[]): unknown[] {
  return diagnostics.map(({ code }) => code);
}

test('pull: findings carry rule, link, source and place, and clear when the text is mended', async () => {
  const client = await startClient(MODERN, SOUND);
  await client.ready();
  client.open('federation.yaml', OWNERLESS);
  const [finding, ...others] = await client.diagnostics('federation.yaml');
  assert.deepEqual(others, []);
  assert.equal(finding?.code, 'missing-owner');
  assert.equal(finding?.source, 'fedlint');
  assert.match(finding?.codeDescription?.href ?? '', /missing-owner\.md$/);
  const line = OWNERLESS.split('\n').indexOf('  owners:');
  assert.deepEqual(finding?.range, { start: { line, character: 2 }, end: { line, character: 8 } });
  client.change('federation.yaml', FEDERATION);
  assert.deepEqual(ids(await client.diagnostics('federation.yaml')), []);
  await client.stop();
});

test('pull: an edit that changes no finding is answered by "unchanged"', async () => {
  const client = await startClient(MODERN, SOUND);
  await client.ready();
  client.open('federation.yaml', OWNERLESS);
  const first = await client.pull('federation.yaml');
  const line = OWNERLESS.split('\n').findIndex((text) => text.startsWith('  purpose:'));
  const at = { line, character: 12 };
  client.edit('federation.yaml', { start: at, end: at }, 'x');
  const second = await client.pull('federation.yaml', first.resultId);
  assert.equal(second.kind, 'unchanged');
  client.edit('federation.yaml', { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, '# moved\n');
  const third = await client.pull('federation.yaml', second.resultId);
  assert.equal(third.kind, 'full');
  await client.stop();
});

test('push: versions are sent, a burst of edits is settled by its last text, closing clears', async () => {
  const client = await startClient(PLAIN, SOUND);
  client.open('federation.yaml', FEDERATION);
  for (let i = 0; i < 19; i++) client.change('federation.yaml', i % 2 ? OWNERLESS : FEDERATION);
  client.change('federation.yaml', FEDERATION.replace('    bundle: team-identity\n', ''));
  await client.until(() => client.pushed('federation.yaml')?.version === 21, 'the last version is published');
  assert.deepEqual(ids(client.pushed('federation.yaml')?.diagnostics ?? []), ['missing-owner']);
  client.change('federation.yaml', FEDERATION);
  await client.until(() => client.pushed('federation.yaml')?.version === 22, 'the mended text is published');
  assert.deepEqual(ids(client.pushed('federation.yaml')?.diagnostics ?? []), []);
  client.change('federation.yaml', OWNERLESS);
  client.close('federation.yaml');
  await client.until(() => client.pushed('federation.yaml')?.diagnostics.length === 0, 'nothing is left after closing');
  await client.stop();
});

test('a file that is not open is judged from the disk, and again when it changes there', async () => {
  const files: Record<string, string> = { ...SOUND, 'federation.yaml': OWNERLESS };
  const client = await startClient(PLAIN, files);
  await client.until(() => client.pushed('federation.yaml')?.diagnostics.length === 1, 'the closed file is judged');
  files['federation.yaml'] = FEDERATION;
  const changes = [{ uri: uri('federation.yaml'), type: 2 }];
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
  await client.until(
    () => client.pushed('federation.yaml')?.diagnostics.length === 0,
    'the change on the disk is seen',
  );
  await client.stop();
});

test('configuration: the nearest file counts, and a change of it is followed', async () => {
  const config = 'rules:\n  missing-owner: off\n';
  const files: Record<string, string> = { ...SOUND, '.fedlint.yaml': config };
  const client = await startClient(MODERN, files);
  await client.ready();
  client.open('federation.yaml', OWNERLESS);
  assert.deepEqual(ids(await client.diagnostics('federation.yaml')), []);
  client.open('.fedlint.yaml', 'rules:\n  missing-owner: warning\n');
  const [finding] = await client.diagnostics('federation.yaml');
  assert.equal(finding?.severity, 2);
  await client.stop();
});

test('workspace diagnostics: all files, then only what changed', async () => {
  const client = await startClient(MODERN, { ...SOUND, 'federation.yaml': OWNERLESS });
  await client.ready();
  const ask = (previousResultIds: { uri: string; value: string }[]) =>
    client.connection.sendRequest<{ items: { uri: string; resultId: string; items: { code: unknown }[] }[] }>(
      'workspace/diagnostic',
      { previousResultIds },
    );
  const first = await ask([]);
  assert.deepEqual(
    first.items.map((item) => [item.uri, ids(item.items)]),
    [[uri('federation.yaml'), ['missing-owner']]],
  );
  const pending = ask(first.items.map((item) => ({ uri: item.uri, value: item.resultId })));
  client.open('federation.yaml', FEDERATION);
  assert.deepEqual(
    (await pending).items.map((item) => [item.uri, ids(item.items)]),
    [[uri('federation.yaml'), []]],
  );
  await client.stop();
});

test('workspace diagnostics: a file that was open is told of when it is closed, even when nothing is left to show', async () => {
  const client = await startClient(MODERN, { ...SOUND, 'federation.yaml': FEDERATION });
  await client.ready();
  client.open('federation.yaml', OWNERLESS);
  assert.deepEqual(ids(await client.diagnostics('federation.yaml')), ['missing-owner']);
  client.close('federation.yaml');
  await client.until(async () => {
    const { items } = await client.connection.sendRequest<{ items: { uri: string; items: unknown[] }[] }>(
      'workspace/diagnostic',
      { previousResultIds: [] },
    );
    return items.some((item) => item.uri === uri('federation.yaml') && item.items.length === 0);
  }, 'the finding is taken back');
  await client.stop();
});
