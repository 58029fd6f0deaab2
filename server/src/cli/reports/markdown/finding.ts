/** A finding as an item of a list. */
import type { Analyzer } from '../../../core/analysis/analyzer.ts';
import { ruleUrl } from '../../../core/rules/documentation.ts';
import type { Entry } from '../report.ts';
import { messageFor, relatedTo } from '../told.ts';
import { pathCode, prose } from './text.ts';

/** Further places are examples of what the message says; a list of thousands helps nobody. */
const PLACES = 5;

/** `place` as the surroundings leave it to be said, in Markdown. */
export function findingItem(analyzer: Analyzer, { finding }: Entry, place: string): string {
  const { rule, severity } = finding;
  const others = relatedTo(analyzer, finding);
  const shown = others.slice(0, PLACES).map((other) => {
    return `  - ${pathCode(other.file, other.range.start.line)}: ${prose(other.message, 300)}`;
  });
  const rest = others.length > PLACES ? [`  - and ${others.length - PLACES} more`] : [];
  const head = `- **${severity}** ${place} [${rule.id}](${ruleUrl(rule.id)})  `;
  return [head, `  ${prose(messageFor(analyzer, finding))}`, ...shown, ...rest].join('\n');
}
