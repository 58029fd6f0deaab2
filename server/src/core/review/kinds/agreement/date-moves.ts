/** The dates of what is limited in time, in two states. */
import { dateOf, type StatedDate } from '../../../model/dates.ts';
import type { TimeBox } from '../../../model/facts.ts';
import { timeBoxOf } from '../../../model/governance.ts';
import { timeBoxOfPolicy } from '../../../model/policy-governance.ts';
import { knownValue } from '../../../model/stated.ts';
import type { Span } from '../../../syntax/span.ts';
import { daysBetween } from '../../../values/date.ts';
import type { Pair, SubjectOf, Version } from '../../subject.ts';

/** Everything on which a date may be written. */
export const DATED = ['federation', 'exception', 'enforcement-point', 'policy', 'peering'] as const;
export type Dated = SubjectOf<(typeof DATED)[number]>;
export type DateTerm = 'expires' | 'reviewBy';

export interface DateMove {
  readonly is: 'added' | 'removed' | 'extended' | 'shortened';
  readonly term: DateTerm;
  readonly before: MovedDate | undefined;
  readonly after: MovedDate | undefined;
  /** By how many days it moves; 0 where it was not there before, or is not any more. */
  readonly days: number;
  /** The other date, which went or came in its place. */
  readonly exchangedFor: MovedDate | undefined;
}

/** `span` is undefined for a date that holds here and is written elsewhere. */
export type MovedDate = Omit<StatedDate, 'span'> & { readonly span: Span | undefined };

/** What happens to the end and to the review date. An end in the place of a review, or the reverse, is one move. */
export function dateMoves(pair: Pair<Dated>): DateMove[] {
  if (pair.is !== 'kept' || !isLimited(pair.before.fact, pair.after.fact)) return [];
  const [end, review] = [moveOf(pair, 'expires'), moveOf(pair, 'reviewBy')];
  if (end?.is === 'added' && review?.is === 'removed') return [{ ...end, exchangedFor: review.before }];
  if (end?.is === 'removed' && review?.is === 'added') return [{ ...end, exchangedFor: review.after }];
  return [end, review].flatMap((move) => move ?? []);
}

interface Versions {
  readonly before: Version<Dated>;
  readonly after: Version<Dated>;
}

/** Undefined where the same day holds as before, whichever document names it, and where a date cannot be read. */
function moveOf({ before, after }: Versions, term: DateTerm): DateMove | undefined {
  if (knownValue(before.fact.timeBox[term]) === knownValue(after.fact.timeBox[term])) return undefined;
  const [was, is] = [wholeBox(before)[term], wholeBox(after)[term]];
  const [old, fresh] = [dateOf(was), dateOf(is)];
  if ((was && !old) || (is && !fresh) || old?.end === fresh?.end) return undefined;
  const [from, to] = [old?.end ?? 0, fresh?.end ?? 0];
  return {
    is: !old ? 'added' : !fresh ? 'removed' : to > from ? 'extended' : 'shortened',
    term,
    before: old && { ...old, span: before.fact.timeBox[term] === was ? old.span : undefined },
    after: fresh && { ...fresh, span: after.fact.timeBox[term] === is ? fresh.span : undefined },
    days: old && fresh ? Math.abs(daysBetween(from, to)) : 0,
    exchangedFor: undefined,
  };
}

function wholeBox({ fact, context }: Version<Dated>): TimeBox {
  if (fact.type === 'federation') return timeBoxOf(fact, context);
  return fact.type === 'policy' ? timeBoxOfPolicy(fact, context) : fact.timeBox;
}

/**
 * Only of a point that goes on observing is the end a limit: one that refuses may do so for ever. Where a policy does
 * more or less than before, its dates mean something else.
 */
function isLimited(before: Dated, after: Dated): boolean {
  if (before.type === 'enforcement-point' && after.type === 'enforcement-point')
    return knownValue(before.mode) === 'observe' && knownValue(after.mode) === 'observe';
  if (before.type === 'policy' && after.type === 'policy') return before.enforcement.level === after.enforcement.level;
  return true;
}
