import type { Analyzer } from '../../core/analysis/analyzer.ts';
import type { Finding } from '../../core/analysis/finding.ts';
import type { BaselineUse } from '../baseline/baseline.ts';
import type { Place } from './place.ts';

/** A finding in its place in the report. */
export interface Entry extends Place {
  readonly finding: Finding;
  /** The baseline has it. */
  readonly known: boolean;
  /** The change that is looked at has brought it. */
  readonly brought?: true;
}

export interface ReportInput {
  readonly analyzer: Analyzer;
  /** By file, line, column and rule; suppressed and known ones included. */
  readonly entries: readonly Entry[];
  /** How many files were looked at, how many of them hold manifests, and how many documents these are. */
  readonly files: number;
  readonly manifests: number;
  readonly documents: number;
  /** The files that hold manifests, in order, relative to the working directory. */
  readonly manifestFiles: readonly string[];
  /** What the findings may lack because it could not be read, in sentences. */
  readonly failures: readonly string[];
  readonly baseline: BaselineUse;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly color: boolean;
  /** Columns that there are for a line of a file. */
  readonly width: number;
}

/** Turns findings into the text of one output format. */
export type Report = (input: ReportInput) => string;

/** Whether it counts: neither suppressed nor known. */
export function isNew({ finding, known }: Entry): boolean {
  return finding.suppressed === undefined && !known;
}
