/** `--format sarif`: SARIF 2.1.0, for code scanning and for viewers. */
import { referencesOfRule } from '../../core/rules/references.ts';
import { keysOf } from './entry-key.ts';
import type { Report } from './report.ts';
import { sarifLog } from './sarif/log.ts';
import { resultOf } from './sarif/results.ts';
import { descriptorOf } from './sarif/rules.ts';
import { taxonomiesOf } from './sarif/taxonomies.ts';
import { messageFor } from './told.ts';

/** Describes the rules that found something, and the controls these cite: a log is as long as what was found. */
export const sarif: Report = ({ analyzer, entries, baseline, failures, now }) => {
  const rules = [...new Set(entries.map(({ finding }) => finding.rule))];
  const indices = new Map(rules.map(({ id }, index) => [id, index]));
  const taxonomies = taxonomiesOf(rules.flatMap(referencesOfRule));
  const keys = keysOf(analyzer, entries);
  const brokenRules = entries
    .filter(({ finding }) => finding.rule.id === 'internal-error')
    .map(({ finding }) => messageFor(analyzer, finding));
  const isCompared = baseline.files.length > 0 || entries.every(({ brought }) => brought);
  return sarifLog({
    ...{ command: 'check', now, taxonomies },
    failures: [...failures, ...brokenRules],
    rules: rules.map((rule) => descriptorOf(rule, taxonomies)),
    results: entries.map((entry) =>
      resultOf(entry, keys.get(entry), {
        analyzer,
        indexOf: (id) => indices.get(id) ?? -1,
        stateOf: ({ known }) => (isCompared ? (known ? 'unchanged' : 'new') : undefined),
      }),
    ),
  });
};
