/** A workspace in memory, for tests of rules and of features. */
import { readCertificate } from '../../server/src/certificates/x509.ts';
import { Analyzer } from '../../server/src/core/analysis/analyzer.ts';
import { type Finding, isVisible } from '../../server/src/core/analysis/finding.ts';
import { isConfigName } from '../../server/src/core/config/names.ts';
import { readSettings } from '../../server/src/core/config/read-settings.ts';
import { DEFAULT_SETTINGS } from '../../server/src/core/model/settings.ts';
import { EXAMPLE_NOW } from '../../server/src/core/rules/examples.ts';
import { rules } from '../../server/src/core/rules/list.ts';
import type { Example, Rule } from '../../server/src/core/rules/rule.ts';

export function filesOf(example: Example): Readonly<Record<string, string>> {
  return typeof example === 'string' ? { 'example.yaml': example } : example;
}

export function analyze(example: Example, selected: readonly Rule[] = rules, now = EXAMPLE_NOW): Analyzer {
  const analyzer = new Analyzer(selected, now, readCertificate);
  const files = filesOf(example);
  const config = Object.entries(files).find(([name]) => isConfigName(name));
  const settings = config ? readSettings(config[1]) : DEFAULT_SETTINGS;
  for (const [path, text] of Object.entries(files)) analyzer.open({ uri: uriOf(path), path, settings }, text);
  return analyzer;
}

/** Visible findings of all files, in the order of the files. */
export function findingsIn(analyzer: Analyzer): Finding[] {
  return [...analyzer.allFiles()].flatMap(({ info }) => analyzer.findings(info.uri).filter(isVisible));
}

export function findingsOf(example: Example, selected: readonly Rule[] = rules, now = EXAMPLE_NOW): Finding[] {
  return findingsIn(analyze(example, selected, now));
}

export function uriOf(path: string): string {
  return `file:///workspace/${path}`;
}

/** One line for each finding, for comparison and for people. */
export function describe({ rule, message, span, document }: Finding): string {
  const text = document.section.text.slice(span.start, span.end).split('\n')[0];
  return `${rule.id} at "${text}": ${message}`;
}
