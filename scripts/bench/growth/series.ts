/** Kinds of work whose cost is measured at growing sizes. */
import { inFile } from './in-file.ts';
import { inWorkspace } from './in-workspace.ts';

export interface Series {
  readonly name: string;
  /** What size counts. */
  readonly of: string;
  /** Milliseconds, unless it is something else. */
  readonly unit?: string;
  /** Does the work at this size so many times, and returns what each time cost. */
  costs(size: number, times: number): readonly number[];
}

export const series: readonly Series[] = [...inFile, ...inWorkspace];
