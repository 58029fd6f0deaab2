/** `--format json`; the shape is a contract (product, section 6). */
import type { Analyzer } from '../../core/analysis/analyzer.ts';
import { editsOf } from '../../core/analysis/edits.ts';
import type { Finding } from '../../core/analysis/finding.ts';
import { messageOf } from '../../core/analysis/message.ts';
import { knownValue } from '../../core/model/stated.ts';
import { referencesOfRule } from '../../core/rules/references.ts';
import type { Offer } from '../../core/rules/rule.ts';
import { displayPath } from '../wording.ts';
import { jsonText } from './json-text.ts';
import { editsInPlace } from './offered-edits.ts';
import { fileOf, placeOf } from './place.ts';
import type { Entry, Report } from './report.ts';

export const json: Report = ({ analyzer, entries, files, documents, baseline, now }) => {
  const findings = entries.map((entry) => findingAsJson(analyzer, entry));
  const fixed = baseline.gone.map(({ rule, file, object, path }) => ({ rule, file: displayPath(file), object, path }));
  const report = { version: 1, now: new Date(now).toISOString().slice(0, 10), files, documents, findings };
  return jsonText(baseline.files.length === 0 ? report : { ...report, fixed });
};

/** One finding, as every report in JSON has it. */
export function findingAsJson(analyzer: Analyzer, { finding, file, range, known, brought }: Entry) {
  const { rule, severity, related, suppressed } = finding;
  return {
    rule: rule.id,
    severity,
    message: messageOf(analyzer, finding),
    file,
    range,
    references: referencesOfRule(rule),
    related: related.map((other) => ({ ...placeOf(analyzer, other.document, other.span), message: other.message })),
    fixes: finding.offers().flatMap((offer) => fixOf(analyzer, finding, offer) ?? []),
    ...(suppressed
      ? { suppressed: { until: knownValue(suppressed.until) ?? null, reason: knownValue(suppressed.reason) ?? null } }
      : {}),
    ...(known ? { baseline: true } : {}),
    ...(brought ? { new: true } : {}),
  };
}

function fixOf(analyzer: Analyzer, finding: Finding, offer: Offer) {
  const plan = editsOf(analyzer, finding, offer, 'plain');
  if (!plan) return undefined;
  const changes = editsInPlace(analyzer, plan).map(({ uri, range, text }) => ({ file: fileOf(uri), range, text }));
  const folder = fileOf(finding.document.uri).replace(/[^/]*$/, '');
  const origin = { line: 1, column: 1 };
  const created = plan.created.map(({ name, text }) => ({
    file: folder + name,
    range: { start: origin, end: origin },
    text,
  }));
  return { title: offer.title, kind: offer.kind, edits: [...changes, ...created] };
}
