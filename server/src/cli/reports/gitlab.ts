/** `--format gitlab`: a Code Quality report, which merge requests compare with that of the target branch. */
import { qualityIssue } from './code-quality.ts';
import { keysOf } from './entry-key.ts';
import { jsonText } from './json-text.ts';
import { LEVELS } from './levels.ts';
import { isNew, type Report, type ReportInput } from './report.ts';
import { messageFor } from './told.ts';

export const gitlab: Report = (input) => jsonText(issuesOf(input));

/** What is suppressed or known has no place in it: GitLab would show it as new. */
export function issuesOf({ analyzer, entries }: Pick<ReportInput, 'analyzer' | 'entries'>) {
  const keys = keysOf(analyzer, entries);
  return entries.filter(isNew).map((entry) =>
    qualityIssue({
      check: entry.finding.rule.id,
      description: messageFor(analyzer, entry.finding),
      fingerprint: keys.get(entry)?.fingerprint ?? '',
      severity: LEVELS[entry.finding.severity].gitlab,
      place: entry,
    }),
  );
}
