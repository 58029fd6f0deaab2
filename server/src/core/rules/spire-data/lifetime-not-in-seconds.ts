import type { Known, Stated } from '../../model/stated.ts';
import type { Path } from '../../syntax/tree.ts';
import { code } from '../../values/code.ts';
import { parseDuration } from '../../values/duration.ts';
import { entries, SOUND_DATA } from '../data-examples.ts';
import { type Offer, type Problem, rule } from '../rule.ts';

export const lifetimeNotInSeconds = rule({
  id: 'lifetime-not-in-seconds',
  severity: 'error',
  title: 'A lifetime that is not a whole number of seconds',
  what: 'In a file for `spire-server entry`, the lifetime of an identity is a text such as `"1h"`, a fraction, or less than nothing.',
  why: 'A text or a fraction keeps the command from reading the file, so none of its entries is registered. A negative number is refused by the server.',
  how: 'Write the seconds as a number without quotes: `3600` for an hour.',
  families: [],
  edit: 'fix',
  on: ['workload-identity'],
  *check({ origin, x509TTL, jwtTTL, slots }) {
    if (origin !== 'entry-data') return;
    yield* checkLifetime('x509_svid_ttl', x509TTL, slots['x509-ttl'] ?? []);
    yield* checkLifetime('jwt_svid_ttl', jwtTTL, slots['jwt-ttl'] ?? []);
  },
  bad: { ...SOUND_DATA, 'entries.json': entries({ x509_svid_ttl: '1h' }) },
  good: SOUND_DATA,
});

function* checkLifetime(field: string, stated: Stated<string | number> | undefined, path: Path): Iterable<Problem> {
  if (!stated?.known) return;
  const { value, span } = stated;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return;
  const isNegative = typeof value === 'number' && value < 0;
  const outcome = isNegative
    ? 'is less than nothing, and SPIRE refuses the entry'
    : 'is not a whole number of seconds: `spire-server` cannot read the file with it and registers none of its entries';
  yield {
    at: span,
    instead: path,
    message: `${code(String(value))} ${outcome}. Write \`${field}\` as seconds, such as 3600 for an hour.`,
    offers: () => inSeconds(stated, path),
  };
}

function inSeconds({ value }: Known<string | number>, path: Path): Offer[] {
  const seconds = typeof value === 'string' ? secondsIn(value) : Math.round(value);
  if (seconds === undefined || !Number.isInteger(seconds) || seconds < 0) return [];
  return [{ title: `Write ${seconds}`, kind: 'fix', operations: [{ op: 'set', path, value: seconds }] }];
}

/** Of a bare number in quotes, the number: it can be meant as nothing else here. */
function secondsIn(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const duration = parseDuration(text, { days: true });
  return duration.ok ? duration.seconds : undefined;
}
