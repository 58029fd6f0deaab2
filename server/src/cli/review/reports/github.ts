/** `--format github` of a review: annotations of a workflow run, on the lines that change trust. */
import type { ChangeView } from '../../../core/review/view.ts';
import { withinLimits } from '../../reports/annotations.ts';
import { annotationOf } from '../../reports/github.ts';
import { LEVELS } from '../../reports/levels.ts';
import { isNew } from '../../reports/report.ts';
import type { Annotation } from '../../reports/workflow-command.ts';
import type { ReviewReport } from '../report.ts';
import { CHANGE_SEVERITY } from './change-severity.ts';
import { changeLines } from './change-words.ts';
import { changeUrl } from './documentation.ts';
import { HEADINGS } from './headings.ts';
import { placeOfView } from './place.ts';

export const github: ReviewReport = ({ analyzer, changes, findings }) => {
  const told = changes.filter(({ isQuiet }) => !isQuiet).map(annotationOfChange);
  const found = findings.filter(isNew).map((entry) => annotationOf(analyzer, entry));
  return withinLimits([...told, ...found], 'fedlint review');
};

/** A line of the base means nothing in the head, so what is gone is shown at its file. */
function annotationOfChange(change: ChangeView): Annotation {
  const { direction, kind, before, after } = change;
  const place = after ? placeOfView(after) : before && { file: placeOfView(before).file };
  return {
    level: LEVELS[CHANGE_SEVERITY[direction]].github,
    title: `${HEADINGS[direction]} (${kind})`,
    place,
    lines: [...changeLines(change), changeUrl(kind)],
  };
}
