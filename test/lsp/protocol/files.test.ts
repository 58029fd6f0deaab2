/** Files and folders that change outside the editor, or are moved by it, in any order. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FileProvider } from '../../../server/src/files/file-provider.ts';
import { filesInMemory, MODERN, PLAIN, type TestClient, uri, withClient } from '../../harness/language-client.ts';
import { OWNERLESS, SOUND } from './texts.ts';

const CREATED = 1;
const CHANGED = 2;
const DELETED = 3;

function tell({ connection }: TestClient, type: number, ...paths: readonly string[]): Promise<void> {
  const changes = paths.map((path) => ({ uri: uri(path), type }));
  return connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
}

/** Files with findings. */
async function shown(client: TestClient, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) if ((await client.diagnostics(path)).length > 0) found.push(path);
  return found;
}

test('a folder that is deleted takes its files with it, and they come back with it', async () => {
  const paths = ['sub/a.yaml', 'sub/deep/er/b.yaml', 'subway/c.yaml'];
  const files: Record<string, string> = Object.fromEntries(paths.map((path) => [path, OWNERLESS]));
  await withClient(MODERN, files, async (client) => {
    assert.deepEqual(await shown(client, paths), paths);
    delete files['sub/a.yaml'];
    delete files['sub/deep/er/b.yaml'];
    await tell(client, DELETED, 'sub');
    await client.until(async () => (await shown(client, paths)).join() === 'subway/c.yaml', 'the files are gone');
    files['sub/a.yaml'] = SOUND;
    files['sub/deep/er/b.yaml'] = OWNERLESS;
    await tell(client, CREATED, 'sub');
    const again = ['sub/deep/er/b.yaml', 'subway/c.yaml'];
    await client.until(
      async () => (await shown(client, paths)).join() === again.join(),
      'those with findings are back',
    );
  });
});

test('a configuration goes with its folder', async () => {
  const files: Record<string, string> = {
    'sub/.fedlint.yaml': 'rules: { missing-owner: off }\n',
    'sub/a.yaml': OWNERLESS,
  };
  await withClient(MODERN, files, async (client) => {
    assert.deepEqual(await shown(client, ['sub/a.yaml']), []);
    client.open('sub/a.yaml', OWNERLESS);
    delete files['sub/.fedlint.yaml'];
    delete files['sub/a.yaml'];
    await tell(client, DELETED, 'sub');
    await client.until(async () => (await shown(client, ['sub/a.yaml'])).length === 1, 'the rule is on again');
  });
});

test('of two configurations in a folder the first counts, and the other takes its place', async () => {
  const files: Record<string, string> = {
    '.fedlint.yml': 'rules: { missing-owner: off }\n',
    '.fedlint.yaml': 'rules: { missing-owner: info }\n',
    'a.yaml': OWNERLESS,
  };
  await withClient(MODERN, files, async (client) => {
    assert.equal((await client.diagnostics('a.yaml'))[0]?.severity, 3);
    delete files['.fedlint.yaml'];
    await tell(client, DELETED, '.fedlint.yaml');
    await client.until(async () => (await shown(client, ['a.yaml'])).length === 0, 'the other one counts');
    delete files['.fedlint.yml'];
    await tell(client, DELETED, '.fedlint.yml');
    await client.until(async () => (await shown(client, ['a.yaml'])).length === 1, 'none is left');
  });
});

test('what the editor itself makes, renames and deletes is followed, folders as well', async () => {
  const files: Record<string, string> = { 'old/a.yaml': OWNERLESS };
  await withClient(MODERN, files, async (client) => {
    assert.ok(client.initialized.capabilities.workspace?.fileOperations?.didRename);
    const paths = ['old/a.yaml', 'new/a.yaml', 'new/b.yaml'];
    files['new/a.yaml'] = OWNERLESS;
    delete files['old/a.yaml'];
    await client.connection.sendNotification('workspace/didRenameFiles', {
      files: [{ oldUri: uri('old'), newUri: uri('new') }],
    });
    await client.until(async () => (await shown(client, paths)).join() === 'new/a.yaml', 'the folder has moved');
    files['new/b.yaml'] = OWNERLESS;
    await client.connection.sendNotification('workspace/didCreateFiles', { files: [{ uri: uri('new/b.yaml') }] });
    await client.until(async () => (await shown(client, paths)).join() === 'new/a.yaml,new/b.yaml', 'a new file');
    delete files['new/a.yaml'];
    delete files['new/b.yaml'];
    await client.connection.sendNotification('workspace/didDeleteFiles', { files: [{ uri: uri('new') }] });
    await client.until(async () => (await shown(client, paths)).length === 0, 'nothing is left');
  });
});

