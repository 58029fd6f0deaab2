import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { atLeast } from '../core/model/severity.ts';
import { useBaselines, writeBaseline } from './baseline/baseline.ts';
import type { Command } from './command.ts';
import { type Checked, load } from './input/load.ts';
import { readStandardInput } from './input/standard-input.ts';
import { judge, type Verdict } from './judge.ts';
import { nowFrom, parseOptions, severityFrom } from './options.ts';
import { progressLine } from './progress.ts';
import { entriesOf, reportOn } from './reports/entries.ts';
import { formats, reportNamed } from './reports/list.ts';
import { isNew } from './reports/report.ts';
import { canvasOf, say } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import { count, displayPath, reasonOf } from './wording.ts';

export const check: Command = {
  summary: 'checks files and folders',
  usage: `fedlint check [paths…] [options]

Paths are files or folders (default: the working directory). In folders .gitignore is honoured, and symbolic links are
not followed. A file given by name is judged by what the other manifests of the working directory say, if that is in a
repository; these are not reported on. \`-\` reads standard input.

  --format NAME          how findings are written: ${formats.join(', ')} (default text)
  --output FILE          where they are written (default standard output)
  --severity LEVEL       the exit status is 1 from this severity on: error (default), warning, info
  --now DATE             judge dates as of this day
  --config FILE          use this configuration instead of the nearest .fedlint.yaml
  --baseline FILE        the findings in this file are known: they are not counted, and text does not show them
  --write-baseline FILE  put all findings into this file instead of reporting them
  --stdin-filename NAME  the name that standard input goes by (default stdin.yaml)

A baseline goes by rule, file, object and field, so it stays right when lines move. In .fedlint.yaml, \`baseline\` names
one for every run. What may not be suppressed is not hidden by it either.

Exit status: 0 nothing at or above the severity, 1 findings, 2 wrong usage, a configuration or a manifest that could
not be read, or a failure of Fedlint itself.`,
  async run(args) {
    const { values, positionals } = parseOptions(args, {
      format: { type: 'string', default: 'text' },
      output: { type: 'string' },
      severity: { type: 'string' },
      now: { type: 'string' },
      config: { type: 'string' },
      baseline: { type: 'string' },
      'write-baseline': { type: 'string' },
      'stdin-filename': { type: 'string' },
    });
    const report = reportNamed(values.format);
    const failing = severityFrom(values.severity);
    const now = nowFrom(values.now);
    const paths = positionals.filter((path) => path !== '-');
    const fromStdin = paths.length < positionals.length;
    const name = values['stdin-filename'];
    if (name !== undefined && !fromStdin) throw new UsageError('--stdin-filename goes with the path `-`.');
    const baselineFile = absolute(values.baseline);
    const newBaseline = absolute(values['write-baseline']);
    if (baselineFile !== undefined && newBaseline !== undefined)
      throw new UsageError('--baseline and --write-baseline exclude each other.');

    const progress = progressLine(process.stderr, Date.now);
    const checked = await load({
      paths: paths.length > 0 || fromStdin ? paths : ['.'],
      now,
      config: values.config,
      stdin: fromStdin ? { name: name ?? 'stdin.yaml', bytes: await readStandardInput() } : undefined,
      progress: progress.show,
    });
    const verdict = judge(checked, progress);
    progress.clear();
    for (const line of [...checked.notices, ...verdict.failures]) say(line);
    if (newBaseline !== undefined) return putDown(newBaseline, checked, verdict);

    const baseline = await useBaselines(checked, verdict.findings, baselineFile);
    const entries = entriesOf(checked, verdict.findings, baseline);
    const canvas = canvasOf(values.output === undefined ? process.stdout : undefined);
    const text = report({ ...reportOn(checked), ...canvas, entries, baseline, now });
    if (values.output === undefined) process.stdout.write(text);
    else await writeReport(values.output, text);
    if (verdict.failures.length > 0) return 2;
    return entries.some((entry) => isNew(entry) && atLeast(entry.finding.severity, failing)) ? 1 : 0;
  },
};

function absolute(path: string | undefined): string | undefined {
  return path === undefined ? undefined : resolve(path);
}

/** A baseline of a run that missed something would let the rest through for good. */
async function putDown(file: string, checked: Checked, { findings, failures }: Verdict): Promise<number> {
  if (failures.length > 0) {
    say(`The baseline \`${displayPath(file)}\` was not written, because the check is incomplete.`);
    return 2;
  }
  const entries = await writeBaseline(file, checked, findings);
  say(`${count(entries, 'finding')} in the baseline \`${displayPath(file)}\`.`);
  return 0;
}

async function writeReport(file: string, text: string): Promise<void> {
  await writeFile(file, text).catch((error: unknown) => {
    throw new UsageError(`--output: \`${file}\` cannot be written: ${reasonOf(error)}.`);
  });
}
