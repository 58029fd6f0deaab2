/** A workspace that others change while it is read: nothing is fatal, what is gone is told, and the rest is judged. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { disk, type FileSource } from '../../server/src/cli/input/file-source.ts';
import { load } from '../../server/src/cli/input/load.ts';
import { EXAMPLE_NOW } from '../../server/src/core/rules/examples.ts';
import { CLEAN, MISSPELT } from '../cli/manifests.ts';
import { folderWith } from '../cli/run.ts';
import { pipe, posix, runIn } from './workspace.ts';

/** The disk, on which something happens between the listing and the reading. */
function after(act: () => void): FileSource {
  let hasHappened = false;
  return {
    ...disk,
    readOurs: async (paths) => {
      if (!hasHappened) act();
      hasHappened = true;
      return disk.readOurs(paths);
    },
  };
}

async function loaded(folder: string, source: FileSource) {
  const request = { paths: [folder], now: EXAMPLE_NOW, config: undefined, progress: () => {}, source };
  const { inputs, failures, notices } = await load(request);
  const plain = (line: string): string => line.replace(/`\S*\//g, '`');
  return {
    names: inputs.map(({ path }) => path.slice(folder.length + 1)),
    failures: failures.map(plain),
    notices: notices.map(plain),
  };
}

test('files that go, and come back as something else, between the listing and the reading', posix, async () => {
  const cwd = folderWith({ 'a.yaml': CLEAN, 'b.yaml': CLEAN, 'c.yaml': CLEAN, 'd.yaml': CLEAN, 'sub/e.yaml': CLEAN });
  const source = after(() => {
    rmSync(join(cwd, 'b.yaml'));
    rmSync(join(cwd, 'c.yaml'));
    mkdirSync(join(cwd, 'c.yaml'));
    rmSync(join(cwd, 'd.yaml'));
    pipe(join(cwd, 'd.yaml'));
    rmSync(join(cwd, 'sub'), { recursive: true });
    writeFileSync(join(cwd, 'sub'), CLEAN);
  });
  assert.deepEqual(await loaded(cwd, source), {
    names: ['a.yaml'],
    failures: [
      '`c.yaml` cannot be read: it is a folder.',
      '`d.yaml` cannot be read: it is a pipe or a device, not a file; `-` reads standard input.',
      '`e.yaml` cannot be read: a part of its path is no folder.',
    ],
    notices: ['`b.yaml` was gone before it could be read.'],
  });
});

test('a folder that goes while it is walked', posix, async () => {
  const cwd = folderWith({ 'a.yaml': CLEAN, 'b/c.yaml': CLEAN });
  const source: FileSource = {
    ...disk,
    async *walk(folder, onFailure) {
      for await (const path of disk.walk(folder, onFailure)) {
        rmSync(join(cwd, 'b'), { recursive: true, force: true });
        yield path;
      }
    },
  };
  const { names } = await loaded(cwd, source);
  assert.deepEqual(names, ['a.yaml']);
});

test('runs in the midst of a storm end as any other', posix, () => {
  const files = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`${i % 20}/${i}.yaml`, MISSPELT]));
  const cwd = folderWith({ ...files, '.fedlint.yaml': 'adoption: gradual\n' });
  const storm = `
    const { renameSync, writeFileSync, rmSync } = require('node:fs');
    for (let i = 0; ; i = (i + 7) % 20) {
      try { renameSync(String(i), 'moved'); renameSync('moved', String(i)); } catch {}
      try { rmSync(i + '/' + i + '.yaml'); } catch {}
      try { writeFileSync(i + '/' + i + '.yaml', 'a: '.repeat(i * 1000)); } catch {}
    }`;
  const child = spawn(process.execPath, ['-e', storm], { cwd, stdio: 'ignore' });
  try {
    for (const args of [['check'], ['fix']]) runIn(cwd, ...args);
  } finally {
    child.kill('SIGKILL');
  }
});
