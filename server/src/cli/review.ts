import { fileURLToPath } from 'node:url';
import { brokenFiles } from '../core/review/broken.ts';
import { newFindings } from '../core/review/new-findings.ts';
import { reviewOf } from '../core/review/review.ts';
import { speaksOf } from '../core/review/spoken.ts';
import { viewsOf } from '../core/review/view.ts';
import { remoteUrl } from '../git/remote-url.ts';
import { useBaselines } from './baseline/baseline.ts';
import type { Command } from './command.ts';
import { judge } from './judge.ts';
import { nowFrom, parseOptions } from './options.ts';
import { writeReport } from './output.ts';
import { progressLine } from './progress.ts';
import { entriesOf } from './reports/entries.ts';
import { type Entry, isNew } from './reports/report.ts';
import { fails, failureFrom } from './review/fail-on.ts';
import { withHistory } from './review/past-texts.ts';
import { reviewFormats, reviewReportNamed } from './review/reports/list.ts';
import { statesOf } from './review/states.ts';
import { canvasOf, say } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import { displayPath } from './wording.ts';

export const review: Command = {
  summary: 'tells what a change does to trust',
  usage: `fedlint review [options]

Compares two states of the repository by what they say about trust, and tells what widens, moves or narrows it, what has
to be true for that, and which findings the change has brought. Files that are merely moved or written otherwise are no
change. Neither the work tree nor the repository is touched, and nothing is fetched.

  --base REF             the branch, tag or commit that the change goes to. Compared is, as for a pull request, the commit
                         where the change left it (the merge base). Without it the target of the pull or merge request
                         on GitHub and GitLab, else the default branch (origin/HEAD, origin/main, origin/master, main,
                         master); on the default branch itself its upstream, else its last commit
  --head REF             what is reviewed: \`worktree\` (default; what is not committed, and files that Git does not know
                         yet, included) or a branch, tag or commit
  --format NAME          how the review is written: ${reviewFormats.join(', ')} (default text)
  --output FILE          where it is written (default standard output)
  --fail-on WHAT         the exit status is 1 where the change has brought a finding of severity error (\`error\`, the
                         default), also where it widens trust (\`widens\`), or for nothing that is found (\`never\`)
  --now DATE             judge dates as of this day
  --config FILE          use this configuration instead of the nearest .fedlint.yaml

A pipeline has to fetch the history up to the merge base: \`fetch-depth: 0\` on GitHub, \`GIT_DEPTH: 0\` on GitLab.

Exit status: 0 nothing that fails, 1 what --fail-on names, 2 wrong usage, a state, a configuration or a manifest that
could not be read, or a failure of Fedlint itself.`,
  async run(args) {
    const { values, positionals } = parseOptions(args, {
      base: { type: 'string' },
      head: { type: 'string', default: 'worktree' },
      format: { type: 'string', default: 'text' },
      output: { type: 'string' },
      'fail-on': { type: 'string' },
      now: { type: 'string' },
      config: { type: 'string' },
    });
    if (positionals.length > 0)
      throw new UsageError('`fedlint review` takes no paths: it looks at the whole repository.');
    const report = reviewReportNamed(values.format);
    const failure = failureFrom(values['fail-on']);
    const now = nowFrom(values.now);

    const progress = progressLine(process.stderr, Date.now);
    const states = await statesOf({
      base: values.base,
      head: values.head === 'worktree' ? undefined : values.head,
      config: values.config,
      ...{ now, progress: progress.show },
    });
    const { base, head, files } = states;
    const verdict = judge(head.checked, progress);
    progress.clear();
    const failures = [...verdict.failures, ...states.failures];
    // What is wrong in these files is among the findings, and decides about the exit status there.
    const broken = brokenFiles(base.analyzer, head.checked.analyzer, files).map(
      (uri) => `\`${displayPath(fileURLToPath(uri))}\` was not compared where its text is broken or a template.`,
    );
    for (const line of [...head.checked.notices, ...states.notices, ...broken, ...failures]) say(line);

    const { analyzer } = head.checked;
    const changes = reviewOf(base.analyzer, analyzer, files, now);
    const views = await withHistory(states, changes, viewsOf(changes, base.analyzer, analyzer));
    const found = [...newFindings(base.analyzer, analyzer, files)];
    const baseline = await useBaselines(head.checked, verdict.findings, undefined);
    const entries = entriesOf(head.checked, found, baseline);
    const isTold = ({ finding }: Entry): boolean => changes.some((change) => speaksOf(change, finding));
    const text = report({
      ...{ analyzer, now, base, head, changes: views, files: files.length },
      failures: [...failures, ...broken],
      repository: await remoteUrl(states.repository),
      findings: entries.filter((entry) => !isTold(entry)).map((entry) => ({ ...entry, brought: true })),
      ...canvasOf(values.output === undefined ? process.stdout : undefined),
    });
    await writeReport(values.output, text);
    return failures.length > 0 ? 2 : Number(fails(failure, changes, entries.filter(isNew)));
  },
};
