/** What of a review makes its exit status 1. */
import type { Direction } from '../../core/review/change.ts';
import type { Entry } from '../reports/report.ts';
import { UsageError } from '../usage-error.ts';

const FAILURES = ['widens', 'error', 'never'] as const;
export type FailOn = (typeof FAILURES)[number];

export function failureFrom(text = 'error'): FailOn {
  const known = FAILURES.find((name) => name === text);
  if (known === undefined) throw new UsageError(`--fail-on: \`${text}\` is none of ${FAILURES.join(', ')}.`);
  return known;
}

/** `found` are the findings that the change has brought and that count. */
export function fails(
  failOn: FailOn,
  changes: readonly { readonly direction: Direction }[],
  found: readonly Entry[],
): boolean {
  if (failOn === 'never') return false;
  const widens = failOn === 'widens' && changes.some(({ direction }) => direction === 'widens');
  return widens || found.some(({ finding }) => finding.severity === 'error');
}
