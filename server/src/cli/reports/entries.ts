/** Findings as reports get them: each in its place, in the order that people and programs read. */
import type { Analyzer } from '../../core/analysis/analyzer.ts';
import type { Finding } from '../../core/analysis/finding.ts';
import type { BaselineUse } from '../baseline/baseline.ts';
import type { Checked } from '../input/load.ts';
import { compare, displayPath } from '../wording.ts';
import { placeOf } from './place.ts';
import type { Entry, ReportInput } from './report.ts';

/** By file, line, column and rule. */
export function entriesOf({ analyzer }: Checked, findings: readonly Finding[], { known }: BaselineUse): Entry[] {
  return findings
    .map((finding) => ({
      ...placeOf(analyzer, finding.document, finding.span),
      finding,
      known: known.has(finding),
    }))
    .sort(
      (a, b) =>
        compare(a.file, b.file) ||
        a.range.start.line - b.range.start.line ||
        a.range.start.column - b.range.start.column ||
        compare(a.finding.rule.id, b.finding.rule.id),
    );
}

/** How much was looked at. Files that only name owners are no manifests. */
export function reportOn({
  analyzer,
  inputs,
  files,
  failures,
}: Checked): Pick<ReportInput, 'analyzer' | 'files' | 'manifests' | 'documents' | 'manifestFiles' | 'failures'> {
  const counted = inputs
    .filter(({ reported }) => reported)
    .map(({ uri, path }) => ({ file: displayPath(path), documents: manifestsIn(analyzer, uri) }))
    .filter(({ documents }) => documents > 0);
  return {
    ...{ analyzer, files, failures },
    manifests: counted.length,
    manifestFiles: counted.map(({ file }) => file),
    documents: counted.reduce((sum, { documents }) => sum + documents, 0),
  };
}

function manifestsIn(analyzer: Analyzer, uri: string): number {
  const all = analyzer.file(uri)?.documents.flatMap((document) => document ?? []) ?? [];
  return all.filter(({ facts }) => facts.length === 0 || facts.some(({ type }) => type !== 'ownership')).length;
}
