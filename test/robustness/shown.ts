/** What a workspace shows, in lines that can be compared. */
import { readCertificate } from '../../server/src/certificates/x509.ts';
import { Analyzer } from '../../server/src/core/analysis/analyzer.ts';
import { DEFAULT_SETTINGS } from '../../server/src/core/model/settings.ts';
import { EXAMPLE_NOW } from '../../server/src/core/rules/examples.ts';
import { rules } from '../../server/src/core/rules/list.ts';
import { rangeAt } from '../../server/src/core/syntax/source.ts';
import { uriOf } from '../harness/workspace.ts';

export type Files = Readonly<Record<string, string>>;

export function workspaceOf(files: Files): Analyzer {
  const analyzer = new Analyzer(rules, EXAMPLE_NOW, readCertificate);
  for (const [name, contents] of Object.entries(files))
    analyzer.open({ uri: uriOf(name), path: name, settings: DEFAULT_SETTINGS }, contents);
  return analyzer;
}

/** What all files show, suppressed findings included. */
export function shown(analyzer: Analyzer, paths: readonly string[]): string[] {
  return paths.flatMap((name) =>
    analyzer.findings(uriOf(name)).map(({ rule, severity, message, document, span, suppressed }) => {
      const state = analyzer.documentOf(document);
      const range = state && rangeAt(state.file.source, state.ref.index, span);
      return JSON.stringify([name, rule.id, severity, range, suppressed !== undefined, message]);
    }),
  );
}
