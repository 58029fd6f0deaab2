import type { ChangeView } from '../../core/review/view.ts';
import type { Entry, ReportInput } from '../reports/report.ts';

/** One of the two states, as a person named it and as Git knows it; the work tree has no commit. */
export interface Revision {
  readonly name: string;
  readonly commit: string | undefined;
}

export interface ReviewReportInput extends Pick<ReportInput, 'analyzer' | 'now' | 'color' | 'width'> {
  readonly base: Revision;
  readonly head: Revision;
  /** Those that widen first. Their URIs are of files, in the work tree or as if they were there. */
  readonly changes: readonly ChangeView[];
  /** Findings that the change has brought and that no change speaks of already. */
  readonly findings: readonly Entry[];
  /** How many files are different. */
  readonly files: number;
  /** What the review may lack because it could not be read, in sentences; undefined where nobody has told. */
  readonly failures?: readonly string[];
  /** Absolute URL that the repository was cloned from, without credentials. */
  readonly repository?: string | undefined;
}

/** Turns a review into the text of one output format. */
export type ReviewReport = (input: ReviewReportInput) => string;
