/** How many findings there are of each severity. */
import type { Severity } from '../../core/model/severity.ts';
import { count } from '../wording.ts';
import { SEVERITIES } from './levels.ts';
import type { Entry } from './report.ts';

/** "2 errors", "1 warning", "3 info"; the gravest first, and none of which there are none. */
export function countsOf(entries: readonly Entry[]): { readonly severity: Severity; readonly words: string }[] {
  return SEVERITIES.flatMap((severity) => {
    const number = entries.filter(({ finding }) => finding.severity === severity).length;
    if (number === 0) return [];
    return [{ severity, words: severity === 'info' ? `${number} info` : count(number, severity) }];
  });
}
