import { isVisible } from '../core/analysis/finding.ts';
import type { Command } from './command.ts';
import { hunksBetween } from './fixes/line-diff.ts';
import { type ChangedFile, fixChecked } from './fixes/rounds.ts';
import { type Rewrite, writeTogether } from './fixes/write-files.ts';
import { load } from './input/load.ts';
import { judge } from './judge.ts';
import { nowFrom, parseOptions } from './options.ts';
import { progressLine } from './progress.ts';
import { say } from './terminal.ts';
import { count, displayPath, printable } from './wording.ts';

export const fix: Command = {
  summary: 'mends what can be mended without a decision',
  usage: `fedlint fix [paths…] [options]

Applies safe fixes only. Suggestions need a person: they are counted, and offered in the editor. What is not edited
stays byte for byte, and a file is exchanged as a whole. One that is not UTF-8, that is read-only or that changed in
the meantime is not written, nor is any other that the same fix edits.

  --dry-run              show the changes, and write nothing
  --now DATE             judge dates as of this day
  --config FILE          use this configuration instead of the nearest .fedlint.yaml

Exit status: 0 everything that can be fixed is fixed, whatever is left for a person; 2 wrong usage, or a file that
could not be read or written. \`fedlint check\` tells what is left.`,
  async run(args) {
    const { values, positionals } = parseOptions(args, {
      'dry-run': { type: 'boolean', default: false },
      now: { type: 'string' },
      config: { type: 'string' },
    });
    const dryRun = values['dry-run'];
    const progress = progressLine(process.stderr, Date.now);
    const checked = await load({
      paths: positionals.length > 0 ? positionals : ['.'],
      now: nowFrom(values.now),
      config: values.config,
      progress: progress.show,
    });
    const run = fixChecked(checked);
    const { findings, failures } = judge(checked, progress);
    progress.clear();
    const done: ChangedFile[] = [];
    const unwritten: string[] = [];
    for (const files of run.changed) {
      const failures = dryRun ? [] : await writeTogether(files.map(rewriteOf));
      if (failures.length === 0) done.push(...files);
      else unwritten.push(...failures);
    }
    for (const line of [...checked.notices, ...failures, ...run.failures, ...unwritten]) say(line);
    for (const file of done) process.stdout.write(`${summaryOf(file, dryRun)}\n`);
    const fixed = done.reduce((sum, file) => sum + file.fixed.length, 0);
    const left = findings.filter(isVisible);
    const suggestions = left.filter((finding) => finding.offers().some(({ kind }) => kind === 'suggest')).length;
    process.stdout.write(
      `${count(fixed, 'finding')} ${dryRun ? 'would be fixed' : 'fixed'} in ${count(done.length, 'file')}. ` +
        `${count(left.length, 'finding')} left, ${suggestions} with a suggestion that needs your decision.\n`,
    );
    return failures.length + run.failures.length + unwritten.length > 0 ? 2 : 0;
  },
};

/** A byte order mark that reading took off goes back on. */
function rewriteOf({ input, before, after }: ChangedFile): Rewrite {
  const bytes = (text: string): Buffer => Buffer.from(input.mark ? `\uFEFF${text}` : text);
  return { path: input.path, before: bytes(before), after: bytes(after) };
}

function summaryOf({ input, before, after, fixed }: ChangedFile, withLines: boolean): string {
  const notes = fixed.map(({ line, rule, title }) => `  ${line}  ${rule}  ${title}`);
  const hunks = hunksBetween(before, after).flatMap(({ line, removed, added }) => [
    `  @@ ${line} @@`,
    ...removed.map((text) => `  - ${text}`),
    ...added.map((text) => `  + ${text}`),
  ]);
  return [displayPath(input.path), ...notes, ...(withLines ? hunks : [])].map(printable).join('\n');
}
