/** The verdict on what was loaded. */
import type { Finding } from '../core/analysis/finding.ts';
import type { Checked } from './input/load.ts';
import type { Progress } from './progress.ts';
import { count, displayPath } from './wording.ts';

export interface Verdict {
  /** Of the files that are reported on, suppressed ones included. */
  readonly findings: readonly Finding[];
  /** What the findings may lack, in sentences: a manifest was not read, or a rule broke down. */
  readonly failures: readonly string[];
}

export function judge(checked: Checked, progress: Pick<Progress, 'show'>): Verdict {
  const reported = checked.inputs.filter((input) => input.reported);
  const findings = reported.flatMap(({ uri }, index) => {
    progress.show(`${index} of ${count(reported.length, 'manifest file')} checked`);
    return checked.analyzer.findings(uri);
  });
  return { findings, failures: [...checked.failures, ...brokenRules(checked)] };
}

/** Said whatever severity the configuration gives to `internal-error`. */
function brokenRules({ analyzer, inputs }: Checked): string[] {
  return inputs.flatMap(({ uri, path }) => {
    const documents = analyzer.file(uri)?.documents.flatMap((document) => document ?? []) ?? [];
    const broken = documents.flatMap(({ evaluations }) =>
      [...evaluations].flatMap(([rule, { failure }]) => (failure === undefined ? [] : [rule.id])),
    );
    return [...new Set(broken)].map((id) => `The rule \`${id}\` failed on \`${displayPath(path)}\`.`);
  });
}
