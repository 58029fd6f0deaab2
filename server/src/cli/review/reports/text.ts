/** `--format text`: a review as a person reads it on a terminal, what widens trust first. */
import { messageOf } from '../../../core/analysis/message.ts';
import { DIRECTIONS, type Direction } from '../../../core/review/change.ts';
import type { ChangeView, ObligationView, PlaceView } from '../../../core/review/view.ts';
import { type Entry, isNew } from '../../reports/report.ts';
import { count, printable } from '../../wording.ts';
import type { ReviewReport, ReviewReportInput } from '../report.ts';
import { directionWords, revisionWords } from '../words.ts';
import { HEADINGS } from './headings.ts';
import { placeOfView, shownPlace } from './place.ts';

type Style = 'bold' | 'dim' | Direction;
type Paint = (style: Style, text: string) => string;

const CODES = { bold: '1', dim: '2', widens: '1;31', moves: '1;33', narrows: '1;32', neutral: '2' } as const;

export const text: ReviewReport = (input) => {
  const paint: Paint = (style, words) => {
    const safe = printable(words);
    return input.color ? `\u001b[${CODES[style]}m${safe}\u001b[0m` : safe;
  };
  const loud = input.changes.filter(({ isQuiet }) => !isQuiet);
  const groups = DIRECTIONS.flatMap((direction) => {
    const changes = loud.filter((change) => change.direction === direction);
    return changes.length === 0
      ? []
      : [paint(direction, HEADINGS[direction]), '', ...changes.map((one) => block(one, paint))];
  });
  const findings = input.findings.filter(isNew).map((entry) => finding(input, entry, paint));
  const found = findings.length === 0 ? [] : [paint('bold', 'New findings'), '', ...findings];
  return [...groups, ...found, ...summary(input, loud.length, findings.length, paint), ''].join('\n');
};

function block(change: ChangeView, paint: Paint): string {
  const { before, after, subject, title, message, obligations, history } = change;
  const place = shownPlace(change);
  const isSaid = before?.says !== undefined || after?.says !== undefined;
  const open = obligations.filter(({ state }) => state !== 'met');
  const met = obligations.length - open.length;
  return [
    `  ${paint('bold', place ? lineOf(place) : '')}  ${printable(subject)}${after ? '' : paint('dim', ' (as it was)')}`,
    `    ${paint('bold', title)}`,
    ...(isSaid ? [`    ${printable(before?.says ?? 'nothing')} → ${printable(after?.says ?? 'nothing')}`] : []),
    `    ${printable(message)}`,
    ...(history === undefined ? [] : [`    ${printable(history)}`]),
    ...open.map((one) => `    ${obligation(one, paint)}`),
    ...(met === 0 ? [] : [paint('dim', `    ${met} of ${obligations.length} obligations met`)]),
    '',
  ].join('\n');
}

function obligation({ state, asks, says, place }: ObligationView, paint: Paint): string {
  const at = place ? paint('dim', `  ${lineOf(place)}`) : '';
  return `${paint('bold', state === 'open' ? 'open:' : 'cannot tell:')} ${printable(asks)} (${printable(says)})${at}`;
}

function finding({ analyzer }: ReviewReportInput, entry: Entry, paint: Paint): string {
  const { rule, severity } = entry.finding;
  const { line, column } = entry.range.start;
  return [
    `  ${paint('bold', `${entry.file}:${line}:${column}`)}  ${severity}  ${paint('dim', rule.id)}`,
    `    ${printable(messageOf(analyzer, entry.finding))}`,
    '',
  ].join('\n');
}

function summary({ base, head, changes, files }: ReviewReportInput, loud: number, findings: number, paint: Paint) {
  const quiet = changes.length - loud;
  const compared = `${revisionWords(head)} compared with ${revisionWords(base)}, ${count(files, 'file')} different.`;
  return [
    ...(quiet === 0 ? [] : [paint('dim', `${count(quiet, 'neutral change')} not shown.`)]),
    `${paint('bold', directionWords(changes))}${findings === 0 ? '' : `, ${count(findings, 'new finding')}`}`,
    paint('dim', compared),
  ];
}

function lineOf(view: PlaceView): string {
  const { file, range } = placeOfView(view);
  return `${file}:${range.start.line}`;
}
