/** What goes to the person at the terminal besides the report. */
import type { WriteStream } from 'node:tty';
import { printable } from './wording.ts';

/** Lines on standard error. What a line quotes makes no other one. */
export function say(...lines: readonly string[]): void {
  for (const line of lines) process.stderr.write(`fedlint: ${printable(line)}\n`);
}

/** Columns a line of a file may take where nobody says how wide the paper is. */
const PAGE = 120;
/** What stands before the line itself. */
const MARGIN = 12;

export interface Canvas {
  readonly color: boolean;
  /** Columns. */
  readonly width: number;
}

/** What a report may draw on. */
export function canvasOf(
  stream: Partial<Pick<WriteStream, 'isTTY' | 'columns'>> | undefined,
  { NO_COLOR, TERM }: NodeJS.ProcessEnv = process.env,
): Canvas {
  const color = stream?.isTTY === true && !NO_COLOR && TERM !== 'dumb';
  return { color, width: Math.max(40, (stream?.columns ?? PAGE) - MARGIN) };
}
