/** An issue as GitLab reads it from a Code Quality report. */
import type { Level } from './levels.ts';
import type { Place } from './place.ts';
import { visible } from './visible.ts';

export interface QualityRequest {
  readonly check: string;
  readonly description: string;
  /** The same in the reports of both branches where the issue is the same, and unique in each. */
  readonly fingerprint: string;
  readonly severity: Level['gitlab'];
  readonly place: Place;
}

/** Categories and content as Code Climate has them; GitLab passes over what it does not know. */
export function qualityIssue({ check, description, fingerprint, severity, place: { file, range } }: QualityRequest) {
  return {
    type: 'issue',
    check_name: check,
    description: visible(description),
    categories: ['Security'],
    severity,
    fingerprint,
    location: { path: file, lines: { begin: range.start.line, end: range.end.line } },
  };
}
