/** How often a day has been put off before, as the older texts of its file tell. */
import type { Analyzer } from '../analysis/analyzer.ts';
import type { FileInfo } from '../analysis/state.ts';
import { dateOf, type StatedDate } from '../model/dates.ts';
import { counted } from '../rules/wording.ts';
import type { Change } from './change.ts';
import { identityOf } from './identity.ts';
import { DATED, type Dated, type DateTerm } from './kinds/agreement/date-moves.ts';
import { timeBoxExtended } from './kinds/agreement/time-box-extended.ts';

/** A text that the file once had, maybe under another name. */
export interface OlderText {
  readonly info: FileInfo;
  readonly text: string;
}

export interface TimeBoxHistory {
  /** How often the day moved to a later one, this change not counted. */
  readonly extensions: number;
  /** The first of these days, `YYYY-MM-DD`; undefined where it never moved. */
  readonly first: string | undefined;
}

/**
 * Undefined for changes that put nothing off, and for a day that is written in another file. `older` has the newest text
 * first; it may begin with that of the base.
 */
export function timeBoxHistory(
  head: Analyzer,
  change: Change,
  older: readonly OlderText[],
): TimeBoxHistory | undefined {
  const { kind, pair } = change;
  if (kind.id !== timeBoxExtended.id || pair.is !== 'kept') return undefined;
  const [before, after] = [pair.before.fact, pair.after.fact];
  if (!isDated(before) || !isDated(after)) return undefined;
  const term = termAt(after, change);
  const last = term && dateOf(before.timeBox[term]);
  if (!last) return undefined;
  const identity = identityOf(before);
  let [extensions, date]: [number, StatedDate] = [0, last];
  for (const text of older) {
    const subject = subjectsOf(head, pair.after.document.uri, text).find((other) => identityOf(other) === identity);
    // Before it was there, nothing was put off.
    if (!subject) break;
    const previous = dateOf(subject.timeBox[term]);
    if (!previous) continue;
    if (date.end > previous.end) extensions++;
    date = previous;
  }
  return { extensions, first: extensions > 0 ? date.day : undefined };
}

/** "extended 3 times before, at first until 2026-01-31"; undefined where there is nothing to tell. */
export function historyWords({ extensions, first }: TimeBoxHistory): string | undefined {
  if (extensions === 0 || first === undefined) return undefined;
  return `extended ${extensions === 1 ? 'once' : counted(extensions, 'time')} before, at first until ${first}`;
}

function subjectsOf(head: Analyzer, uri: string, { info, text }: OlderText): Dated[] {
  const state = head.variant(new Set([uri]));
  state.open(info, text);
  const documents = state.file(info.uri)?.documents ?? [];
  return documents.flatMap((document) => document?.facts ?? []).filter(isDated);
}

function termAt({ timeBox }: Dated, { after }: Change): DateTerm | undefined {
  return (['expires', 'reviewBy'] as const).find((term) => timeBox[term]?.span === after?.span);
}

function isDated<T extends { readonly type: string }>(one: T): one is Extract<T, Dated> {
  return DATED.some((type) => type === one.type);
}
