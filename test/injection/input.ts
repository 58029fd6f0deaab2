/** What reports are made of, without a disk: findings of a workspace in memory. */
import { disk } from '../../server/src/cli/input/file-source.ts';
import { entriesOf } from '../../server/src/cli/reports/entries.ts';
import type { ReportInput } from '../../server/src/cli/reports/report.ts';
import type { Analyzer } from '../../server/src/core/analysis/analyzer.ts';
import type { Finding } from '../../server/src/core/analysis/finding.ts';
import { EXAMPLE_NOW } from '../../server/src/core/rules/examples.ts';

/** Of no file on the disk, with these sentences about what could not be read. */
export function inputOf(analyzer: Analyzer, findings: readonly Finding[], failures: readonly string[]): ReportInput {
  const baseline = { files: [], known: new Set<Finding>(), gone: [] };
  const read = { inputs: [], targets: [], source: disk, files: 1, notices: [] };
  const paths = [...analyzer.allFiles()].map(({ info }) => info.path);
  return {
    ...{ analyzer, failures, baseline, files: 1, documents: 1, now: EXAMPLE_NOW, color: true, width: 80 },
    entries: entriesOf({ ...read, analyzer, failures }, findings, baseline),
    manifests: paths.length,
    manifestFiles: paths,
  };
}
