/** The state that a review compares with: the workspace as it is, but for the files that differ. */
import type { Analyzer } from '../analysis/analyzer.ts';
import type { FileInfo } from '../analysis/state.ts';

/** A file that is not the same in both states. A file that was renamed has another URI before. */
export interface FileChange {
  readonly before: { readonly info: FileInfo; readonly text: string } | undefined;
  /** URI of the file in the head; undefined where it is gone. */
  readonly after: string | undefined;
}

/** The base of a review. What did not change shows through from the head, so it costs as much as the changed files. */
export function baseOf(head: Analyzer, changes: readonly FileChange[]): Analyzer {
  const base = head.variant(new Set(changes.flatMap(({ after }) => after ?? [])));
  for (const { before } of changes) if (before) base.open(before.info, before.text);
  return base;
}
