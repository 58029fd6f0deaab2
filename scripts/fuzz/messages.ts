/** What the process that tries the cases is told, and what it tells. */
import type { Trial } from './trial.ts';

export interface Assignment {
  readonly target: string;
  readonly seed: number;
  /** The first case to try. */
  readonly from: number;
  /** The only one. */
  readonly only: number | undefined;
  readonly corpus: readonly string[];
}

export type Message =
  | { readonly type: 'begin'; readonly number: number; readonly bytes: number }
  /** Microseconds of processor time, and bytes of heap. */
  | { readonly type: 'end'; readonly number: number; readonly micros: number; readonly heap: number }
  | { readonly type: 'failure'; readonly number: number; readonly failure: Failure }
  | { readonly type: 'smallest'; readonly trial: Trial }
  /** There are no more cases. */
  | { readonly type: 'over' };

export interface Failure {
  /** The same for what is probably the same fault. */
  readonly signature: string;
  readonly message: string;
}

/** Numbers and quotations differ from case to case; the place in our sources does not. */
export function failureOf(error: unknown): Failure {
  const told = error instanceof Error ? error : new Error(String(error));
  const deepest = innermost(told);
  const place = /(?:server|client)\/src\/[\w./-]+:\d+/.exec(deepest.stack ?? '')?.[0] ?? '';
  const words = deepest.message.split('\n')[0] ?? '';
  const signature = `${words
    .replace(/\d+/g, '0')
    .replace(/(["'`]).*?\1/g, '…')
    .slice(0, 120)} ${place}`;
  return { signature, message: `${told.stack ?? told.message}${deepest === told ? '' : `\n${deepest.stack}`}` };
}

function innermost(error: Error): Error {
  return error.cause instanceof Error ? innermost(error.cause) : error;
}
