/** Options on the command line. An unknown one is an error, never ignored. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Severity } from '../core/model/severity.ts';
import { parseDate } from '../core/values/date.ts';
import { UsageError } from './usage-error.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** Options that every command takes. */
const EVERYWHERE = { 'no-cache': { type: 'boolean' } } as const satisfies Options;

export function parseOptions<const T extends Options>(args: readonly string[], options: T) {
  try {
    const all = { ...options, ...EVERYWHERE };
    return parseArgs({ args: [...args], options: all, allowPositionals: true, strict: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // What follows is advice on how to pass a path that begins with a dash.
    throw new UsageError(`${message.split('. ')[0] ?? message}. --help lists the options.`);
  }
}

/** Noon UTC of a day given as `--now 2026-11-21`, or the present. */
export function nowFrom(text: string | undefined): number {
  if (text === undefined) return Date.now();
  const date = parseDate(text);
  if (!date.ok) throw new UsageError(`--now: ${date.message}`);
  return date.dateOnly ? Date.parse(`${date.day}T12:00:00Z`) : date.end;
}

export function severityFrom(text: string | undefined): Severity {
  if (text === undefined || text === 'error') return 'error';
  if (text === 'warning' || text === 'info') return text;
  throw new UsageError(`--severity: \`${text}\` is none of error, warning, info.`);
}
