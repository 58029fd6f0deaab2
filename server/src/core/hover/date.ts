/** A date: how far away it is, until when it counts, and what that means for the field it stands in. */
import type { Settings } from '../model/settings.ts';
import { capitalised, counted } from '../rules/wording.ts';
import { addDays, daysBetween, describeDaysLeft, hasEnded, parseDate, parseLooseDate } from '../values/date.ts';
import type { HoverContext } from './context.ts';
import { paragraphs } from './text.ts';
import type { Value } from './value.ts';

export function dateMeaning({ text, at }: Value, context: HoverContext): string | undefined {
  const date = parseLooseDate(text.value);
  if (!date.ok) return undefined;
  const rule = at.field.hints.rules.find((id) => CONSEQUENCES[id]);
  return paragraphs(whenIs(date, context.now), rule && CONSEQUENCES[rule]?.(date.end, context));
}

/** "**In 12 days**: Thu, 03 Dec 2026, until the end of that day (UTC)". Undefined for what is no date. */
export function dateLine(text: string, now: number): string | undefined {
  const date = parseDate(text);
  return date.ok ? whenIs(date, now) : undefined;
}

function whenIs({ end, dateOnly }: { readonly end: number; readonly dateOnly: boolean }, now: number): string {
  const instant = new Date(end).toUTCString();
  const [, day = instant, time = ''] = /^(.*\d{4}) (.*):\d\d GMT$/.exec(instant) ?? [];
  const until = !dateOnly ? `, ${time} UTC` : hasEnded(now, end) ? '' : ', until the end of that day (UTC)';
  const isToday = dateOnly && daysBetween(now, end) === 0;
  const today = isToday ? '. What ends today has not ended yet: it holds until midnight' : '';
  return `**${capitalised(describeDaysLeft(now, end))}**: ${day}${until}${today}`;
}

type Consequence = (end: number, context: HoverContext) => string | undefined;

const evidence: Consequence = (end, { now, settings }) => {
  const { maxAge } = settings.evidence;
  const age = daysBetween(end, now);
  if (age < 0) return 'It lies ahead, so nothing has been tried out yet';
  const limit = `${counted(maxAge, 'day')} (\`evidence.maxAge\`)`;
  return age > maxAge
    ? `Too old to count: the limit is ${limit}`
    : `Counts until ${addDays(end, maxAge)}: the limit is ${limit}`;
};

/** By a rule that reads the field. The first that the field names is asked. */
const CONSEQUENCES: Readonly<Record<string, Consequence>> = {
  'expired-time-box': (end, { now, settings }) => {
    if (hasEnded(now, end)) return 'It is over: nobody agrees any more to what still uses this trust';
    return announcement(end, now, settings);
  },
  'overdue-review': (end, { now }) => (hasEnded(now, end) ? 'The review is overdue' : undefined),
  'revocation-untested': evidence,
  'untested-failure-mode': evidence,
};

function announcement(end: number, now: number, { timeBox }: Settings): string {
  const { warnWithin } = timeBox;
  const limit = `${counted(warnWithin, 'day')} ahead (\`timeBox.warnWithin\`)`;
  return daysBetween(now, end) <= warnWithin
    ? `The end is being announced, as ${limit}`
    : `The end is announced ${limit}`;
}
