/** `--format text`: what a person reads on a terminal, each finding with the line it is about. */
import type { Finding } from '../../core/analysis/finding.ts';
import { messageOf } from '../../core/analysis/message.ts';
import type { Severity } from '../../core/model/severity.ts';
import { count, displayPath, printable } from '../wording.ts';
import { countsOf } from './counts.ts';
import { frameOf } from './frame.ts';
import { placeOf } from './place.ts';
import { type Entry, isNew, type Report, type ReportInput } from './report.ts';

type Paint = (style: 'bold' | 'dim' | Severity, text: string) => string;

const LONGEST = 1000;

const CODES = { bold: '1', dim: '2', error: '1;31', warning: '1;33', info: '1;34' } as const;

export const text: Report = (input) => {
  const paint: Paint = (style, words) => {
    const safe = printable(words);
    return input.color ? `\u001b[${CODES[style]}m${safe}\u001b[0m` : safe;
  };
  const shown = input.entries.filter(isNew);
  return [...shown.map((entry) => block(input, entry, paint)), ...summary(input, shown, paint)].join('\n');
};

function block(input: ReportInput, { finding, file, range }: Entry, paint: Paint): string {
  const { rule, severity, related } = finding;
  const place = `${file}:${range.start.line}:${range.start.column}`;
  const others = related.map((other) => {
    const there = placeOf(input.analyzer, other.document, other.span);
    return `  ${paint('dim', `${there.file}:${there.range.start.line}`)}  ${sentence(other.message)}`;
  });
  const offers = finding
    .offers()
    .map(({ title, kind }) => paint('dim', `  ${kind === 'fix' ? 'fix' : 'suggestion'}: ${title}`));
  return [
    `${paint('bold', place)}  ${paint(severity, severity)}  ${paint('dim', rule.id)}`,
    `  ${sentence(messageOf(input.analyzer, finding))}`,
    ...frame(finding, range.start.line, input.width, paint),
    ...others,
    ...offers,
    '',
  ].join('\n');
}

/** A message repeats what the manifest says, however long that is. */
function sentence(message: string): string {
  return printable(message.length > LONGEST ? `${message.slice(0, LONGEST)}…` : message);
}

function frame({ document, span }: Finding, number: number, width: number, paint: Paint): string[] {
  const { text: source, lineStarts } = document.section;
  const index = lineStarts.findLastIndex((start) => start <= span.start);
  const start = lineStarts[index] ?? 0;
  const line = source.slice(start, lineStarts[index + 1]).replace(/[\r\n]+$/, '');
  const shown = frameOf(line, span.start - start, span.end - start, width);
  return [
    `  ${paint('dim', `${number} |`)} ${shown.line}`,
    `  ${' '.repeat(String(number).length)} ${paint('dim', '|')} ${paint('bold', shown.mark)}`,
  ];
}

function summary(
  { entries, manifests, files, baseline }: ReportInput,
  shown: readonly Entry[],
  paint: Paint,
): string[] {
  const counts = countsOf(shown).map(({ severity, words }) => paint(severity, words));
  const found = counts.length === 0 ? 'Nothing found' : counts.join(', ');
  const suppressed = entries.filter(({ finding }) => finding.suppressed).length;
  const hidden = suppressed === 0 ? '' : `, ${suppressed} suppressed`;
  const lines = [`${found}${hidden} in ${count(manifests, 'manifest file')} (${count(files, 'file')} looked at).`];
  const known = entries.filter((entry) => entry.known).length;
  if (baseline.files.length > 0) {
    const names = baseline.files.map(displayPath).join(', ');
    const gone = baseline.gone.length === 0 ? '' : ` ${goneWords(baseline.gone.length)}`;
    lines.push(`${count(known, 'finding')} known from the baseline ${printable(names)} not shown.${gone}`);
  }
  return [...lines, ''];
}

function goneWords(gone: number): string {
  return `${gone === 1 ? '1 of its entries no longer occurs' : `${gone} of its entries no longer occur`}: \`fedlint baseline prune\` names them and takes them out.`;
}
