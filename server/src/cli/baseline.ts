import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pruneBaseline, type Share, sharesOf, writeBaseline } from './baseline/update.ts';
import type { Command } from './command.ts';
import { configurationFileFor } from './input/configurations.ts';
import { type Checked, load } from './input/load.ts';
import { judge } from './judge.ts';
import { nowFrom, parseOptions } from './options.ts';
import { progressLine } from './progress.ts';
import { say } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import { count, displayPath, printable } from './wording.ts';

const DEFAULT_FILE = '.fedlint-baseline.json';

export const baseline: Command = {
  summary: 'keeps the list of findings that are known',
  usage: `fedlint baseline write|prune [paths…] [options]

A baseline lists findings that are known: \`fedlint check\` does not count them, so a repository can adopt Fedlint before
all of it is mended. An entry goes by rule, file, object and field, so it stays right when lines or items of lists move.

  write                  puts all present findings into the baseline
  prune                  takes out the entries that no longer occur, and says which; new findings are not added

Entries for files that the paths do not reach stay as they are. What may not be suppressed is not taken in.

  --file FILE            the baseline (default the one that .fedlint.yaml names, else ${DEFAULT_FILE})
  --now DATE             judge dates as of this day
  --config FILE          use this configuration instead of the nearest .fedlint.yaml

Exit status: 0 done, 2 wrong usage, or a manifest that could not be read; then nothing is written.`,
  async run(args) {
    const { values, positionals } = parseOptions(args, {
      file: { type: 'string' },
      now: { type: 'string' },
      config: { type: 'string' },
    });
    const [verb, ...paths] = positionals;
    if (verb !== 'write' && verb !== 'prune') throw new UsageError('`fedlint baseline` needs a verb: write or prune.');
    const progress = progressLine(process.stderr, Date.now);
    const checked = await load({
      paths: paths.length > 0 ? paths : ['.'],
      now: nowFrom(values.now),
      config: values.config,
      progress: progress.show,
    });
    const { findings, failures } = judge(checked, progress);
    progress.clear();
    for (const line of [...checked.notices, ...failures]) say(line);
    // A baseline of a run that missed something would let the rest through for good, or forget it.
    if (failures.length > 0) {
      say('No baseline was written, because the check is incomplete.');
      return 2;
    }
    const given = values.file === undefined ? undefined : resolve(values.file);
    const shares = sharesOf(checked, findings, given, resolve(DEFAULT_FILE));
    const lines = await (verb === 'write' ? write : prune)(checked, shares);
    for (const line of lines) process.stdout.write(`${printable(line)}\n`);
    return 0;
  },
};

async function write(checked: Checked, shares: readonly Share[]): Promise<string[]> {
  const lines: string[] = [];
  for (const share of shares) {
    const isIdle = shares.length > 1 && share.findings.length === 0 && !existsSync(share.file);
    if (isIdle) continue;
    const entries = await writeBaseline(checked, share);
    const name = displayPath(share.file);
    lines.push(`${count(entries, 'finding')} in the baseline \`${name}\`.`);
    if (!checked.inputs.some((input) => input.baseline === share.file)) lines.push(useOf(name));
  }
  return lines;
}

async function prune(checked: Checked, shares: readonly Share[]): Promise<string[]> {
  const lines: string[] = [];
  for (const share of shares) {
    const isIdle = shares.length > 1 && !existsSync(share.file);
    const gone = isIdle ? [] : await pruneBaseline(checked, share);
    lines.push(...gone.map(({ rule, file, object, path }) => `${file}  ${rule}  ${object}${path}`));
    if (!isIdle)
      lines.push(`${count(gone.length, 'finding')} taken out of the baseline \`${displayPath(share.file)}\`.`);
  }
  return lines;
}

/** A baseline that nothing names is not heeded. */
function useOf(name: string): string {
  const configuration = configurationFileFor(process.cwd());
  const where = configuration === undefined ? '.fedlint.yaml' : displayPath(configuration);
  return `\`fedlint check --baseline ${name}\` puts it to use, or the setting \`baseline\` in ${where} for every run.`;
}
