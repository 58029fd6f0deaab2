/** What a change of the repository does to trust. */
import type { Obligation } from '../model/obligation.ts';
import type { DocumentRef } from '../model/store.ts';
import type { Span } from '../syntax/span.ts';
import type { ChangeKind } from './change-kind.ts';
import type { Pair, Subject } from './subject.ts';

/**
 * Widens: more is trusted, for longer, or with less control. Narrows: the opposite. Moves: as much is trusted, by other
 * hands or in another place. Neutral: nothing about trust is different.
 */
export const DIRECTIONS = ['widens', 'moves', 'narrows', 'neutral'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** One side of a change: a place in that state, and what stands there as people read it. */
export interface Side {
  readonly document: DocumentRef;
  readonly span: Span;
  /** In a few words: `enforce`, "until 2026-12-31". Undefined where nothing is said. */
  readonly says: string | undefined;
}

export interface Change {
  readonly kind: ChangeKind;
  readonly direction: Direction;
  /** What it is about, with the name in backticks: "federation with `partner.example`". */
  readonly subject: string;
  /** What changed, on one line and without a full stop: "The end of the trust moves from … to …". */
  readonly title: string;
  /** What it means for trust, a sentence or two. */
  readonly message: string;
  /** Places in the base and in the head; at least one of them is there. */
  readonly before: Side | undefined;
  readonly after: Side | undefined;
  readonly obligations: readonly Obligation[];
  readonly pair: Pair<Subject>;
}

/** Whether it may be folded away: it does nothing to trust, and nobody has to do anything about it. */
export function isQuiet({ direction, obligations }: Change): boolean {
  return direction === 'neutral' && obligations.every(({ state }) => state === 'met');
}
