import { writeFile } from 'node:fs/promises';
import { isVisible } from '../core/analysis/finding.ts';
import { atLeast } from '../core/rules/severity.ts';
import type { Command } from './command.ts';
import { load } from './load.ts';
import { nowFrom, parseOptions, severityFrom } from './options.ts';
import { progressLine } from './progress.ts';
import { reports } from './reports/list.ts';
import { readStandardInput } from './standard-input.ts';
import { UsageError } from './usage-error.ts';

const FORMATS = Object.keys(reports).join('|');

export const check: Command = {
  summary: 'checks files and folders',
  usage: `fedlint check [paths…] [options]

Paths are files or folders (default: the working directory); .gitignore is honoured. \`-\` reads standard input.

  --format ${FORMATS}   how findings are written (default text)
  --output FILE          where they are written (default standard output)
  --severity LEVEL       the exit status is 1 from this severity on: error (default), warning, info
  --now DATE             judge dates as of this day
  --config FILE          use this configuration instead of the nearest .fedlint.yaml
  --stdin-filename NAME  the name that standard input goes by`,
  async run(args) {
    const { values, positionals } = parseOptions(args, {
      format: { type: 'string', default: 'text' },
      output: { type: 'string' },
      severity: { type: 'string' },
      now: { type: 'string' },
      config: { type: 'string' },
      'stdin-filename': { type: 'string', default: 'stdin.yaml' },
    });
    const report = reports[values.format];
    if (!report) throw new UsageError(`--format: \`${values.format}\` is none of ${FORMATS.replaceAll('|', ', ')}.`);
    const failing = severityFrom(values.severity);
    const now = nowFrom(values.now);
    const paths = positionals.filter((path) => path !== '-');
    const fromStdin = paths.length < positionals.length;
    const progress = progressLine();
    const checked = await load({
      paths: paths.length > 0 || fromStdin ? paths : ['.'],
      now,
      config: values.config,
      stdin: fromStdin ? { name: values['stdin-filename'], text: await readStandardInput() } : undefined,
      progress: progress.show,
    });
    const findings = checked.uris.flatMap((uri) => checked.analyzer.findings(uri));
    progress.clear();
    for (const line of checked.skipped) process.stderr.write(`fedlint: ${line}\n`);
    const toTerminal = values.output === undefined && process.stdout.isTTY === true && !process.env.NO_COLOR;
    const text = report({ checked, findings, now, color: toTerminal });
    if (values.output === undefined) process.stdout.write(text);
    else await writeFile(values.output, text);
    const visible = findings.filter(isVisible);
    if (visible.some(({ rule }) => rule.id === 'internal-error')) return 2;
    return visible.some(({ severity }) => atLeast(severity, failing)) ? 1 : 0;
  },
};
