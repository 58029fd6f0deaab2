/** Whatever files, folders, options, settings and commits are called, a command tells it in the lines that it has. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { commit, repositoryWith } from '../cli/git-repository.ts';
import { CLEAN, MISSPELT, NAKED_LINK } from '../cli/manifests.ts';
import { emptyFolder, fedlint, folderWith, type Run } from '../cli/run.ts';
import { readByRunner } from '../cli/workflow-commands.ts';
import { PAYLOADS } from './payloads.ts';
import { steeringInLines } from './plain.ts';
import { sampled } from './workspace.ts';

const posix = { skip: process.platform === 'win32' };

/** Several at once: a process takes its time to start. */
const HOSTILE = sampled(PAYLOADS, 8).map((_, index) =>
  PAYLOADS.filter((_one, at) => at % 8 === index)
    .join(' ')
    .replace(/[\0\p{Cs}]/gu, '_'),
);
/** As names of files, of which a disk takes no more than 255 bytes. */
const NAMES = HOSTILE.map((text) => [...text.replaceAll('/', '_')].slice(0, 50).join(''));

/** Each line on standard error is one of ours, and none of either stream is more than words. */
function assertTold({ stdout, stderr }: Run, said: string): void {
  assert.deepEqual(steeringInLines(stderr), [], said);
  assert.deepEqual(steeringInLines(stdout), [], said);
  const lines = stderr.split('\n').slice(0, -1);
  assert.deepEqual(
    lines.filter((line) => !/^fedlint: (?:[A-Z`.]|--[a-z-]+: )/.test(line)),
    [],
    said,
  );
  assert.deepEqual([...readByRunner(stderr).commands, ...readByRunner(stdout).commands], [], said);
}

test('arguments that are refused', () => {
  const cwd = folderWith({ 'a.yaml': CLEAN });
  const uses = (text: string) => [
    [text],
    ['help', text],
    ['check', text],
    ['check', `--format=${text}`],
    ['check', `--severity=${text}`],
    ['check', '--now', text],
    ['check', `--config=${text}`],
    ['check', `--baseline=${text}`],
    ['check', `--output=${text}/x`],
    ['check', `--${text}`],
    ['check', `--new-since=${text}`],
    ['explain', text],
    ['init', text],
    ['baseline', text],
    ['review', `--base=${text}`],
    ['review', `--head=${text}`],
    ['review', `--fail-on=${text}`],
    ['fix', text],
  ];
  for (const [index, text] of HOSTILE.entries()) {
    for (const [nth, args] of uses(text).entries()) {
      if (nth % 8 !== index % 8) continue;
      const run = fedlint(cwd, args);
      assertTold(run, args.join(' '));
      assert.equal(run.status, 2, args.join(' '));
    }
  }
});

test('names of files and folders, and what stands in them', posix, () => {
  for (const [index, name] of NAMES.entries()) {
    const folder = join(emptyFolder(), name);
    mkdirSync(folder);
    const text = HOSTILE[index] ?? '';
    const files = {
      'a.yaml': MISSPELT.replace('opertor', JSON.stringify(text)),
      [`${name}.yaml`]: CLEAN.replaceAll('shop', 'till').replace('internal', JSON.stringify(text)),
      'link.yaml': NAKED_LINK.replace(/name: .*/, `name: ${JSON.stringify(text)}`),
    };
    for (const [file, contents] of Object.entries(files)) writeFileSync(join(folder, file), contents);
    writeFileSync(join(folder, `${name}-broken.yaml`), Buffer.from(`${CLEAN}# é\n`, 'latin1'));
    const commands = [
      ['check', '..'],
      ['fix', '--dry-run', '..'],
      ['init', `../${name}`],
      ['baseline', 'write', '..'],
    ];
    for (const [nth, args] of commands.entries()) {
      if (nth !== index % 4) continue;
      assertTold(fedlint(folder, args), `${args.join(' ')} in ${name}`);
    }
    assertTold(fedlint(folder, ['init']), `again in ${name}`);
  }
});

test('settings that cannot be used, and a baseline that cannot be read', () => {
  for (const text of HOSTILE) {
    const key = JSON.stringify(text);
    const configuration = `rules:\n  ${key}: off\nlocked: [${key}]\ntimeBox:\n  max: ${key}\n${key}: 1\nadoption: ${key}\n`;
    const cwd = folderWith({ 'a.yaml': CLEAN, '.fedlint.yaml': configuration, 'b.json': `{"version": ${key}}` });
    const run = fedlint(cwd, ['check']);
    assertTold(run, configuration);
    assert.equal(run.status, 2);
    assert.ok(run.stderr.split('\n').length > 3, run.stderr);
  }
});

test('messages of commits are nothing to us', () => {
  const cwd = repositoryWith({ 'a.yaml': CLEAN });
  commit(cwd, { 'a.yaml': MISSPELT });
  assertTold(fedlint(cwd, ['review', '--base', 'HEAD~1']), 'review');
});
