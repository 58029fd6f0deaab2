/** The severity of a rule in a file, as the configuration has it. */
import type { Settings } from '../model/settings.ts';
import type { Severity } from '../model/severity.ts';
import type { Rule } from '../rules/rule.ts';
import { type PathPattern, pathPatterns, verdictOn } from '../values/path-pattern.ts';

export function severityOf(
  rule: Rule,
  own: Severity,
  file: { readonly path: string; readonly settings: Settings },
): Severity | 'off' {
  // A failure of ours is not the reader's to switch off (architecture, invariant 11).
  if (rule.id === 'internal-error') return own;
  const { rules, overrides } = file.settings;
  let severity = rules[rule.id] ?? own;
  for (const override of overrides) {
    const other = override.rules[rule.id];
    if (other !== undefined && matches(override.files, file.path)) severity = other;
  }
  return severity;
}

/** Whether a path matches one of the patterns, which are written as in `.gitignore`. */
export function matches(patterns: readonly string[], path: string): boolean {
  return patterns.length > 0 && verdictOn(readingOf(patterns), path) === 'taken';
}

/** Asked about every file after every edit, so the patterns of one configuration are read once. */
const readings = new WeakMap<readonly string[], readonly PathPattern[]>();

function readingOf(patterns: readonly string[]): readonly PathPattern[] {
  const known = readings.get(patterns);
  if (known) return known;
  const reading = pathPatterns(patterns);
  readings.set(patterns, reading);
  return reading;
}
