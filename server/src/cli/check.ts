import { resolve } from 'node:path';
import { atLeast } from '../core/model/severity.ts';
import { newFindings } from '../core/review/new-findings.ts';
import { baselineTexts, useBaselines } from './baseline/baseline.ts';
import { digestOf, type Judged, recall, remember } from './cache/verdicts.ts';
import type { Command } from './command.ts';
import { gather } from './input/gather.ts';
import { type Checked, opened } from './input/load.ts';
import { readStandardInput } from './input/standard-input.ts';
import { judge } from './judge.ts';
import { nowFrom, parseOptions, severityFrom } from './options.ts';
import { writeReport } from './output.ts';
import { progressLine } from './progress.ts';
import { entriesOf, reportOn } from './reports/entries.ts';
import { formats, reportNamed } from './reports/list.ts';
import { type Entry, isNew } from './reports/report.ts';
import { type States, statesOf } from './review/states.ts';
import { canvasOf, say } from './terminal.ts';
import { UsageError } from './usage-error.ts';

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
  --new-since REF        only the findings that came with the change since REF, wherever they show; what they are
                         compared with is the commit where the change left REF (the merge base)
  --stdin-filename NAME  the name that standard input goes by (default stdin.yaml)
  --no-cache             neither use nor keep what makes the next run faster

The same check of the same files is told from memory until a date in them passes. What is kept lies in the user's cache
folder, and may be removed at any time.

\`fedlint baseline write\` writes a baseline. It goes by rule, file, object and field, so it stays right when lines move. In
.fedlint.yaml, \`baseline\` names one for every run. What may not be suppressed is not hidden by it either.

Exit status: 0 nothing at or above the severity, 1 findings, 2 wrong usage, a configuration or a manifest that could
not be read, or a failure of Fedlint itself.`,
  async run(args, cache) {
    const { values, positionals } = parseOptions(args, {
      format: { type: 'string', default: 'text' },
      output: { type: 'string' },
      severity: { type: 'string' },
      now: { type: 'string' },
      config: { type: 'string' },
      baseline: { type: 'string' },
      'new-since': { type: 'string' },
      'stdin-filename': { type: 'string' },
    });
    const report = reportNamed(values.format);
    const failing = severityFrom(values.severity);
    const now = nowFrom(values.now);
    const paths = positionals.filter((path) => path !== '-');
    const fromStdin = paths.length < positionals.length;
    const name = values['stdin-filename'];
    if (name !== undefined && !fromStdin) throw new UsageError('--stdin-filename goes with the path `-`.');
    const since = values['new-since'];
    if (since !== undefined && fromStdin) throw new UsageError('--new-since cannot go with the path `-`.');

    const progress = progressLine(process.stderr, Date.now);
    const request = {
      paths: paths.length > 0 || fromStdin ? paths : ['.'],
      ...{ config: values.config, progress: progress.show },
    };
    const canvas = canvasOf(values.output === undefined ? process.stdout : undefined);
    const given = values.baseline === undefined ? undefined : resolve(values.baseline);
    const finish = async (checked: Checked, states?: States): Promise<Finished> => {
      const { findings, failures: broken } = judge(checked, progress);
      progress.clear();
      const failures = [...broken, ...(states?.failures ?? [])];
      for (const line of [...checked.notices, ...(states?.notices ?? []), ...failures]) say(line);
      const baseline = await useBaselines(checked, findings, given);
      const all = entriesOf(checked, findings, baseline);
      const entries = states ? broughtBy(states, all) : all;
      const text = report({ ...reportOn(checked), failures, ...canvas, entries, baseline, now });
      await writeReport(values.output, text);
      const fails = entries.some((entry) => isNew(entry) && atLeast(entry.finding.severity, failing));
      return { text, status: failures.length > 0 ? 2 : Number(fails), judged: { checked, findings, now } };
    };

    if (since !== undefined) {
      const states = await statesOf({ ...request, now, base: since, head: undefined });
      return (await finish(states.head.checked, states)).status;
    }
    const stdin = fromStdin ? { name: name ?? 'stdin.yaml', bytes: await readStandardInput() } : undefined;
    const gathered = await gather({ ...request, stdin });
    if (!cache) return (await finish(opened(gathered, now))).status;
    const digest = digestOf(gathered, [values.format, failing, given, canvas, await baselineTexts(gathered, given)]);
    const known = recall(cache, digest, now);
    if (known) {
      progress.clear();
      for (const line of gathered.notices) say(line);
      await writeReport(values.output, known.text);
      return known.status;
    }
    const { text, status, judged } = await finish(opened(gathered, now));
    if (status < 2) remember(cache, digest, { text, status }, judged);
    return status;
  },
};

interface Finished {
  readonly text: string;
  readonly status: number;
  readonly judged: Judged;
}

/** Of the findings those that were not there before the change. */
function broughtBy({ base, head, files }: States, entries: readonly Entry[]): Entry[] {
  const brought = newFindings(base.analyzer, head.checked.analyzer, files);
  return entries.filter(({ finding }) => brought.has(finding)).map((entry) => ({ ...entry, brought: true }));
}
