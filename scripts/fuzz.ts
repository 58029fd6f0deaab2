// `npm run fuzz`: looks for texts and questions that make Fedlint fall, for a given time.
// Usage: npm run fuzz -- [--seconds 60] [--seed N] [--target NAME…] [--corpus DIR…] [--case N] [--keep DIR]
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Account, type Found, run } from './fuzz/run.ts';
import { targets } from './fuzz/targets/list.ts';
import type { Trial } from './fuzz/trial.ts';

const { values } = parseArgs({
  options: {
    /** For all targets together. */
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    target: { type: 'string', multiple: true, default: targets.map(({ name }) => name) },
    /** Folders of real files. */
    corpus: { type: 'string', multiple: true, default: [] },
    /** The only case to try. */
    case: { type: 'string' },
    /** A folder for what fails, as files that `test/fuzz/fixtures/` takes as they are. */
    keep: { type: 'string' },
  },
});

const unknown = values.target.filter((name) => !targets.some((target) => target.name === name));
if (unknown.length > 0) {
  console.error(`There is no target ${unknown.join(', ')}. There are: ${targets.map(({ name }) => name).join(', ')}.`);
  process.exitCode = 2;
} else await fuzz();

async function fuzz(): Promise<void> {
  const seed = Number(values.seed);
  const seconds = Number(values.seconds) / values.target.length;
  console.log(`seed ${seed}, ${Math.round(seconds)} s for each of ${values.target.length} targets`);
  const accounts: [string, Account][] = [];
  for (const target of values.target) {
    const only = values.case === undefined ? undefined : Number(values.case);
    const assignment = { target, seed, from: 0, only, corpus: values.corpus };
    accounts.push([target, await run(assignment, seconds, (found) => tell(target, seed, found))]);
  }
  table(accounts);
  if (accounts.some(([, { failures }]) => failures > 0)) process.exitCode = 1;
}

function tell(target: string, seed: number, { number, failure, trial }: Found): void {
  const corpus = values.corpus.map((folder) => ` --corpus ${folder}`).join('');
  console.log(`\nFAILED: ${target}, seed ${seed}, case ${number}`);
  console.log(failure.message);
  if (trial) console.log(`on ${shown(trial)}`);
  console.log(`Again: npm run fuzz -- --target ${target} --seed ${seed} --case ${number}${corpus}`);
  if (trial && values.keep !== undefined) {
    mkdirSync(`${values.keep}/${target}`, { recursive: true });
    writeFileSync(`${values.keep}/${target}/${seed}-${number}.json`, `${JSON.stringify(trial, null, 2)}\n`);
  }
}

function shown({ files }: Trial): string {
  return files.map(({ path, text }) => `${path}: ${JSON.stringify(text).slice(0, 3000)}`).join('\n   ');
}

function table(accounts: readonly (readonly [string, Account])[]): void {
  const rows = accounts.map(([target, { cases, bytes, failures, micros, slowest, peakHeap }]) => [
    target,
    String(cases),
    String(bytes),
    String(failures),
    (micros / 6e7).toFixed(1),
    slowest ? `${slowest.perByte.toFixed(1)} (case ${slowest.number})` : '·',
    (peakHeap / 2 ** 20).toFixed(0),
  ]);
  const head = ['target', 'cases', 'bytes', 'failures', 'CPU min', 'slowest µs/byte', 'peak heap MB'];
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)));
  console.log();
  for (const row of [head, ...rows])
    console.log(
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}
