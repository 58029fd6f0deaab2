/** `--format markdown`: findings by file, as a comment that is kept up to date. */

import { count, displayPath } from '../wording.ts';
import { countsOf } from './counts.ts';
import { SEVERITIES } from './levels.ts';
import { findingItem } from './markdown/finding.ts';
import { type Block, fitting, LIMIT } from './markdown/fitting.ts';
import { incompleteNote } from './markdown/incomplete.ts';
import { code } from './markdown/text.ts';
import { type Entry, isNew, type Report, type ReportInput } from './report.ts';

/** Stands first, so that the comment can be found again; it does not show. */
const MARKER = '<!-- fedlint-check -->';

/** Room for what is said of that which was cut. */
const ROOM_FOR_REST = 500;

interface FindingBlock extends Block {
  readonly entry: Entry;
}

export const markdown: Report = (input) => {
  const { analyzer, entries, failures } = input;
  const found = entries.filter(isNew);
  const head = [`${MARKER}\n## Fedlint: ${headline(found)}`, summary(input), incompleteNote('check', failures)]
    .filter((part) => part !== '')
    .join('\n\n');
  const blocks = found.map((entry): FindingBlock => {
    return { entry, section: entry.file, text: findingItem(analyzer, entry, `line ${entry.range.start.line}`) };
  });
  const room = LIMIT - head.length - ROOM_FOR_REST;
  const shown = new Set(fitting(byImportance(blocks), heading, room));
  const cut = countsOf(blocks.filter((block) => !shown.has(block)).map(({ entry }) => entry));
  const rest = cut.map(({ words }) => words).join(', ');
  const note = rest === '' ? [] : [`Not shown, for a comment holds no more: ${rest}. \`fedlint check\` shows all.`];
  return `${[head, ...sections(blocks.filter((block) => shown.has(block))), ...note].join('\n\n')}\n`;
};

function headline(found: readonly Entry[]): string {
  const words = countsOf(found).map((of) => of.words);
  return words.length === 0 ? 'nothing found' : words.join(', ');
}

function summary({ entries, manifests, baseline, now }: ReportInput): string {
  const suppressed = entries.filter(({ finding }) => finding.suppressed).length;
  const known = entries.filter((entry) => entry.known).length;
  const gone = baseline.gone.length;
  const names = baseline.files.map((file) => code(displayPath(file))).join(', ');
  const lost =
    gone === 0 ? '' : `, which lists ${count(gone, 'finding')} that no longer ${gone === 1 ? 'occurs' : 'occur'}`;
  return [
    `${count(manifests, 'manifest file')} checked as of ${new Date(now).toISOString().slice(0, 10)}.`,
    ...(suppressed > 0 ? [`${count(suppressed, 'finding')} suppressed.`] : []),
    ...(known + gone > 0 ? [`${count(known, 'finding')} known from the baseline ${names}${lost}.`] : []),
  ].join(' ');
}

function byImportance(blocks: readonly FindingBlock[]): FindingBlock[] {
  return SEVERITIES.flatMap((severity) => blocks.filter(({ entry }) => entry.finding.severity === severity));
}

function heading(file: string): string {
  return `### ${code(file)}\n\n`;
}

function sections(blocks: readonly FindingBlock[]): string[] {
  const byFile = new Map<string, string[]>();
  for (const { section, text } of blocks) byFile.set(section, [...(byFile.get(section) ?? []), text]);
  return [...byFile].map(([file, texts]) => heading(file) + texts.join('\n'));
}
