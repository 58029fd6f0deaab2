/** How directions and counts are said in the editor's own surfaces, which show plain text. */
import type { ReviewedChange, ReviewView } from '../../../server/src/lsp/protocol.ts';

type Direction = ReviewedChange['direction'];

/** Those that ask for attention first. */
export const DIRECTIONS: readonly Direction[] = ['widens', 'moves', 'narrows', 'neutral'];

export const VERBS: Readonly<Record<Direction, string>> = {
  widens: 'Widens trust',
  moves: 'Moves trust',
  narrows: 'Narrows trust',
  neutral: 'Asks for attention',
};

/** "2 widen, 1 narrows"; undefined where nothing does anything to trust. */
export function countsOf({ counts }: ReviewView): string | undefined {
  const said = DIRECTIONS.filter((direction) => direction !== 'neutral' && counts[direction] > 0).map((direction) => {
    const count = counts[direction];
    return `${count} ${count === 1 ? direction : direction.replace(/s$/, '')}`;
  });
  return said.length === 0 ? undefined : said.join(', ');
}

/** The server sets pieces of files in backticks; where nothing else is Markdown they would only be in the way. */
export function plain(text: string): string {
  return text.replaceAll('`', '');
}

/** What the menus of a change ask for: whether something can be settled, and whether somebody has looked at it. */
export function stateOf({ actions }: ReviewedChange, note: string | undefined): string {
  return `${actions.length > 0 ? 'open ' : ''}${note === undefined ? 'unread' : 'reviewed'}`;
}
