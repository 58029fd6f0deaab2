/** The sections of a comment, and what stands around each. */
import type { Direction } from '../../../../core/review/change.ts';
import type { ChangeView } from '../../../../core/review/view.ts';
import type { Block } from '../../../reports/markdown/fitting.ts';
import { HEADINGS } from '../headings.ts';

export interface Frame {
  readonly id: string;
  readonly before: string;
  /** Between its blocks. */
  readonly between: '\n' | '\n\n';
  readonly after: string;
  /** How many of its blocks are not shown: this goes after the number. */
  readonly rest: string;
}

/** In order. What widens trust and what is new lies open; the rest folds, but where something is left to do. */
export function frames(changes: readonly ChangeView[], blocks: readonly Block[]): Frame[] {
  const titled = (id: string, words: string) => `${words} (${blocks.filter(({ section }) => section === id).length})`;
  const rest = (id: Direction) => `of what ${HEADINGS[id].toLowerCase()}`;
  const folded = (id: Direction): Frame => {
    const isOpen = changes.some(
      ({ direction, obligations }) => direction === id && obligations.some(({ state }) => state !== 'met'),
    );
    return { id, ...fold(titled(id, HEADINGS[id]), isOpen), between: '\n\n', rest: rest(id) };
  };
  return [
    { id: 'widens', ...heading(titled('widens', HEADINGS.widens)), between: '\n\n', rest: rest('widens') },
    folded('moves'),
    folded('narrows'),
    folded('neutral'),
    { id: 'findings', ...heading(titled('findings', 'New findings')), between: '\n', rest: 'of the new findings' },
    {
      id: 'quiet',
      ...fold(titled('quiet', 'Changes that ask nothing of anybody'), false),
      between: '\n',
      rest: 'that ask nothing of anybody',
    },
  ];
}

type Around = Pick<Frame, 'before' | 'after'>;

function heading(words: string): Around {
  return { before: `### ${words}\n\n`, after: '' };
}

/** Markdown is read inside HTML only after an empty line. */
function fold(words: string, isOpen: boolean): Around {
  return { before: `<details${isOpen ? ' open' : ''}><summary><b>${words}</b></summary>\n\n`, after: '\n\n</details>' };
}
