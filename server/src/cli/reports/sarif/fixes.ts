/** Edits as SARIF proposes them (3.55). */
import type { Analyzer } from '../../../core/analysis/analyzer.ts';
import { type EditPlan, editsOf } from '../../../core/analysis/edits.ts';
import type { Finding } from '../../../core/analysis/finding.ts';
import { editsInPlace } from '../offered-edits.ts';
import { artifactLocation, regionOf } from './location.ts';
import { messageOf } from './message.ts';

/**
 * The edits that may be taken as they are. What has blanks is left out, for programs would write the blanks into the
 * file as if they were answers; and what makes a file, for which SARIF has no word.
 */
export function fixesOf(analyzer: Analyzer, finding: Finding) {
  return finding.offers().flatMap((offer) => {
    const plan = editsOf(analyzer, finding, offer, 'plain');
    if (!plan || plan.created.length > 0 || plan.changes.length === 0) return [];
    const answered = editsOf(analyzer, finding, offer, 'sample');
    if (JSON.stringify(answered) !== JSON.stringify(plan)) return [];
    return [
      {
        description: messageOf(offer.title),
        artifactChanges: artifactChanges(analyzer, plan),
        properties: { kind: offer.kind },
      },
    ];
  });
}

function artifactChanges(analyzer: Analyzer, plan: EditPlan) {
  const edits = editsInPlace(analyzer, plan);
  return plan.changes.map(({ uri }) => ({
    artifactLocation: artifactLocation(uri),
    replacements: edits
      .filter((edit) => edit.uri === uri)
      .map(({ range, text }) => ({
        deletedRegion: regionOf(range),
        ...(text === '' ? {} : { insertedContent: { text } }),
      })),
  }));
}
