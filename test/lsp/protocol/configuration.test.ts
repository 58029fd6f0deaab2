/** Configuration that people are in the middle of writing, and folders that come and go. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DidChangeConfigurationNotification } from 'vscode-languageserver';
import { filesInMemory, MODERN, startClient, type TestClient, uri, withClient } from '../../harness/language-client.ts';
import { OWNERLESS } from './texts.ts';

const FILE = 'sub/a.yaml';
const OFF = 'rules: { missing-owner: off }\n';

async function severityOf(client: TestClient, path = FILE): Promise<number | undefined> {
  return (await client.diagnostics(path)).find(({ code }) => code === 'missing-owner')?.severity;
}

test('a configuration that breaks for the moment is a finding of its own, and counts again when it is whole', async () => {
  await withClient(MODERN, { [FILE]: OWNERLESS, '.fedlint.yaml': OFF }, async (client) => {
    assert.equal(await severityOf(client), undefined);
    for (const broken of [
      'rules: [',
      'rules: 5\n',
      'rules: { missing-owner: loud }\n',
      '- a\n',
      '',
      '\u0000',
      'a: &a [*a]\n',
    ]) {
      client.open('.fedlint.yaml', broken);
      assert.equal(await severityOf(client), 1, broken);
      client.change('.fedlint.yaml', OFF);
      assert.equal(await severityOf(client), undefined);
      assert.deepEqual(await client.diagnostics('.fedlint.yaml'), []);
    }
    client.change('.fedlint.yaml', 'rules: { missing-owner: loud }\n');
    assert.equal((await client.diagnostics('.fedlint.yaml')).length, 1);
  });
});

const WRONG: readonly unknown[] = [
  null,
  'text',
  7,
  [],
  {},
  { rules: 'off', adoption: 5, localTrustDomains: 'a.example' },
  { rules: ['missing-owner'], adoption: null, localTrustDomains: [1, null, {}] },
  { rules: { 'missing-owner': 0 }, localTrustDomains: { a: 1 } },
  { rules: { 'missing-owner': { severity: 'off' } } },
];

test('settings of wrong types count for nothing, and right ones after them count', async () => {
  for (const settings of WRONG) {
    await withClient(
      MODERN,
      { [FILE]: OWNERLESS },
      async (client) => assert.equal(await severityOf(client), 1, JSON.stringify(settings)),
      { initialize: { initializationOptions: { settings } } },
    );
  }
  for (const initializationOptions of [null, 'text', 7, []]) {
    await withClient(
      MODERN,
      { [FILE]: OWNERLESS },
      async (client) => assert.equal(await severityOf(client), 1, JSON.stringify(initializationOptions)),
      { initialize: { initializationOptions } },
    );
  }
});

test('a client that is asked for its settings may answer anything', async () => {
  let settings: unknown;
  const capabilities = { ...MODERN, workspace: { ...MODERN.workspace, configuration: true } };
  const client = await startClient(capabilities, { [FILE]: OWNERLESS });
  client.connection.onRequest('workspace/configuration', () => {
    if (settings === undefined) throw new Error('not now');
    return [settings];
  });
  try {
    await client.ready();
    const say = async (next: unknown): Promise<void> => {
      settings = next;
      await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    };
    for (const wrong of [...WRONG, undefined]) {
      await say({ rules: { 'missing-owner': 'off' } });
      await client.until(async () => (await severityOf(client)) === undefined, 'the rule is off');
      await say(wrong);
      // What cannot be had leaves things as they are.
      if (wrong === undefined) assert.equal(await severityOf(client), undefined);
      else await client.until(async () => (await severityOf(client)) === 1, JSON.stringify(wrong));
    }
  } finally {
    await client.stop();
  }
});

test('a client that cannot be asked sends its settings', async () => {
  await withClient(MODERN, { [FILE]: OWNERLESS }, async (client) => {
    const say = (settings: unknown) =>
      client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
    await say({ fedlint: { rules: { 'missing-owner': 'info' } } });
    assert.equal(await severityOf(client), 3);
    await say({ other: {} });
    await say(null);
    assert.equal(await severityOf(client), 3, 'these say nothing about us');
    await say({ fedlint: null });
    assert.equal(await severityOf(client), 1);
  });
});

const FOLDERS = { ...MODERN, workspace: { ...MODERN.workspace, workspaceFolders: true } };

function folder(path: string): { uri: string; name: string } {
  return { uri: path === '' ? uri('').slice(0, -1) : uri(path), name: path };
}

/** Paths of the files that are known, as workspace symbols show them. */
async function knownPaths(client: TestClient): Promise<string[]> {
  const found = await client.connection.sendRequest<{ containerName: string }[]>('workspace/symbol', { query: '' });
  return [...new Set(found.map(({ containerName }) => containerName))].sort();
}

async function change(client: TestClient, added: string[], removed: string[]): Promise<void> {
  const event = { added: added.map(folder), removed: removed.map(folder) };
  await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
}

test('folders may lie in each other: the innermost names a file, and the outermost keeps it', async () => {
  const files = { 'top.yaml': OWNERLESS, 'sub/a.yaml': OWNERLESS, 'sub/deep/b.yaml': OWNERLESS };
  await withClient(FOLDERS, files, async (client) => {
    const becomes = (expected: string[]) =>
      client.until(async () => (await knownPaths(client)).join() === expected.join(), expected.join());
    await becomes(['sub/a.yaml', 'sub/deep/b.yaml', 'top.yaml']);
    client.open('sub/deep/b.yaml', OWNERLESS);
    await change(client, ['sub/deep'], []);
    await becomes(['b.yaml', 'sub/a.yaml', 'top.yaml']);
    await change(client, ['sub'], ['']);
    await becomes(['a.yaml', 'b.yaml']);
    await change(client, [''], ['sub', 'sub/deep']);
    await becomes(['sub/a.yaml', 'sub/deep/b.yaml', 'top.yaml']);
    await change(client, [], ['', 'never/there']);
    await becomes(['b.yaml']);
    client.close('sub/deep/b.yaml');
    await becomes([]);
    await change(client, ['', ''], []);
    await becomes(['sub/a.yaml', 'sub/deep/b.yaml', 'top.yaml']);
  });
});

test('a configuration leaves with its folder, and a folder that leaves while it is read leaves nothing', async () => {
  const files: Record<string, string> = { 'sub/.fedlint.yaml': OFF, [FILE]: OWNERLESS };
  const memory = filesInMemory(files);
  const held: (() => void)[] = [];
  let isSlow = false;
  const provider = {
    list: memory.list,
    async read(address: string) {
      if (isSlow) await new Promise<void>((resolve) => held.push(resolve));
      return memory.read(address);
    },
  };
  await withClient(
    FOLDERS,
    files,
    async (client) => {
      client.open(FILE, OWNERLESS);
      assert.equal(await severityOf(client), undefined);
      await change(client, [], ['']);
      assert.equal(await severityOf(client), 1);
      client.close(FILE);
      isSlow = true;
      await change(client, [''], []);
      await client.until(() => held.length === 2, 'both files are being read');
      await change(client, [], ['']);
      for (const resolve of held) resolve();
      for (let turn = 0; turn < 10; turn++) await client.ready();
      assert.deepEqual(await knownPaths(client), []);
    },
    { files: provider },
  );
});
