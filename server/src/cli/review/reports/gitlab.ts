/** `--format gitlab` of a review: a Code Quality report. */
import type { ChangeView } from '../../../core/review/view.ts';
import { qualityIssue } from '../../reports/code-quality.ts';
import { issuesOf } from '../../reports/gitlab.ts';
import { jsonText } from '../../reports/json-text.ts';
import { LEVELS } from '../../reports/levels.ts';
import type { ReviewReport } from '../report.ts';
import { CHANGE_SEVERITY } from './change-severity.ts';
import { changeFingerprint, changeLines } from './change-words.ts';
import { placeOfView, shownPlace } from './place.ts';

export const gitlab: ReviewReport = ({ analyzer, changes, findings }) => {
  const told = changes.filter(({ isQuiet }) => !isQuiet).flatMap(issueOf);
  return jsonText([...told, ...issuesOf({ analyzer, entries: findings })]);
};

function issueOf(change: ChangeView) {
  const place = shownPlace(change);
  if (!place) return [];
  return [
    qualityIssue({
      check: `change/${change.kind}`,
      description: changeLines(change).join(' '),
      fingerprint: changeFingerprint(change),
      severity: LEVELS[CHANGE_SEVERITY[change.direction]].gitlab,
      place: placeOfView(place),
    }),
  ];
}
