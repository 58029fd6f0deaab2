/** What reports say of a finding, with the places that it names. */
import type { Analyzer } from '../../core/analysis/analyzer.ts';
import type { Finding } from '../../core/analysis/finding.ts';
import { messageOf } from '../../core/analysis/message.ts';
import { type Place, placeOf } from './place.ts';
import { clipped, visible } from './visible.ts';

export interface RelatedPlace extends Place {
  readonly uri: string;
  readonly message: string;
}

/** A message repeats what the manifest says, however long that is. */
const LONGEST = 1000;

/** Nothing in it is unseen, and it is on one line. */
export function messageFor(analyzer: Analyzer, finding: Finding): string {
  return visible(clipped(messageOf(analyzer, finding), LONGEST));
}

export function relatedTo(analyzer: Analyzer, { related }: Finding): RelatedPlace[] {
  return related.map(({ document, span, message }) => ({
    ...placeOf(analyzer, document, span),
    uri: document.uri,
    message: visible(clipped(message, LONGEST)),
  }));
}

/** `a.yaml:12`, which people find and editors open. */
export function lineOf({ file, range }: Place): string {
  return `${visible(file)}:${range.start.line}`;
}
