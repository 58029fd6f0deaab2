/** A moved date as a change that people read. */
import { counted } from '../../../rules/wording.ts';
import { describeDaysLeft, hasEnded } from '../../../values/date.ts';
import type { Difference } from '../../change-kind.ts';
import type { Pair } from '../../subject.ts';
import { type Dated, type DateMove, dateMoves, type MovedDate } from './date-moves.ts';
import { raised } from './raised.ts';

const NAMES = { expires: 'The end', reviewBy: 'The review' } as const;
const TERMS = { expires: ['time-box.expires', 'time-box'], reviewBy: ['time-box.review-by', 'time-box'] } as const;
const OTHERS = { expires: 'a review', reviewBy: 'an end' } as const;

/** The moves of one kind, as differences. */
export function timeBoxDifferences(pair: Pair<Dated>, is: DateMove['is'], now: number): Difference[] {
  if (pair.is !== 'kept') return [];
  const isWider = is === 'extended' || is === 'removed';
  const obligations = isWider ? raised(pair.after, ['owners', 'time-box', 'change-record']) : [];
  return dateMoves(pair)
    .filter((move) => move.is === is)
    .map((move) => ({
      direction: isWider ? 'widens' : 'narrows',
      title: titleFor(move),
      message: messageFor(move, now),
      before: { span: move.before?.span, missing: TERMS[move.term], says: move.before && sayingOf(move, move.before) },
      after: { span: move.after?.span, missing: TERMS[move.term], says: move.after && sayingOf(move, move.after) },
      obligations,
    }));
}

function sayingOf({ term }: DateMove, { day }: MovedDate): string {
  return term === 'expires' ? `until ${day}` : `review by ${day}`;
}

function titleFor({ is, term, before, after, days, exchangedFor }: DateMove): string {
  const name = NAMES[term];
  const other = exchangedFor && `${OTHERS[term]} on ${exchangedFor.day}`;
  if (!before)
    return other ? `${name} on ${after?.day} takes the place of ${other}` : `${name} is set to ${after?.day}`;
  if (!after) return other ? `${name} on ${before.day} gives way to ${other}` : `${name} on ${before.day} is dropped`;
  const distance = days === 0 ? 'some hours' : counted(days, 'day');
  return `${name} moves from ${before.day} to ${after.day}, ${distance} ${is === 'extended' ? 'later' : 'earlier'}`;
}

function messageFor({ is, term, before, after, exchangedFor }: DateMove, now: number): string {
  if (is === 'removed') {
    if (term === 'reviewBy') return 'Nobody has to ask any more whether it is still needed.';
    return exchangedFor ? 'It goes on until somebody ends it.' : 'It goes on until somebody thinks of it.';
  }
  if (is === 'extended' && before) {
    if (term === 'reviewBy') return 'Until then nobody has to ask whether it is still needed.';
    return hasEnded(now, before.end)
      ? `It had ended (${describeDaysLeft(now, before.end)}) and is in force again.`
      : 'What was to end then goes on; somebody should have agreed to that.';
  }
  const isOver = after !== undefined && hasEnded(now, after.end);
  if (term === 'reviewBy')
    return isOver
      ? 'That day has passed, so the review is due.'
      : 'Somebody has to ask then whether it is still needed.';
  return isOver ? 'That day has passed, so it has ended.' : 'Somebody has to take it down by then.';
}
