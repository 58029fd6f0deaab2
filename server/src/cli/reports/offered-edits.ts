/** The edits of an offer in their places, as reports count. */
import type { Analyzer } from '../../core/analysis/analyzer.ts';
import type { EditPlan } from '../../core/analysis/edits.ts';
import { positionInFile } from '../../core/syntax/source.ts';
import { type Place, pointOf } from './place.ts';

export interface OfferedEdit {
  readonly uri: string;
  readonly range: Place['range'];
  readonly text: string;
}

/** Edits of files that are there; those that a plan creates have no places. */
export function editsInPlace(analyzer: Analyzer, { changes }: EditPlan): OfferedEdit[] {
  return changes.flatMap(({ uri, edits }) => {
    const source = analyzer.file(uri)?.source;
    if (!source) return [];
    const at = (offset: number) => pointOf(positionInFile(source, offset));
    return edits.map(({ start, end, newText }) => ({ uri, range: { start: at(start), end: at(end) }, text: newText }));
  });
}
