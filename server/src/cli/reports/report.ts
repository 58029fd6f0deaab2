import type { Finding } from '../../core/analysis/finding.ts';
import type { Checked } from '../load.ts';

export interface ReportInput {
  readonly checked: Checked;
  /** In the order of files and of the text, hidden ones included. */
  readonly findings: readonly Finding[];
  readonly now: number;
  readonly color: boolean;
}

/** Turns findings into the text of one output format. */
export type Report = (input: ReportInput) => string;
