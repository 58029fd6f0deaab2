import { formatGoDuration } from './duration-format.ts';

type Unit = 'ns' | 'us' | 'ms' | 's' | 'm' | 'h' | 'd' | 'w' | 'y';

/** How people name units. A lone upper-case `M` is none of them: minutes to one, months to another. */
const SPELLINGS: readonly (readonly [unit: Unit, seconds: number, words: readonly string[]])[] = [
  ['ns', 1e-9, ['nanos', 'nsec', 'nanosecond', 'nanoseconds']],
  ['us', 1e-6, ['µs', 'μs', 'micros', 'usec', 'microsecond', 'microseconds']],
  ['ms', 1e-3, ['millis', 'msec', 'millisecond', 'milliseconds']],
  ['s', 1, ['sec', 'secs', 'second', 'seconds']],
  ['m', 60, ['min', 'mins', 'minute', 'minutes']],
  ['h', 3_600, ['hr', 'hrs', 'hour', 'hours']],
  ['d', 86_400, ['day', 'days']],
  ['w', 604_800, ['wk', 'wks', 'week', 'weeks']],
  ['y', 31_536_000, ['yr', 'yrs', 'year', 'years']],
];
const UNITS: ReadonlyMap<string, Unit> = new Map(
  SPELLINGS.flatMap(([unit, , words]) => [unit, ...words].map((word): [string, Unit] => [word, unit])),
);
const SECONDS: ReadonlyMap<Unit, number> = new Map(SPELLINGS.map(([unit, seconds]) => [unit, seconds]));
const DAYS: Readonly<Partial<Record<Unit, number>>> = { d: 1, w: 7, y: 365 };
const SMALLER: Readonly<Partial<Record<Unit, Unit>>> = { d: 'h', h: 'm', m: 's' };

const LONGEST = 64;

/** The duration somebody meant, in a spelling that is read, when there is only one thing they can have meant. */
export function repairDuration(text: string, days: boolean): string | undefined {
  const meant = text.trim();
  if (meant === '' || meant.length > LONGEST) return undefined;
  const amounts = readIso(meant) ?? readLoose(meant);
  if (!amounts) return undefined;
  const spell = () =>
    amounts.map(([amount, unit]) => (DAYS[unit] ? `${amount * DAYS[unit]}d` : `${amount}${unit}`)).join('');
  if (days || amounts.every(([, unit]) => !DAYS[unit])) return spell();
  return formatGoDuration(amounts.reduce((sum, [amount, unit]) => sum + amount * (SECONDS.get(unit) ?? 0), 0));
}

type Amounts = (readonly [amount: number, unit: Unit])[];

/** ISO 8601: `P90D`, `PT1H30M`. Years and months of a calendar have no fixed length and are not read. */
function readIso(text: string): Amounts | undefined {
  const found = /^P(?:(\d{1,9})W)?(?:(\d{1,9})D)?(?:T(?=\d)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?$/iu.exec(
    text,
  );
  if (!found) return undefined;
  const amounts: Amounts = [];
  for (const [index, unit] of (['w', 'd', 'h', 'm', 's'] as const).entries()) {
    const digits = found[index + 1];
    if (digits !== undefined) amounts.push([Number(digits), unit]);
  }
  return amounts.length > 0 ? amounts : undefined;
}

/** `1 h`, `5min`, `1 hour, 30 minutes`, `1,5h`, `1h30`, `300`. */
function readLoose(text: string): Amounts | undefined {
  const piece = /(\d{1,12})(?:[.,](\d{1,2}(?!\d)|\d{4,9}))?\s*([A-Za-zµμ]*)(?:\s*,\s*|\s+and\s+|\s*)/uy;
  const amounts: Amounts = [];
  let last: Unit | undefined;
  while (piece.lastIndex < text.length) {
    const found = piece.exec(text);
    if (!found) return undefined;
    const [, whole = '', fraction = '0', word = ''] = found;
    const unit: Unit | undefined =
      word === '' ? (last ? SMALLER[last] : 's') : word === 'M' ? undefined : UNITS.get(word.toLowerCase());
    if (!unit || (word === '' && piece.lastIndex < text.length)) return undefined;
    amounts.push([Number(`${whole}.${fraction}`), unit]);
    last = unit;
  }
  return amounts;
}
