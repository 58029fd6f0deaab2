import type { BundleNumber } from '../../model/facts.ts';
import type { Known } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { parseDuration } from '../../values/duration.ts';
import { SOUND_BUNDLE, unsoundBundle } from '../bundle-examples.ts';
import { type Offer, rule } from '../rule.ts';

export const bundleInvalidNumber = rule({
  id: 'bundle-invalid-number',
  severity: 'error',
  title: 'A number of a bundle that is no whole number',
  what: '`spiffe_sequence` or `spiffe_refresh_hint` is a text, a fraction or below zero. Both are whole numbers; the second is a time in seconds.',
  why: 'Programs in Go, such as SPIRE, refuse the whole bundle over a number in quotes or with a fraction, and none of its keys gets through.',
  how: 'Write a whole number without quotes and without a unit, such as `300` for five minutes.',
  families: ['cadence-drift'],
  references: ['spiffe:TDB 4.1.1', 'spiffe:TDB 4.1.2'],
  edit: 'fix',
  on: ['bundle'],
  *check({ sequence, refreshHint }) {
    yield* problemsOf('spiffe_sequence', sequence);
    yield* problemsOf('spiffe_refresh_hint', refreshHint);
  },
  bad: unsoundBundle('"spiffe_refresh_hint": 300', '"spiffe_refresh_hint": "5m"'),
  good: SOUND_BUNDLE,
});

type Field = 'spiffe_sequence' | 'spiffe_refresh_hint';

function* problemsOf(field: Field, number: BundleNumber | undefined) {
  if (!number?.value.known) return;
  const { value, path } = number;
  const fault = faultOf(field, value);
  if (fault === undefined) return;
  const wanted = field === 'spiffe_sequence' ? 'a whole number' : 'a whole number of seconds';
  yield {
    at: value.span,
    instead: path,
    message: `\`${field}\` is ${fault} Write ${wanted}.`,
    offers: () => offersFor(field, value),
  };
}

const REFUSED = 'Programs in Go, such as SPIRE, refuse the whole bundle because of it.';

function faultOf(field: Field, { value, span }: Known<string | number | boolean>): string | undefined {
  if (typeof value === 'string') return `the text ${code(value)}. ${REFUSED}`;
  if (typeof value === 'boolean') return `\`${value}\`. ${REFUSED}`;
  // A whole number is as long as it is written, but for a fraction of nothing (`300.0`).
  const isWhole = Number.isInteger(value) && span.end - span.start <= String(value).length;
  if (!isWhole) return `written with a fraction. ${REFUSED}`;
  if (value >= 0) return undefined;
  return field === 'spiffe_sequence'
    ? `below zero. ${REFUSED}`
    : 'below zero, which is no time to wait: programs go by a time of their own.';
}

function offersFor(field: Field, { value, span }: Known<string | number | boolean>): Offer[] {
  const meant = meantBy(field, value);
  if (meant === undefined) return [];
  return [{ title: `Change to \`${meant}\``, kind: 'fix', operations: [{ op: 'replace', span, value: meant }] }];
}

/** The number that was meant, where nothing is lost. */
function meantBy(field: Field, value: string | number | boolean): number | undefined {
  if (typeof value === 'boolean') return undefined;
  if (typeof value === 'number') return exact(value);
  if (/^\s*\d{1,15}\s*$/.test(value)) return Number(value);
  const duration = field === 'spiffe_refresh_hint' ? parseDuration(value.trim(), { days: true }) : undefined;
  return duration?.ok ? exact(duration.seconds) : undefined;
}

function exact(value: number): number | undefined {
  return Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
