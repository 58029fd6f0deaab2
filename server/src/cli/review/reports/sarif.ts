/** `--format sarif` of a review: a rule for each kind of change, a result for each change, and the new findings. */
import { referencesOf } from '../../../core/frameworks/catalogue.ts';
import type { ChangeKind } from '../../../core/review/change-kind.ts';
import { changeKinds } from '../../../core/review/kinds/list.ts';
import { referencesOfRule } from '../../../core/rules/references.ts';
import { keysOf } from '../../reports/entry-key.ts';
import { artifactRoot } from '../../reports/sarif/location.ts';
import { sarifLog } from '../../reports/sarif/log.ts';
import { resultOf } from '../../reports/sarif/results.ts';
import { descriptorOf } from '../../reports/sarif/rules.ts';
import { taxonomiesOf } from '../../reports/sarif/taxonomies.ts';
import type { ReviewReport, ReviewReportInput } from '../report.ts';
import { changeDescriptor, changeResult, changeRuleId } from './sarif/change.ts';

export const sarif: ReviewReport = (input) => {
  const { analyzer, changes, findings, failures, now } = input;
  const told = changes.filter(({ isQuiet }) => !isQuiet);
  const kinds = changeKinds.filter(({ id }) => told.some(({ kind }) => kind === id));
  const rules = [...new Set(findings.map(({ finding }) => finding.rule))];
  const ids = [...kinds.map(({ id }) => changeRuleId(id)), ...rules.map(({ id }) => id)];
  const indices = new Map(ids.map((id, index) => [id, index]));
  const indexOf = (id: string) => indices.get(id) ?? -1;
  const taxonomies = taxonomiesOf([...kinds.flatMap(referencesOfKind), ...rules.flatMap(referencesOfRule)]);
  const keys = keysOf(analyzer, findings);
  return sarifLog({
    ...{ command: 'review', now, taxonomies, failures },
    rules: [
      ...kinds.map((kind) => changeDescriptor(kind, referencesOfKind(kind), taxonomies)),
      ...rules.map((rule) => descriptorOf(rule, taxonomies)),
    ],
    results: [
      ...told.map((change) => changeResult(change, indexOf)),
      ...findings.map((entry) => resultOf(entry, keys.get(entry), { analyzer, indexOf, stateOf: () => 'new' })),
    ],
    more: provenance(input),
  });
};

function referencesOfKind({ families }: ChangeKind): string[] {
  return families.flatMap((family) => referencesOf(family).direct.map(({ ref }) => ref));
}

/** The format has no place for a revision without the address of its repository (3.23.3). */
function provenance({ repository, head }: ReviewReportInput) {
  if (repository === undefined) return {};
  const revision = head.commit === undefined ? {} : { revisionId: head.commit };
  return { versionControlProvenance: [{ repositoryUri: repository, ...revision, mappedTo: artifactRoot }] };
}
