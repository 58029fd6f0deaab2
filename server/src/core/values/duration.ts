import { repairDuration } from './duration-repair.ts';
import { quote } from './quote.ts';

export { describeDuration, formatGoDuration } from './duration-format.ts';

export type DurationProblem = 'empty' | 'missing-unit' | 'unknown-unit' | 'malformed';

export type ParsedDuration =
  | { readonly ok: true; readonly seconds: number }
  | {
      readonly ok: false;
      readonly problem: DurationProblem;
      /** The unit that is not one. */
      readonly unit?: string;
      /** The same length in a spelling that is read. */
      readonly suggestion?: string;
      readonly message: string;
    };

export interface DurationOptions {
  /** Whether `d` is a unit: yes in Fedlint's own manifests, no wherever Go reads the value. */
  readonly days: boolean;
}

const GO_UNITS: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1_000n],
  ['µs', 1_000n],
  ['μs', 1_000n],
  ['ms', 1_000_000n],
  ['s', 1_000_000_000n],
  ['m', 60_000_000_000n],
  ['h', 3_600_000_000_000n],
]);
const UNITS_WITH_DAYS: ReadonlyMap<string, bigint> = new Map([...GO_UNITS, ['d', 86_400_000_000_000n]]);

/** A Go duration counts nanoseconds in 64 bits: some 292 years. */
const MOST = 2n ** 63n;

/** Reads a duration as Go's `time.ParseDuration` does, with `d` for days where `days` is set. */
export function parseDuration(text: string, options: DurationOptions): ParsedDuration {
  const result = read(text, options);
  if (result.ok) return { ok: true, seconds: result.seconds };
  const suggestion = repairDuration(text, options.days);
  const readable = suggestion !== undefined && suggestion !== text && read(suggestion, options).ok;
  const advice = readable
    ? `Write ${suggestion}.`
    : `Write a number with a unit (${options.days ? 'd, ' : ''}h, m or s), such as 1h30m.`;
  return { ...result, ...(readable && { suggestion }), message: `${describeProblem(text, result)} ${advice}` };
}

type Reading = { ok: true; seconds: number } | { ok: false; problem: DurationProblem; unit?: string };

function read(text: string, { days }: DurationOptions): Reading {
  if (text.trim() === '') return { ok: false, problem: 'empty' };
  const negative = text.startsWith('-');
  const magnitude = negative || text.startsWith('+') ? text.slice(1) : text;
  if (magnitude === '0') return { ok: true, seconds: 0 };
  if (magnitude === '' || /\s/u.test(text)) return { ok: false, problem: 'malformed' };
  const units = days ? UNITS_WITH_DAYS : GO_UNITS;
  const piece = /([0-9]*)(?:\.([0-9]*))?([^0-9.]*)/uy;
  let total = 0n;
  while (piece.lastIndex < magnitude.length) {
    const [, whole = '', fraction = '', unit = ''] = piece.exec(magnitude) ?? [];
    const count = wholeNumber(whole);
    if (count === undefined || (whole === '' && fraction === '')) return { ok: false, problem: 'malformed' };
    if (unit === '') return { ok: false, problem: 'missing-unit' };
    const size = units.get(unit);
    if (size === undefined) return { ok: false, problem: 'unknown-unit', unit };
    total += count * size + fractionOf(fraction, size);
    if (total > MOST) return { ok: false, problem: 'malformed' };
  }
  if (total === MOST && !negative) return { ok: false, problem: 'malformed' };
  const seconds = Number(total) / 1e9;
  return { ok: true, seconds: negative && seconds !== 0 ? -seconds : seconds };
}

/** `undefined` when it does not fit into 64 bits. */
function wholeNumber(digits: string): bigint | undefined {
  const significant = digits.replace(/^0+/u, '');
  const count = significant.length > 19 ? undefined : BigInt(significant || '0');
  return count !== undefined && count <= MOST ? count : undefined;
}

/** Worked out in floating point and cut off, as Go does. */
function fractionOf(digits: string, size: bigint): bigint {
  const read = digits.slice(0, 18);
  return BigInt(Math.trunc(Number(read) * (Number(size) / 10 ** read.length)));
}

function describeProblem(text: string, result: Extract<Reading, { ok: false }>): string {
  switch (result.problem) {
    case 'empty':
      return 'The duration is empty.';
    case 'missing-unit':
      return `${quote(text)} has a number without a unit, so its length is unknown.`;
    case 'unknown-unit':
      return `${quote(result.unit ?? '')} is not a unit of time that is read here.`;
    case 'malformed':
      return /\s/u.test(text)
        ? `${quote(text)} has white space in it, which a duration may not have.`
        : `${quote(text)} is not a duration.`;
  }
}
