/** Gathers the files a command was pointed at, and hands them to the analyzer. */
import { readCertificate } from '../../certificates/desktop.ts';
import { Analyzer } from '../../core/analysis/analyzer.ts';
import { rules } from '../../core/rules/list.ts';
import { type Gathered, type GatherRequest, gather } from './gather.ts';
import type { Input } from './take-in.ts';

export interface Checked extends Omit<Gathered, 'opened'> {
  readonly analyzer: Analyzer;
  /** In the order of their paths. */
  readonly inputs: readonly Input[];
}

export interface LoadRequest extends GatherRequest {
  /** Epoch milliseconds. */
  readonly now: number;
}

export async function load(request: LoadRequest): Promise<Checked> {
  return opened(await gather(request), request.now);
}

/** `now` in epoch milliseconds. */
export function opened({ opened, ...gathered }: Gathered, now: number): Checked {
  const analyzer = new Analyzer(rules, now, readCertificate);
  for (const { info, text } of opened) analyzer.open(info, text);
  return { ...gathered, analyzer, inputs: opened.map(({ input }) => input) };
}
