/** What a part of the benchmark hands back: tables, printed for people and written as JSON for programs. */

/** `×` is a ratio, `count` a number of things, the rest are units of what is measured. */
export type Unit = 'ms' | 's' | 'MB' | 'kB' | 'MB/s' | '×' | 'count' | 'exponent';

export interface Column {
  /** Of the cell in each row. */
  readonly key: string;
  readonly title: string;
  /** Texts have none. */
  readonly unit?: Unit;
}

export type Row = Readonly<Record<string, string | number | undefined>>;

export interface Section {
  /** Of the part, by which it is asked for: `keystroke`. */
  readonly part: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Sentences and plots below the table. */
  readonly notes: readonly string[];
}

const SHOWN: Readonly<Record<Unit, (value: number) => string>> = {
  ms: (value) => `${precise(value)} ms`,
  s: (value) => `${precise(value)} s`,
  MB: (value) => `${precise(value)} MB`,
  kB: (value) => `${grouped(Math.round(value))} kB`,
  'MB/s': (value) => `${grouped(Math.round(value))} MB/s`,
  '×': (value) => `${precise(value)} ×`,
  count: (value) => grouped(value),
  exponent: (value) => value.toFixed(2),
};

export function printed({ title, columns, rows, notes }: Section): string {
  const cells = [columns.map((column) => column.title), ...rows.map((row) => columns.map((one) => cell(one, row)))];
  const widths = columns.map((_, at) => Math.max(...cells.map((line) => line[at]?.length ?? 0)));
  const isNumber = columns.map(({ unit }) => unit !== undefined);
  const lines = cells.map((line) =>
    line
      .map((text, at) => (isNumber[at] ? text.padStart(widths[at] ?? 0) : text.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  return [`== ${title}`, ...lines, ...notes].join('\n');
}

function cell({ key, unit }: Column, row: Row): string {
  const value = row[key];
  if (value === undefined) return '';
  return typeof value === 'number' && unit ? SHOWN[unit](value) : String(value);
}

/** Three digits that count, whatever the size. */
function precise(value: number): string {
  if (value >= 100) return grouped(Math.round(value));
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function grouped(value: number): string {
  return value.toLocaleString('en');
}
