/** All output formats. A new one adds its line here. */
import { UsageError } from '../usage-error.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import type { Report } from './report.ts';
import { sarif } from './sarif.ts';
import { text } from './text.ts';

const reports: ReadonlyMap<string, Report> = new Map([
  ['text', text],
  ['json', json],
  ['sarif', sarif],
  ['github', github],
  ['gitlab', gitlab],
  ['junit', junit],
  ['markdown', markdown],
]);

export const formats: readonly string[] = [...reports.keys()];

export function reportNamed(name: string): Report {
  const report = reports.get(name);
  if (!report) throw new UsageError(`--format: \`${name}\` is none of ${formats.join(', ')}.`);
  return report;
}
