import type { ChangeView, PlaceView } from '../../../core/review/view.ts';
import { fileOf, type Place, pointOf } from '../../reports/place.ts';

/** As `check` counts: from 1. */
export function placeOfView({ uri, range }: PlaceView): Place {
  return { file: fileOf(uri), range: { start: pointOf(range.start), end: pointOf(range.end) } };
}

/** Where a change shows: in the head, and what is gone in the base. */
export function shownPlace({ before, after }: ChangeView): PlaceView | undefined {
  return after ?? before;
}
