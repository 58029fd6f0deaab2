import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { editsOf } from '../core/analysis/edits.ts';
import { isMapValue, type Operation } from '../core/fixes/operation.ts';
import type { Command } from './command.ts';
import { INITIAL_CONFIGURATION } from './initial-configuration.ts';
import { configurationFileFor } from './input/configurations.ts';
import { type Checked, load } from './input/load.ts';
import { targetOf } from './input/targets.ts';
import { judge } from './judge.ts';
import { nowFrom, parseOptions } from './options.ts';
import { progressLine } from './progress.ts';
import { say } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import { displayPath, printable, reasonOf } from './wording.ts';

export const init: Command = {
  summary: 'writes a commented configuration, and proposes a manifest per trust link',
  usage: `fedlint init [folder] [options]

Writes .fedlint.yaml where none counts yet, and shows the Federation manifests that the trust links it finds are
missing. Files that exist are never touched.

  --write                write these manifests too
  --now DATE             propose dates as of this day

Exit status: 0 done, 2 wrong usage, or a file that could not be read or written.`,
  async run(args) {
    const { values, positionals } = parseOptions(args, {
      write: { type: 'boolean', default: false },
      now: { type: 'string' },
    });
    const [folder = '.', ...others] = positionals;
    const { path, type } = await targetOf(folder);
    if (others.length > 0 || type !== 'folder') throw new UsageError('`fedlint init` takes one folder.');
    await configure(path);
    const progress = progressLine(process.stderr, Date.now);
    const checked = await load({
      paths: [path],
      now: nowFrom(values.now),
      config: undefined,
      progress: progress.show,
    });
    const { failures } = judge(checked, progress);
    progress.clear();
    for (const line of [...checked.notices, ...failures]) say(line);
    await propose(proposalsFor(checked), values.write);
    return failures.length > 0 ? 2 : 0;
  },
};

/** An empty configuration of its own would take a folder out of the reach of the one above. */
async function configure(folder: string): Promise<void> {
  const existing = configurationFileFor(folder);
  if (existing !== undefined) {
    tell(`${displayPath(existing)} counts here already and was left as it is.`);
    return;
  }
  const file = join(folder, '.fedlint.yaml');
  await create(file, INITIAL_CONFIGURATION);
  tell(`${displayPath(file)} written. It changes nothing until you edit it.`);
}

/** The manifests on offer, by path: several resources may set up one and the same link. */
function proposalsFor({ analyzer, inputs }: Checked): ReadonlyMap<string, string> {
  const proposals = new Map<string, string>();
  for (const { uri } of inputs.filter(({ reported }) => reported)) {
    for (const finding of analyzer.findings(uri)) {
      const offer = finding.offers().find(({ operations }) => operations.some(createsFederation));
      for (const { name, text } of (offer && editsOf(analyzer, finding, offer, 'plain')?.created) ?? []) {
        const path = join(dirname(fileURLToPath(uri)), basename(name));
        if (!proposals.has(path)) proposals.set(path, text);
      }
    }
  }
  return proposals;
}

function createsFederation(operation: Operation): boolean {
  return (
    operation.op === 'create-file' &&
    operation.documents.some(
      (document) =>
        isMapValue(document) && document.map.some(([key, value]) => key === 'kind' && value === 'Federation'),
    )
  );
}

async function propose(proposals: ReadonlyMap<string, string>, write: boolean): Promise<void> {
  if (proposals.size === 0) tell('No trust link without a manifest was found.');
  for (const [path, text] of proposals) {
    const name = displayPath(path);
    if (existsSync(path)) tell(`${name} exists and was left as it is.`);
    else if (write) {
      await create(path, text);
      tell(`${name} written. Fill in what is marked TODO.`);
    } else tell('', `Proposed ${name} (--write writes it):`, '', ...text.trimEnd().split('\n'));
  }
}

function tell(...lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${printable(line)}\n`);
}

async function create(file: string, text: string): Promise<void> {
  await writeFile(file, text, { flag: 'wx' }).catch((error: unknown) => {
    throw new UsageError(`\`${displayPath(file)}\` cannot be written: ${reasonOf(error)}.`);
  });
}
