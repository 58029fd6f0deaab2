/** `--format json`; the shape is a contract (product, section 6). */
import type { Analyzer } from '../../core/analysis/analyzer.ts';
import { editsOf } from '../../core/analysis/edits.ts';
import type { Finding } from '../../core/analysis/finding.ts';
import { messageOf } from '../../core/analysis/message.ts';
import { knownValue } from '../../core/model/stated.ts';
import { referencesOfRule } from '../../core/rules/references.ts';
import type { Offer } from '../../core/rules/rule.ts';
import { positionInFile } from '../../core/syntax/source.ts';
import { fileOf, placeOf, pointOf } from './place.ts';
import type { Entry, Report } from './report.ts';

export const json: Report = ({ analyzer, entries, files, documents, now }) => {
  const findings = entries.map((entry) => asJson(analyzer, entry));
  const report = { version: 1, now: new Date(now).toISOString().slice(0, 10), files, documents, findings };
  return `${escaped(JSON.stringify(report, null, 2))}\n`;
};

function asJson(analyzer: Analyzer, { finding, file, range, known }: Entry) {
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
  };
}

function fixOf(analyzer: Analyzer, finding: Finding, offer: Offer) {
  const plan = editsOf(analyzer, finding, offer, 'plain');
  if (!plan) return undefined;
  const changes = plan.changes.flatMap(({ uri, edits }) => {
    const source = analyzer.file(uri)?.source;
    if (!source) return [];
    const at = (offset: number) => pointOf(positionInFile(source, offset));
    return edits.map(({ start, end, newText }) => ({
      file: fileOf(uri),
      range: { start: at(start), end: at(end) },
      text: newText,
    }));
  });
  const folder = fileOf(finding.document.uri).replace(/[^/]*$/, '');
  const origin = { line: 1, column: 1 };
  const created = plan.created.map(({ name, text }) => ({
    file: folder + name,
    range: { start: origin, end: origin },
    text,
  }));
  return { title: offer.title, kind: offer.kind, edits: [...changes, ...created] };
}

/** JSON leaves signs as they are that could steer a terminal or turn the direction of writing. */
function escaped(text: string): string {
  return text.replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
