/** `--format github`: annotations of a workflow run, on the lines that findings are about. */
import type { Analyzer } from '../../core/analysis/analyzer.ts';
import { ruleUrl } from '../../core/rules/documentation.ts';
import { withinLimits } from './annotations.ts';
import { LEVELS } from './levels.ts';
import { type Entry, isNew, type Report } from './report.ts';
import { lineOf, messageFor, relatedTo } from './told.ts';
import type { Annotation } from './workflow-command.ts';

export const github: Report = ({ analyzer, entries, failures }) => {
  const found = entries.filter(isNew).map((entry) => annotationOf(analyzer, entry));
  const failed = failures.map((failure): Annotation => {
    return { level: 'error', title: 'Fedlint could not read everything', place: undefined, lines: [failure] };
  });
  return withinLimits([...failed, ...found], 'fedlint check');
};

export function annotationOf(analyzer: Analyzer, { finding, file, range }: Entry): Annotation {
  const { rule, severity } = finding;
  const related = relatedTo(analyzer, finding).map((place) => `- ${lineOf(place)}: ${place.message}`);
  return {
    level: LEVELS[severity].github,
    title: `${rule.title} (${rule.id})`,
    place: { file, range },
    lines: [messageFor(analyzer, finding), ...related, ruleUrl(rule.id)],
  };
}
