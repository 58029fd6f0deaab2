/** `--format json`; the shape is a contract (product, section 6). */
import { editsOf } from '../../core/analysis/edits.ts';
import type { Finding } from '../../core/analysis/finding.ts';
import { knownValue } from '../../core/model/stated.ts';
import { referencesOfRule } from '../../core/rules/references.ts';
import type { Offer } from '../../core/rules/rule.ts';
import { type Position, positionInFile } from '../../core/syntax/source.ts';
import type { Checked } from '../load.ts';
import { placeOf } from './place.ts';
import type { Report } from './report.ts';

export const json: Report = ({ checked, findings, now }) => {
  const { analyzer, uris, files } = checked;
  const documents = uris.flatMap((uri) => analyzer.file(uri)?.documents.filter(Boolean) ?? []).length;
  const report = {
    version: 1,
    now: new Date(now).toISOString().slice(0, 10),
    files,
    documents,
    findings: findings.map((finding) => asJson(checked, finding)),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
};

function asJson(checked: Checked, finding: Finding) {
  const { rule, severity, message, document, span, related, suppressed } = finding;
  const { file, range } = placeOf(checked.analyzer, document, span);
  return {
    rule: rule.id,
    severity,
    message,
    file,
    range,
    references: referencesOfRule(rule),
    related: related.map((other) => ({
      ...placeOf(checked.analyzer, other.document, other.span),
      message: other.message,
    })),
    fixes: finding.offers().flatMap((offer) => fixOf(checked, finding, offer) ?? []),
    ...(suppressed
      ? { suppressed: { until: knownValue(suppressed.until) ?? null, reason: knownValue(suppressed.reason) ?? null } }
      : {}),
  };
}

function fixOf({ analyzer }: Checked, finding: Finding, offer: Offer) {
  const plan = editsOf(analyzer, finding, offer, 'plain');
  if (!plan) return undefined;
  const changes = plan.changes.flatMap(({ uri, edits }) => {
    const file = analyzer.file(uri);
    if (!file) return [];
    const at = (offset: number) => oneBased(positionInFile(file.source, offset));
    return edits.map(({ start, end, newText }) => ({
      file: file.info.path,
      range: { start: at(start), end: at(end) },
      text: newText,
    }));
  });
  const folder = (analyzer.file(finding.document.uri)?.info.path ?? '').replace(/[^/]*$/, '');
  const origin = { line: 1, column: 1 };
  const created = plan.created.map(({ name, text }) => ({
    file: folder + name,
    range: { start: origin, end: origin },
    text,
  }));
  return { title: offer.title, kind: offer.kind, edits: [...changes, ...created] };
}

function oneBased({ line, character }: Position) {
  return { line: line + 1, column: character + 1 };
}
