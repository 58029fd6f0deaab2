/** Applies an edit on offer as a person would who fills in every blank. */
import type { Analyzer } from '../../server/src/core/analysis/analyzer.ts';
import { editsOf } from '../../server/src/core/analysis/edits.ts';
import type { Finding } from '../../server/src/core/analysis/finding.ts';
import type { Offer } from '../../server/src/core/rules/rule.ts';
import { textOf } from '../../server/src/core/syntax/source.ts';

export function applyOffer(
  analyzer: Analyzer,
  finding: Finding,
  offer: Offer,
  files: Readonly<Record<string, string>>,
): Record<string, string> {
  const plan = editsOf(analyzer, finding, offer, 'sample');
  if (!plan) throw new Error(`"${offer.title}" was refused`);
  const after: Record<string, string> = { ...files };
  for (const { uri, edits } of plan.changes) {
    const file = analyzer.file(uri);
    if (!file) throw new Error(`no such file ${uri}`);
    let text = textOf(file.source);
    for (const { start, end, newText } of [...edits].sort((a, b) => b.start - a.start)) {
      text = text.slice(0, start) + newText + text.slice(end);
    }
    after[file.info.path] = text;
  }
  for (const { name, text } of plan.created) after[name] = text;
  return after;
}
