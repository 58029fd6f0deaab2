/** Dates and durations that people write, with what they mean beside them. */
import { addDays, endOfQuarter, endOfYear } from '../values/date.ts';
import { describeDuration, parseDuration } from '../values/duration.ts';
import { type FieldContext, keyOf, type Proposal, textProposal } from './proposal.ts';

/** Keys of days on which something was tried out: today at the latest. */
const TESTED: readonly string[] = ['tested', 'lastTested'];

export function dates({ request: { now, settings }, path, field }: FieldContext): Proposal[] {
  const key = keyOf(path);
  const today = [addDays(now, 0), 'today'] as const;
  if (TESTED.includes(key)) return [dateProposal(...today)];
  const { max } = settings.timeBox;
  const { maxInterval } = settings.review;
  const isReview = field.hints.rules.includes('overdue-review');
  const isLimited = key !== 'starts' && field.hints.rules.includes('time-box-too-long');
  const isLong = (day: string) => isLimited && day > addDays(now, max);
  const days = [
    ...(key === 'starts' ? [today] : []),
    ...comingDays(now, max),
    ...(isReview ? [[addDays(now, maxInterval), `in ${maxInterval} days`] as const] : []),
  ];
  return merged(days)
    .sort(([a], [b]) => Number(isLong(a)) - Number(isLong(b)))
    .map(([day, words]) => dateProposal(day, words, isLong(day) ? `longer than the ${max} days allowed` : undefined));
}

type Day = readonly [day: string, words: string];

/** Days on which things end, `max` days from now among them. */
export function comingDays(now: number, max: number): Day[] {
  return merged([
    [addDays(now, max), `in ${max} days`],
    [endOfQuarter(now), 'end of the quarter'],
    [endOfYear(now), 'end of the year'],
  ]);
}

/** Each day once, with all that is to be said about it. */
function merged(days: readonly Day[]): Day[] {
  const words = new Map<string, string>();
  for (const [day, word] of days) {
    const before = words.get(day);
    if (before !== word) words.set(day, before === undefined ? word : `${before}, ${word}`);
  }
  return [...words];
}

function dateProposal(day: string, words: string, detail?: string): Proposal {
  const label = `${day} (${words})`;
  return { ...textProposal(day, detail), label, filterText: label };
}

/** What stands in a date field that somebody has yet to think about: the longest time box. Never a day of a test. */
export function bestDate({ request: { now, settings }, path, field }: FieldContext): string | undefined {
  const isEnd = !TESTED.includes(keyOf(path)) && keyOf(path) !== 'starts';
  return isEnd && field.hints.value === 'date' ? addDays(now, settings.timeBox.max) : undefined;
}

/** By key, where the usual lengths of a field are not those of others. */
const USUAL: ReadonlyMap<string, string> = new Map(
  Object.entries({
    refreshHint: '5m 15m 1h',
    rotation: '24h 7d 30d 90d',
    maxStaleness: '1h 24h 7d',
    maxDelay: '5m 15m 1h 24h',
    clockSkew: '30s 1m 5m',
    x509TTL: '1h 4h 24h',
    jwtTTL: '5m 15m 1h',
    ttl: '5m 15m 1h 4h 24h',
    ca_ttl: '24h 72h 168h 720h',
    caTTL: '24h 72h 168h 720h',
    default_x509_svid_ttl: '1h 4h 24h',
    default_jwt_svid_ttl: '5m 15m 1h',
    defaultX509SvidTTL: '1h 4h 24h',
    defaultJwtSvidTTL: '5m 15m 1h',
    agent_ttl: '1h 4h 24h',
    refresh_hint: '5m 15m 1h',
    file_sync_interval: '5m 1h 24h',
    jwtTtl: '5m 15m 1h',
    x509SVIDTTL: '1h 4h 24h',
    jwtSVIDTTL: '5m 15m 1h',
    maxTTL: '15m 1h 4h 24h',
    gcInterval: '10s 30s 1m 5m',
    max: '30d 60d 90d',
    warnWithin: '7d 14d 30d',
    maxInterval: '90d 180d 365d',
    maxAge: '90d 180d 365d',
  }),
);
const COMMON = '1m 5m 15m 1h 24h 7d 30d 90d';

export function durations({ request: { settings }, path, field }: FieldContext): Proposal[] {
  const days = field.hints.value === 'duration';
  // A file that sets the limit is not held to it.
  const isLimited = field.hints.rules.includes('long-lived-credential') && field.default === undefined;
  return (USUAL.get(keyOf(path)) ?? COMMON).split(' ').flatMap((text) => {
    const parsed = parseDuration(text, { days });
    if (!parsed.ok || (isLimited && parsed.seconds > settings.credentials.maxTTL)) return [];
    const words = describeDuration(parsed.seconds);
    return textProposal(text, text === field.default ? `${words}, the default` : words);
  });
}
