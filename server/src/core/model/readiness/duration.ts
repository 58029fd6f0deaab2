/** How long the trust lasts, and the record of the decision. */
import { hasEnded } from '../../values/date.ts';
import { isUnanswered } from '../answer.ts';
import { dateOf } from '../dates.ts';
import type { TimeBox } from '../facts.ts';
import { timeBoxOf } from '../governance.ts';
import type { Obligation } from '../obligation.ts';
import { knownValue, type Stated } from '../stated.ts';
import type { Surroundings } from '../surroundings.ts';
import { isTemporary, type TimeBoxed } from '../time-box.ts';
import { limitOf, missingDate } from '../time-box-limit.ts';
import { type Answer, type Asked, descriptions, obligation, stateOf } from './asked.ts';
import { dayAndDistance, FILLED_IN, shown } from './words.ts';

export const ASKS_FOR_END = 'It ends, or is looked at again, within the limits';
export const ASKS_FOR_RECORD = 'A record tells who agreed to it and why';

export function duration(asked: Asked): Obligation[] {
  const box = timeBoxOf(asked.link, asked.context);
  const end = endAnswer(asked.agreement, box, asked.around);
  const isMissing = end?.rules.includes('missing-time-box');
  const at = placeOf(asked, isMissing ? undefined : (box.expires ?? box.reviewBy));
  const record = placeOf(asked, isUnanswered(box.change) ? undefined : box.change);
  return [
    ...(end ? [obligation('time-box', ASKS_FOR_END, asked, { ...end, ...(at && { at }) })] : []),
    obligation('change-record', ASKS_FOR_RECORD, asked, { ...recordAnswer(box), ...(record && { at: record }) }),
  ];
}

/** Undefined where neither an end nor a review is asked for, as of lasting trust within one house. */
export function endAnswer(fact: TimeBoxed, box: TimeBox, context: Surroundings): Answer | undefined {
  const lacks = missingDate(fact, box, context);
  if (lacks) {
    const says = lacks === 'expires' ? 'it has no end' : 'it has neither end nor review';
    return { state: 'open', says, rules: ['missing-time-box'] };
  }
  if (!box.expires && !box.reviewBy) return undefined;
  const limit = limitOf(fact, box, context);
  if (!limit) return unlimited(fact, box);
  const { date, days, allowed, isReview } = limit;
  const when = dayAndDistance(date, context.now);
  if (hasEnded(context.now, date.end)) {
    return isReview
      ? { state: 'open', says: `the review was due on ${when}`, rules: ['overdue-review'] }
      : { state: 'open', says: `it ended on ${when}`, rules: ['expired-time-box'] };
  }
  const says = `${isReview ? 'is reviewed' : 'ends'} on ${when}`;
  if (days <= allowed) return { state: 'met', says, rules: [] };
  return { state: 'open', says: `${says}; ${allowed} days are allowed`, rules: ['time-box-too-long'] };
}

/** Of dates by which nothing can be counted. */
function unlimited(fact: TimeBoxed, box: TimeBox): Answer {
  const isUnread = [box.starts, box.expires, box.reviewBy].some((date) => date?.known && !dateOf(date));
  return isUnread && isTemporary(fact, box) !== undefined
    ? { state: 'open', says: 'the date cannot be read', rules: ['invalid-date'] }
    : { state: 'unknown', says: FILLED_IN, rules: [] };
}

export function recordAnswer({ change }: TimeBox): Answer {
  const state = stateOf([change]);
  const says = state === 'met' ? shown(knownValue(change) ?? '') : state === 'open' ? 'none is named' : FILLED_IN;
  return { state, says, rules: ['missing-change-reference'] };
}

function placeOf(asked: Asked, stated: Stated | undefined): Obligation['at'] {
  const { document } = asked.around;
  if (!stated) {
    const { span } = asked.agreement.timeBox;
    return span && { document, span };
  }
  const saying = descriptions(asked).find(({ fact }) => Object.values(fact.timeBox).some((term) => term === stated));
  return { document: saying?.document ?? document, span: stated.span };
}
