/** All output formats of a review. A new one adds its line here. */
import { UsageError } from '../../usage-error.ts';
import type { ReviewReport } from '../report.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { sarif } from './sarif.ts';
import { text } from './text.ts';

const reports: ReadonlyMap<string, ReviewReport> = new Map([
  ['text', text],
  ['markdown', markdown],
  ['json', json],
  ['sarif', sarif],
  ['github', github],
  ['gitlab', gitlab],
]);

export const reviewFormats: readonly string[] = [...reports.keys()];

export function reviewReportNamed(name: string): ReviewReport {
  const report = reports.get(name);
  if (!report) throw new UsageError(`--format: \`${name}\` is none of ${reviewFormats.join(', ')}.`);
  return report;
}
