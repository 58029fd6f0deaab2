import { suggestDate } from './date-repair.ts';
import { quote } from './quote.ts';

const DAY = 86_400_000;
const FIRST = Date.parse('0000-01-01T00:00:00Z');
const LAST = Date.parse('9999-12-31T00:00:00Z');

export type ParsedDate =
  | {
      readonly ok: true;
      /** The last moment that still belongs to it, in epoch milliseconds: of a day its end in UTC, of an instant itself. */
      readonly end: number;
      /** The day in UTC, `YYYY-MM-DD`. */
      readonly day: string;
      readonly dateOnly: boolean;
    }
  | {
      readonly ok: false;
      readonly problem: 'not-a-date' | 'no-such-day';
      readonly message: string;
      readonly suggestion?: string;
    };

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/u;
const INSTANT = /^(\d{4}-\d{2}-\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,20}))?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/u;
/** Label values hold no colon, so Kyverno writes `2026-12-31T235959Z`; kube-janitor also reads `2026-12-31T23:59`, meaning UTC. */
const LOOSE = /^(\d{4}-\d{2}-\d{2})T(\d{2}):?(\d{2})(?::?(\d{2}))?Z?$/u;

/** Reads `YYYY-MM-DD`, which lasts to the end of that day in UTC, or an RFC 3339 instant. */
export function parseDate(text: string): ParsedDate {
  const days = DATE.exec(text);
  if (days) {
    const start = dayStart(text);
    if (start === undefined) return noSuchDay(text, text);
    return { ok: true, end: start + DAY - 1, day: text, dateOnly: true };
  }
  const found = INSTANT.exec(text);
  if (!found) return notADate(text);
  const [, date = '', hours, minutes, seconds, fraction = '', sign, offsetHours = '0', offsetMinutes = '0'] = found;
  const start = dayStart(date);
  if (start === undefined) return noSuchDay(text, date);
  const time = timeOfDay(Number(hours), Number(minutes), Number(seconds));
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * 60_000;
  if (time === undefined || Number(offsetHours) > 23 || Number(offsetMinutes) > 59) return notADate(text);
  const end = start + time + Math.floor(Number(`0.${fraction || '0'}`) * 1000) - (sign === '-' ? -offset : offset);
  return { ok: true, end, day: isoDay(end), dateOnly: false };
}

/** What people write in the place of a date to say that there is none. */
const NO_DATE = new Set([
  '',
  '-',
  'forever',
  'infinite',
  'n/a',
  'na',
  'never',
  'none',
  'null',
  'permanent',
  'unlimited',
]);

/** Whether a date is written only to say that there is none: `never`, `forever`, `n/a`. */
export function namesNoDate(text: string): boolean {
  return NO_DATE.has(text.trim().toLowerCase());
}

/** What `parseDate` reads, and the spellings of the expiry annotations and labels of kube-janitor and Kyverno. */
export function parseLooseDate(text: string): ParsedDate {
  const found = LOOSE.exec(text.trim());
  if (!found) return parseDate(text.trim());
  const [, date, hours, minutes, seconds = '00'] = found;
  const read = parseDate(`${date}T${hours}:${minutes}:${seconds}Z`);
  return read.ok || read.problem === 'no-such-day' ? read : notADate(text);
}

/** Whole days of the calendar (UTC) from `now` to `end`: 0 today, negative in the past. Both in epoch milliseconds. */
export function daysBetween(now: number, end: number): number {
  return Math.floor(end / DAY) - Math.floor(now / DAY);
}

/** Whether it is over. What ends today has not ended yet, what ended at an hour of today has. */
export function hasEnded(now: number, end: number): boolean {
  return end < now;
}

/** The day `days` after `now`, `YYYY-MM-DD`. */
export function addDays(now: number, days: number): string {
  return isoDay(now + days * DAY);
}

/** The last day of the quarter `now` lies in, `YYYY-MM-DD`. */
export function endOfQuarter(now: number): string {
  const date = new Date(now);
  const firstOfNext = Date.UTC(date.getUTCFullYear(), Math.floor(date.getUTCMonth() / 3) * 3 + 3, 1);
  return isoDay(firstOfNext - DAY);
}

/** The last day of the year `now` lies in, `YYYY-MM-DD`. */
export function endOfYear(now: number): string {
  return `${isoDay(now).slice(0, 4)}-12-31`;
}

/** `today`, `tomorrow`, `in 12 days`, `yesterday`, `3 days ago`; `earlier today` for an hour of today that has gone by. */
export function describeDaysLeft(now: number, end: number): string {
  const days = daysBetween(now, end);
  if (days === 0) return hasEnded(now, end) ? 'earlier today' : 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `in ${days} days` : `${-days} days ago`;
}

/** Midnight in UTC that begins the day, `undefined` when the calendar does not have it. */
function dayStart(day: string): number | undefined {
  // Date.parse takes 31 February for a day of March, so the round trip tells.
  const start = Date.parse(`${day}T00:00:00.000Z`);
  return Number.isNaN(start) || isoDay(start) !== day ? undefined : start;
}

/** RFC 3339 allows a leap second. */
function timeOfDay(hours: number, minutes: number, seconds: number): number | undefined {
  return hours <= 23 && minutes <= 59 && seconds <= 60 ? ((hours * 60 + minutes) * 60 + seconds) * 1000 : undefined;
}

/** Days are written with four digits of a year, so time ends with the year 9999. */
function isoDay(time: number): string {
  return new Date(Math.max(FIRST, Math.min(LAST, time))).toISOString().slice(0, 10);
}

function notADate(text: string): ParsedDate {
  const found = suggestDate(text);
  const suggestion = found !== undefined && found !== text && parseDate(found).ok ? found : undefined;
  const what = text.trim() === '' ? 'The date is empty.' : `${quote(text)} is not a date that is read here.`;
  const advice = suggestion === undefined ? 'Write it as year-month-day, such as 2026-12-31.' : `Write ${suggestion}.`;
  return {
    ok: false,
    problem: 'not-a-date',
    message: `${what} ${advice}`,
    ...(suggestion !== undefined && { suggestion }),
  };
}

function noSuchDay(text: string, day: string): ParsedDate {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const inMonth = month >= 1 && month <= 12 && date >= 1;
  const last = inMonth
    ? isoDay(Date.parse(`${day.slice(0, 7)}-01T00:00:00.000Z`) + (daysIn(year, month) - 1) * DAY)
    : undefined;
  const why = inMonth ? `that month ends on the ${daysIn(year, month)}th` : 'months run from 01 to 12 and days from 01';
  const message = `There is no day ${day}: ${why.replace('31th', '31st')}.`;
  return {
    ok: false,
    problem: 'no-such-day',
    message,
    ...(last !== undefined && { suggestion: text.replace(day, last) }),
  };
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
