/** Typing in one small file of a workspace of many. */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { estate } from '../estate.ts';
import { writeFiles } from '../files.ts';
import type { LspProcess } from '../lsp-process.ts';
import type { Setting } from '../part.ts';
import { temporaryFolder } from '../product.ts';
import type { Row, Section } from '../section.ts';
import { fedlintServer, OURS, type ServerContender, yamlLanguageServer } from '../servers.ts';
import type { Sizes } from '../sizes.ts';
import { median, spread } from '../statistics.ts';
import { timed, typistAt } from '../typist.ts';

/** What is typed: something nobody else reads, or a name that others refer to. */
const TYPED = [
  { what: 'a purpose', word: 'purpose:' },
  { what: 'a trust domain', word: 'remote:' },
] as const;

export async function inWorkspace(setting: Setting): Promise<Section> {
  const contenders = [fedlintServer(setting), ...yamlLanguageServer(setting)];
  const rows: Row[] = [];
  for (const count of setting.sizes.manifests) rows.push(...(await typedIn(contenders, count, setting)));
  return {
    part: 'keystroke',
    title: 'keystroke to diagnostics, one file of a workspace',
    columns: [
      { key: 'manifests', title: 'manifests', unit: 'count' },
      { key: 'server', title: 'server' },
      { key: 'typed', title: 'typed' },
      { key: 'strokes', title: 'strokes', unit: 'count' },
      { key: 'median', title: 'median', unit: 'ms' },
      { key: 'p95', title: '95 %', unit: 'ms' },
      { key: 'ratio', title: 'of ours', unit: '×' },
      { key: 'work', title: 'processor', unit: 'ms' },
      { key: 'ready', title: 'until ready', unit: 'ms' },
      { key: 'resident', title: 'memory', unit: 'MB' },
    ],
    rows,
    notes: [
      'processor: the time that a server computes for one keystroke, with everything that follows in the next moments,',
      'while it is asked for the diagnostics of all files, as editors do.',
    ],
  };
}

async function typedIn(contenders: readonly ServerContender[], count: number, setting: Setting): Promise<Row[]> {
  const { sizes, keep } = setting;
  const folder = temporaryFolder('workspace', keep);
  const files = estate(count);
  writeFiles(folder, files);
  const [path = '', text = ''] = files.find(([one]) => one.startsWith('federations/')) ?? [];
  const uri = pathToFileURL(join(folder, path)).href;
  const desks: { readonly name: string; readonly server: LspProcess; readonly ready: number }[] = [];
  for (const { name, start } of contenders) {
    const started = performance.now();
    const server = await start(pathToFileURL(folder).href);
    if (name === OURS) {
      await server.ask('fedlint/ready');
      server.watchWorkspace();
    }
    await server.open(uri, text);
    desks.push({ name, server, ready: performance.now() - started });
    await quiet(server, sizes.quietMs);
  }
  const rows: Row[] = [];
  for (const { what, word } of TYPED) {
    const typists = desks.map(({ server }) => ({ ...typistAt(server, uri, text, word), strokes: [] as number[] }));
    for (let i = 0; i < sizes.keystrokes; i++) {
      for (const typist of typists) typist.strokes.push(await typist.stroke());
    }
    const ours = median(typists[0]?.strokes ?? []);
    for (const [at, { name, server, ready }] of desks.entries()) {
      const { strokes = [], stroke } = typists[at] ?? {};
      const work = stroke && (await workOf(server, stroke, sizes));
      const figures = { ...spread(strokes), strokes: strokes.length, ratio: median(strokes) / ours, work, ready };
      rows.push({ manifests: count, server: name, typed: what, ...figures, resident: server.resident() });
    }
  }
  for (const { server } of desks) await server.stop();
  return rows;
}

/** Processor time for one keystroke, all that comes after it included; each is left to settle before the next. */
async function workOf(server: LspProcess, stroke: () => Promise<unknown>, sizes: Sizes): Promise<number | undefined> {
  const strokes = Math.ceil(sizes.keystrokes / 10);
  await quiet(server, sizes.quietMs);
  const before = server.processorTime();
  if (before === undefined) return undefined;
  for (let i = 0; i < strokes; i++) {
    await timed(stroke);
    await quiet(server, sizes.quietMs);
  }
  return ((server.processorTime() ?? before) - before) / strokes;
}

async function quiet(server: LspProcess, ms: number): Promise<void> {
  for (;;) {
    const before = server.processorTime();
    await pause(ms);
    if (server.processorTime() === before) return;
  }
}