test('a document that is open counts, while its file vanishes and comes back different', async () => {
  const files: Record<string, string> = { 'a.yaml': SOUND };
  await withClient(MODERN, files, async (client) => {
    client.open('a.yaml', OWNERLESS);
    delete files['a.yaml'];
    await tell(client, DELETED, 'a.yaml');
    assert.deepEqual(await shown(client, ['a.yaml']), ['a.yaml']);
    files['a.yaml'] = SOUND;
    await tell(client, CREATED, 'a.yaml');
    assert.deepEqual(await shown(client, ['a.yaml']), ['a.yaml']);
    client.close('a.yaml');
    await client.until(async () => (await shown(client, ['a.yaml'])).length === 0, 'the file on the disk is sound');
  });
});

/** Files that can be made to wait before they are handed over, each with the text it had when it was asked for. */
function slowFiles(files: Readonly<Record<string, string>>) {
  const memory = filesInMemory(files);
  const held: (() => void)[] = [];
  const lists: string[] = [];
  const state = { isSlow: false, lists, reads: 0, atOnce: 0, most: 0 };
  const provider: FileProvider = {
    list(folder) {
      state.lists.push(folder);
      return memory.list(folder);
    },
    async read(address) {
      state.reads++;
      state.most = Math.max(state.most, ++state.atOnce);
      const text = await memory.read(address);
      if (state.isSlow) await new Promise<void>((resolve) => held.push(resolve));
      else await new Promise((resolve) => setImmediate(resolve));
      state.atOnce--;
      return text;
    },
  };
  return { provider, state, held };
}

test('a reading that comes late does not undo a later one', async () => {
  const files: Record<string, string> = { 'a.yaml': SOUND };
  const { provider, state, held } = slowFiles(files);
  await withClient(
    MODERN,
    files,
    async (client) => {
      state.isSlow = true;
      // The folder is read anew as it is added, and the file changes meanwhile.
      await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added: [{ uri: uri('').slice(0, -1), name: 'again' }], removed: [] },
      });
      await client.until(() => held.length === 1, 'the first reading has begun');
      files['a.yaml'] = OWNERLESS;
      await tell(client, CHANGED, 'a.yaml');
      await client.until(() => held.length === 2, 'the second reading has begun');
      held[1]?.();
      await client.until(async () => (await shown(client, ['a.yaml'])).length === 1, 'the later text is taken');
      held[0]?.();
      for (let turn = 0; turn < 10; turn++) await client.ready();
      assert.deepEqual(await shown(client, ['a.yaml']), ['a.yaml']);
    },
    {
      files: provider,
      initialize: { capabilities: { ...MODERN, workspace: { ...MODERN.workspace, workspaceFolders: true } } },
    },
  );
});

test('ten thousand events are gathered while files are read, and never too many are read at once', async () => {
  const paths = Array.from({ length: 100 }, (_, index) => `f${index}.yaml`);
  const files: Record<string, string> = Object.fromEntries(paths.map((path) => [path, 'a: b\n']));
  const { provider, state, held } = slowFiles(files);
  await withClient(
    PLAIN,
    files,
    async (client) => {
      const before = state.reads;
      state.isSlow = true;
      for (let event = 0; event < 5000; event++) void tell(client, CHANGED, paths[event % paths.length] ?? '');
      await tell(client, CHANGED, ...Array.from({ length: 5000 }, (_, event) => paths[event % paths.length] ?? ''));
      await client.ready();
      assert.equal(state.reads - before, 1, 'the first is still being read');
      files['f7.yaml'] = OWNERLESS;
      state.isSlow = false;
      for (const resolve of held) resolve();
      await client.until(() => client.pushed('f7.yaml')?.diagnostics.length === 1, 'the last text is judged');
      assert.ok(state.reads - before <= 1 + paths.length, `${state.reads - before} readings`);
      assert.ok(state.most <= 32, `${state.most} at once`);
    },
    { files: provider },
  );
});

test('events for what is no file of ours, or outside, are nothing', async () => {
  const { provider, state } = slowFiles({});
  await withClient(
    MODERN,
    {},
    async (client) => {
      await tell(client, DELETED, 'node_modules', 'a.ts', '', 'folder/');
      await tell(client, CREATED, 'node_modules', 'node_modules/a', 'empty', 'empty/a.ts', 'empty/b');
      await tell(client, CHANGED, 'a.ts', 'folder');
      const changes = [
        { uri: 'file:///elsewhere/a.yaml', type: CREATED },
        { uri: 'untitled:x.yaml', type: CHANGED },
      ];
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
      await client.ready();
      assert.equal(state.reads, 0);
      assert.deepEqual(state.lists, [uri('').slice(0, -1), uri('empty')], 'what lies in a folder is listed with it');
    },
    { files: provider },
  );
});
