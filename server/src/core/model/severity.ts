/** The one table of severities; every surface maps from it. */
export type Severity = 'error' | 'warning' | 'info';

const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

export function atLeast(severity: Severity, limit: Severity): boolean {
  return RANK[severity] >= RANK[limit];
}
