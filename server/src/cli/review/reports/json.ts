/** `--format json` of a review: the changes with their places, and the findings as `check` writes them. */
import type { ChangeView, ObligationView, SideView } from '../../../core/review/view.ts';
import { findingAsJson } from '../../reports/json.ts';
import { jsonText } from '../../reports/json-text.ts';
import type { ReviewReport } from '../report.ts';
import { summaryOf } from '../words.ts';
import { placeOfView } from './place.ts';

export const json: ReviewReport = ({ analyzer, base, head, changes, findings, files, now }) =>
  jsonText({
    version: 1,
    now: new Date(now).toISOString().slice(0, 10),
    base: { name: base.name, commit: base.commit ?? null },
    head: { name: head.name, commit: head.commit ?? null },
    files,
    summary: summaryOf(changes),
    changes: changes.map(asJson),
    findings: findings.map((entry) => findingAsJson(analyzer, entry)),
  });

function asJson({ before, after, obligations, isQuiet, history, ...plain }: ChangeView) {
  return {
    ...plain,
    quiet: isQuiet,
    before: before ? sideAsJson(before) : null,
    after: after ? sideAsJson(after) : null,
    obligations: obligations.map(obligationAsJson),
    ...(history === undefined ? {} : { history }),
  };
}

function sideAsJson({ says, ...place }: SideView) {
  return { ...placeOfView(place), says: says ?? null };
}

function obligationAsJson({ place, ...plain }: ObligationView) {
  return { ...plain, place: place ? placeOfView(place) : null };
}
