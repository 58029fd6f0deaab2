/** A review as plain data, for editors, reports and pipelines: places are lines and columns, references are ids. */
import type { Analyzer } from '../analysis/analyzer.ts';
import { referencesOf } from '../frameworks/catalogue.ts';
import type { Obligation, ObligationId } from '../model/obligation.ts';
import type { DocumentRef } from '../model/store.ts';
import { type Range, rangeAt } from '../syntax/source.ts';
import type { Span } from '../syntax/span.ts';
import { visible } from '../values/visible.ts';
import { type Change, type Direction, isQuiet, type Side } from './change.ts';
import { identityOf } from './identity.ts';

export interface PlaceView {
  readonly uri: string;
  /** From 0, columns in UTF-16 units. */
  readonly range: Range;
}

export interface SideView extends PlaceView {
  readonly says: string | undefined;
}

export interface ObligationView {
  readonly id: ObligationId;
  readonly asks: string;
  readonly state: Obligation['state'];
  readonly says: string;
  /** In the head. */
  readonly place: PlaceView | undefined;
  readonly rules: readonly string[];
}

export interface ChangeView {
  /** The same for as long as the change is the same, however the text moves. */
  readonly id: string;
  /** Id of the kind of change. */
  readonly kind: string;
  readonly direction: Direction;
  /** May be folded away: it does nothing to trust, and nobody has to do anything. */
  readonly isQuiet: boolean;
  readonly subject: string;
  readonly title: string;
  readonly message: string;
  /** In the base. */
  readonly before: SideView | undefined;
  /** In the head; a change is shown here, and what is gone in the base. */
  readonly after: SideView | undefined;
  readonly obligations: readonly ObligationView[];
  /** Framework references, such as `owasp-nhi:NHI5`. */
  readonly references: readonly string[];
  /** What the history of the file tells about it: "extended 3 times before, first on 2026-01-31". */
  readonly history?: string;
}

/** Views in the order of the changes. */
export function viewsOf(changes: readonly Change[], base: Analyzer, head: Analyzer): ChangeView[] {
  const seen = new Map<string, number>();
  return changes.map((change) => {
    const key = `${change.kind.id} ${identityOf((change.pair.after ?? change.pair.before).fact)}`;
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    return { id: nth === 1 ? key : `${key} ${nth}`, ...viewOf(change, base, head) };
  });
}

function viewOf(change: Change, base: Analyzer, head: Analyzer): Omit<ChangeView, 'id'> {
  const { kind, direction, subject, title, message, before, after, obligations } = change;
  const cited = kind.families.flatMap((family) => referencesOf(family).direct.map(({ ref }) => ref));
  return {
    ...{ kind: kind.id, direction },
    ...{ subject: visible(subject), title: visible(title), message: visible(message) },
    isQuiet: isQuiet(change),
    before: sideView(base, before),
    after: sideView(head, after),
    obligations: obligations.map(({ id, asks, state, says, at, rules }) => {
      return {
        id,
        asks: visible(asks),
        state,
        says: visible(says),
        place: at && placeView(head, at.document, at.span),
        rules,
      };
    }),
    references: [...new Set(cited)],
  };
}

function sideView(state: Analyzer, side: Side | undefined): SideView | undefined {
  const place = side && placeView(state, side.document, side.span);
  return place && { ...place, says: side.says === undefined ? undefined : visible(side.says) };
}

/** Undefined for a document that is no longer there. */
function placeView(state: Analyzer, { uri, index }: DocumentRef, span: Span): PlaceView | undefined {
  const source = state.file(uri)?.source;
  return source && { uri, range: rangeAt(source, index, span) };
}
