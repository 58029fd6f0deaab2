/** How grave a finding is, in the words of each format. */
import type { Severity } from '../../core/model/severity.ts';

export interface Level {
  readonly sarif: 'error' | 'warning' | 'note';
  readonly github: 'error' | 'warning' | 'notice';
  readonly gitlab: 'critical' | 'major' | 'info';
}

export const LEVELS: Readonly<Record<Severity, Level>> = {
  error: { sarif: 'error', github: 'error', gitlab: 'critical' },
  warning: { sarif: 'warning', github: 'warning', gitlab: 'major' },
  info: { sarif: 'note', github: 'notice', gitlab: 'info' },
};

/** From the gravest to the least. */
export const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Severity[];
