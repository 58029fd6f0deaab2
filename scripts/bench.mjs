/**
 * `npm run bench`: how long a keystroke takes until its diagnostics are there, beside yaml-language-server in the same
 * run. One process each, driven over stdio; medians; ratios are what to quote, as machines differ.
 *
 * Then how fast HCL and certificates are read, and what the review of a change costs.
 *
 *   npm run bench -- [--lines 140,1400,14000,140000] [--keystrokes 30] [--alone] [--review]
 *
 * `--alone` leaves yaml-language-server out, `--review` everything but the review.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { LspProcess } from './bench/lsp-process.mjs';
import { documents } from './bench/manifests.mjs';

/** The last version that runs on Node 20. */
const YAML_LANGUAGE_SERVER = 'yaml-language-server@1.24.0';

const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '140,1400,14000,140000' },
    keystrokes: { type: 'string', default: '30' },
    alone: { type: 'boolean', default: false },
    review: { type: 'boolean', default: false },
  },
});
if (values.review) {
  inProcess('review');
  process.exit();
}

const sizes = values.lines.split(',').map(Number);
const keystrokes = Number(values.keystrokes);

const contenders = [
  { name: 'fedlint, pull', command: ['dist/server.cjs', '--stdio'], pull: true },
  { name: 'fedlint, push', command: ['dist/server.cjs', '--stdio'], pull: false },
];
if (!values.alone)
  contenders.push({
    name: 'yaml-language-server',
    command: [yamlLanguageServer(), '--stdio'],
    pull: false,
    schema: true,
  });

const rows = [];
for (const kind of ['governed', 'bare']) {
  for (const lines of sizes) {
    for (const contender of contenders)
      rows.push({ kind, lines, contender: contender.name, ...(await measure(contender, kind, lines)) });
  }
}
report(rows);
console.log();
inProcess('reading');
console.log();
inProcess('review');

function inProcess(part) {
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', `scripts/bench/${part}.ts`], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}

/** One server, one file: open, keystrokes, hover, completion, memory. Milliseconds and megabytes. */
async function measure({ command, pull, schema }, kind, lines) {
  const text = documents(kind, lines);
  const server = new LspProcess(command, {
    pull,
    schema: schema && pathToFileURL(resolve('schemas/clusterfederatedtrustdomain.schema.json')).href,
  });
  await server.start();
  const open = await server.timed(() => server.open(text), 'open');
  const middle = Math.floor(text.split('\n').length / 2);
  const target = text.split('\n').findIndex((line, index) => index >= middle && line.includes('bundleEndpointURL:'));
  const column = text.split('\n')[target].length;
  const strokes = [];
  for (let i = 0; i < keystrokes; i++) {
    // Every other one breaks the trust domain's URL or mends it, so that findings come and go.
    const insert = i % 2 === 0;
    const edit = insert
      ? {
          range: { start: { line: target, character: column }, end: { line: target, character: column } },
          text: ` ${i}`,
        }
      : {
          range: {
            start: { line: target, character: column },
            end: { line: target, character: column + String(i - 1).length + 1 },
          },
          text: '',
        };
    strokes.push(await server.timed(() => server.change(edit), 'change'));
  }
  const position = { line: target, character: 6 };
  const hover = await server.timed(() => server.request('textDocument/hover', position), 'hover');
  const completion = await server.timed(
    () => server.request('textDocument/completion', { line: target, character: 2 }),
    'completion',
  );
  const memory = server.memory();
  await server.stop();
  return { open, keystroke: median(strokes), slowest: Math.max(...strokes), hover, completion, memory };
}

function report(rows) {
  const header = ['documents', 'lines', 'server', 'open', 'keystroke', 'slowest', 'hover', 'completion', 'memory'];
  const body = rows.map((row) => [
    row.kind,
    String(row.lines),
    row.contender,
    ...[row.open, row.keystroke, row.slowest, row.hover, row.completion].map((ms) =>
      ms === undefined ? 'none' : `${ms.toFixed(1)} ms`,
    ),
    `${row.memory} MB`,
  ]);
  const widths = header.map((title, column) => Math.max(title.length, ...body.map((cells) => cells[column].length)));
  for (const cells of [header, ...body])
    console.log(cells.map((cell, column) => cell.padEnd(widths[column])).join('  '));
  console.log();
  for (const kind of ['governed', 'bare']) {
    for (const { name } of contenders) {
      const at = (lines) =>
        rows.find((row) => row.kind === kind && row.contender === name && row.lines === lines)?.keystroke;
      const [small, large] = [at(140), at(14000)];
      if (small && large)
        console.log(
          `${kind}: ${name}: a keystroke at 14,000 lines costs ${(large / small).toFixed(2)} times one at 140 lines`,
        );
    }
    for (const lines of sizes) {
      const of = (name) =>
        rows.find((row) => row.kind === kind && row.contender === name && row.lines === lines)?.keystroke;
      const [ours, theirs] = [of('fedlint, pull'), of('yaml-language-server')];
      if (ours && theirs)
        console.log(
          `${kind}: at ${lines} lines yaml-language-server takes ${(theirs / ours).toFixed(0)} times as long per keystroke`,
        );
    }
  }
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Installed beside the checkout's other downloads; it is no dependency of ours. */
function yamlLanguageServer() {
  const folder = resolve('.vscode-test/bench');
  const entry = join(folder, 'node_modules/yaml-language-server/bin/yaml-language-server');
  if (existsSync(entry)) return entry;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', YAML_LANGUAGE_SERVER], {
    cwd: folder,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('yaml-language-server could not be installed; run with --alone to leave it out');
  return entry;
}
