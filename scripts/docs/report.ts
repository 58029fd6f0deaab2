/** What Fedlint really says about a rule's bad example. */
import { readCertificate } from '../../server/src/certificates/x509.ts';
import { Analyzer } from '../../server/src/core/analysis/analyzer.ts';
import { isConfigName } from '../../server/src/core/config/names.ts';
import { readSettings } from '../../server/src/core/config/read-settings.ts';
import { DEFAULT_SETTINGS } from '../../server/src/core/model/settings.ts';
import { EXAMPLE_NOW } from '../../server/src/core/rules/examples.ts';
import { rules } from '../../server/src/core/rules/list.ts';
import type { Rule } from '../../server/src/core/rules/rule.ts';

/** A line of Markdown for each finding of the rule. */
export function reportOn(rule: Rule): string[] {
  const files = Object.entries(typeof rule.bad === 'string' ? { 'example.yaml': rule.bad } : rule.bad);
  const configuration = files.find(([path]) => isConfigName(path));
  const settings = configuration ? readSettings(configuration[1]) : DEFAULT_SETTINGS;
  const analyzer = new Analyzer(rules, EXAMPLE_NOW, readCertificate);
  for (const [path, text] of files) analyzer.open({ uri: uriOf(path), path, settings }, text);
  return files.flatMap(([path]) =>
    analyzer
      .findings(uriOf(path))
      .filter((finding) => finding.rule === rule)
      .map(({ message }) => message),
  );
}

function uriOf(path: string): string {
  return `file:///workspace/${path}`;
}
