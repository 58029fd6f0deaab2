// `npm run corpus`: what Fedlint says of real manifests (../shared/corpus, beside the checkout), by rule and format.
// Usage: npm run corpus [-- --list [rule…]] [--together]
import { parseArgs } from 'node:util';
import { findingsAlone, findingsTogether, placeOf, type RealFinding, realFiles } from '../test/corpus/corpus.ts';

const { values, positionals } = parseArgs({
  options: { list: { type: 'boolean', default: false }, together: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const files = realFiles();
if (files) {
  const found = values.together ? findingsTogether(files) : findingsAlone(files);
  const scope = values.together ? 'judged by repository' : 'each judged by itself';
  console.log(`${files.length} files, ${scope}: ${found.length} findings\n`);
  if (values.list)
    list(found.filter(({ finding }) => positionals.length === 0 || positionals.includes(finding.rule.id)));
  else table(found);
} else console.log('There is no ../shared/corpus beside the checkout, so there is nothing to read.');

function list(found: readonly RealFinding[]): void {
  for (const real of found) {
    const { line, column, marked } = placeOf(real);
    const { rule, severity, message } = real.finding;
    console.log(
      `${real.file.name}:${line}:${column}  ${severity}  ${rule.id}  at ${JSON.stringify(marked)}\n  ${message}\n`,
    );
  }
}

/** A line for each rule that speaks, a column for each format it speaks about. */
function table(found: readonly RealFinding[]): void {
  const formats = [...new Set(found.map(({ file }) => file.format))].sort();
  const ids = [...new Set(found.map(({ finding }) => finding.rule.id))].sort();
  const number = (id: string | undefined, format: string | undefined): number =>
    found.filter(
      ({ file, finding }) =>
        (id === undefined || finding.rule.id === id) && (format === undefined || file.format === format),
    ).length;
  const cells = [...ids, undefined].map((id) => [
    id ?? 'all rules',
    ...[...formats, undefined].map((format) => String(number(id, format) || '·')),
  ]);
  const rows = [['rule', ...formats, 'all'], ...cells];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows)
    console.log(
      row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
    );
  const silent = [...new Set((files ?? []).map(({ format }) => format))].filter((format) => !formats.includes(format));
  console.log(`\nNothing at all in: ${silent.sort().join(', ')}`);
}
