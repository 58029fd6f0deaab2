/** `--format markdown` of a review: one comment on a pull request, which is kept up to date. */
import { DIRECTIONS } from '../../../core/review/change.ts';
import { findingItem } from '../../reports/markdown/finding.ts';
import { type Block, fitting, LIMIT } from '../../reports/markdown/fitting.ts';
import { incompleteNote } from '../../reports/markdown/incomplete.ts';
import { code, pathCode } from '../../reports/markdown/text.ts';
import { isNew } from '../../reports/report.ts';
import { count } from '../../wording.ts';
import type { ReviewReport, ReviewReportInput, Revision } from '../report.ts';
import { directionWords, revisionWords } from '../words.ts';
import { changeBlock, quietItem } from './markdown/change.ts';
import { type Frame, frames } from './markdown/frames.ts';

/** Stands first, so that the comment can be found again; it does not show. */
const MARKER = '<!-- fedlint-review -->';

/** Room for what is said of that which was cut. */
const ROOM_FOR_REST = 500;

export const markdown: ReviewReport = (input) => {
  const blocks = blocksOf(input);
  const all = frames(input.changes, blocks);
  const head = headOf(input, blocks.length === 0);
  const frameOf = (section: string) => {
    const frame = all.find(({ id }) => id === section);
    return frame ? frame.before + frame.after : '';
  };
  const shown = fitting(blocks, frameOf, LIMIT - head.length - ROOM_FOR_REST);
  const parts = [head, ...all.map((frame) => sectionOf(frame, shown)), restOf(all, blocks.slice(shown.length))];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
};

/** In order of importance. */
function blocksOf({ analyzer, changes, findings }: ReviewReportInput): Block[] {
  const loud = changes.filter(({ isQuiet }) => !isQuiet);
  return [
    ...DIRECTIONS.flatMap((section) =>
      loud.filter(({ direction }) => direction === section).map((change) => ({ section, text: changeBlock(change) })),
    ),
    ...findings.filter(isNew).map((entry) => {
      return { section: 'findings', text: findingItem(analyzer, entry, pathCode(entry.file, entry.range.start.line)) };
    }),
    ...changes.filter(({ isQuiet }) => isQuiet).map((change) => ({ section: 'quiet', text: quietItem(change) })),
  ];
}

function headOf({ base, head, changes, files, now, failures = [] }: ReviewReportInput, isEmpty: boolean): string {
  const headline = directionWords(changes).replace(/^t/, 'T');
  const states = `${revision(head)} compared with ${revision(base)}`;
  const day = new Date(now).toISOString().slice(0, 10);
  return [
    `${MARKER}\n## ${headline}`,
    `${states}, ${count(files, 'file')} different, as of ${day}.`,
    isEmpty ? 'Nothing in it does anything to trust, and it brings no new finding.' : '',
    incompleteNote('review', failures),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function revision(of: Revision): string {
  return of.commit === undefined ? 'The work tree' : code(revisionWords(of));
}

function sectionOf({ id, before, between, after }: Frame, shown: readonly Block[]): string {
  const texts = shown.filter(({ section }) => section === id).map(({ text }) => text);
  return texts.length === 0 ? '' : before + texts.join(between) + after;
}

function restOf(all: readonly Frame[], cut: readonly Block[]): string {
  if (cut.length === 0) return '';
  const words = all.flatMap(({ id, rest }) => {
    const number = cut.filter(({ section }) => section === id).length;
    return number === 0 ? [] : [`${number} ${rest}`];
  });
  return `Not shown, for a comment holds no more: ${words.join(', ')}. \`fedlint review\` shows all.`;
}
