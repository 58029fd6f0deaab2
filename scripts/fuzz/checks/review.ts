/** What is claimed of a review, whatever the two states are. */
import type { Analyzer } from '../../../server/src/core/analysis/analyzer.ts';
import { DEFAULT_SETTINGS } from '../../../server/src/core/model/settings.ts';
import { baseOf } from '../../../server/src/core/review/base-state.ts';
import { newFindings } from '../../../server/src/core/review/new-findings.ts';
import { reviewOf } from '../../../server/src/core/review/review.ts';
import { viewsOf } from '../../../server/src/core/review/view.ts';
import { EXAMPLE_NOW } from '../../../server/src/core/rules/examples.ts';
import { uriOf } from '../../../test/harness/workspace.ts';
import { infoOf } from '../sound-workspace.ts';
import type { Seed } from '../target.ts';
import { assertPlacedIn, assertWords } from './placed.ts';

/** The file at `path` has come out of `before`, or has come new. */
export function assertReview(head: Analyzer, path: string, before: Seed | undefined): void {
  const old = before && { info: infoOf(before.path, DEFAULT_SETTINGS), text: before.text };
  const files = [{ before: old, after: uriOf(path) }];
  const base = baseOf(head, files);
  const changes = reviewOf(base, head, files, EXAMPLE_NOW);
  for (const { kind, title, message, subject, before: was, after: is, obligations } of changes) {
    for (const text of [title, message, subject]) assertWords(text, `the change ${kind.id}`);
    if (was) assertPlacedIn(base, was.document, was.span, `the base of ${kind.id}`);
    if (is) assertPlacedIn(head, is.document, is.span, `the head of ${kind.id}`);
    for (const { asks, says, at, id } of obligations) {
      for (const text of [asks, says]) assertWords(text, `the obligation ${id}`);
      if (at) assertPlacedIn(head, at.document, at.span, `the obligation ${id}`);
    }
  }
  for (const { title } of viewsOf(changes, base, head)) assertWords(title, 'a view');
  newFindings(base, head, files);
}
