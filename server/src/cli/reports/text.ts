/** `--format text`: what a person reads on a terminal, each finding with the line it is about. */
import { type Finding, isVisible } from '../../core/analysis/finding.ts';
import type { Severity } from '../../core/rules/severity.ts';
import { textOf } from '../../core/syntax/source.ts';
import type { Checked } from '../load.ts';
import { type Place, placeOf } from './place.ts';
import type { Report } from './report.ts';

type Paint = (style: 'bold' | 'dim' | Severity, text: string) => string;

const CODES = { bold: '1', dim: '2', error: '1;31', warning: '1;33', info: '1;34' } as const;

export const text: Report = ({ checked, findings, color }) => {
  const paint: Paint = (style, words) => (color ? `\u001b[${CODES[style]}m${words}\u001b[0m` : words);
  const lines = new Map<string, readonly string[]>();
  const linesOf = (uri: string): readonly string[] => {
    const file = checked.analyzer.file(uri);
    const known = lines.get(uri) ?? (file ? textOf(file.source).split(/\r\n|\n|\r/) : []);
    lines.set(uri, known);
    return known;
  };
  const visible = findings.filter(isVisible);
  const blocks = visible.map((finding) => block(checked, finding, linesOf(finding.document.uri), paint));
  return [...blocks, summary(checked, visible, findings.length - visible.length, paint)].join('\n');
};

function block({ analyzer }: Checked, finding: Finding, lines: readonly string[], paint: Paint): string {
  const { rule, severity, message, document, span, related } = finding;
  const { file, range } = placeOf(analyzer, document, span);
  const place = `${file}:${range.start.line}:${range.start.column}`;
  const head = `${paint('bold', place)}  ${paint(severity, severity)}  ${paint('dim', rule.id)}`;
  const others = related.map((other) => {
    const there = placeOf(analyzer, other.document, other.span);
    return `  ${paint('dim', `${there.file}:${there.range.start.line}`)}  ${other.message}`;
  });
  const hints = finding
    .offers()
    .map(({ title, kind }) => paint('dim', `  ${kind === 'fix' ? 'fix' : 'suggestion'}: ${title}`));
  return [head, `  ${message}`, ...frame(range, lines, paint), ...others, ...hints, ''].join('\n');
}

/** The line with a mark under the place. Control characters of the file never reach the terminal. */
function frame({ start, end }: Place['range'], lines: readonly string[], paint: Paint): string[] {
  const line = lines[start.line - 1];
  if (line === undefined) return [];
  const number = String(start.line);
  const shown = printable(line).slice(0, 160);
  const last = end.line === start.line ? end.column : line.length + 1;
  const width = Math.max(1, Math.min(last, shown.length + 1) - start.column);
  if (start.column > shown.length + 1) return [];
  const indent = line.slice(0, start.column - 1).replace(/[^\t]/g, ' ');
  return [
    `  ${paint('dim', `${number} |`)} ${shown}`,
    `  ${' '.repeat(number.length)} ${paint('dim', '|')} ${indent}${'^'.repeat(width)}`,
  ];
}

function printable(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the point
  return line.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}

function summary({ files, analyzer }: Checked, visible: readonly Finding[], hidden: number, paint: Paint): string {
  const ours = [...analyzer.allFiles()].length;
  const counts = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const number = visible.filter((finding) => finding.severity === severity).length;
    return number === 0
      ? []
      : [paint(severity, `${number} ${severity}${number === 1 || severity === 'info' ? '' : 's'}`)];
  });
  const found = counts.length === 0 ? 'Nothing found' : counts.join(', ');
  const suppressed = hidden === 0 ? '' : `, ${hidden} suppressed`;
  return `${found}${suppressed} in ${ours} ${ours === 1 ? 'manifest file' : 'manifest files'} (${files} looked at).\n`;
}
